"""Every act on a referral is on record, in its order, with who did it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from api.clock import utc_now
from tests.integration.care.cared import CHECKED, NEW, accepted, proposal
from tests.integration.referrals.holder import holding, owning
from tests.world import Caller, World, claimed

Later = Callable[..., None]
OUTCOME = {"code": "care_completed", "evidence": "clinician_attested"}
_GRANTED = [("referral.submitted", "platform"), ("consent.granted", "member")]
_CLAIMED = [*_GRANTED, ("referral.claimed", "clinician")]
_ACCEPTED = [*_CLAIMED, ("referral.accepted", "clinician")]
_BY = """
SELECT action, actor_persona FROM audit_event
WHERE object_kind NOT IN ('clinician', 'coordinator', 'platform')
    AND action <> 'referral.words_destroyed' ORDER BY position
"""


def _acts(world: World) -> list[Any]:
    return [tuple(row) for row in world.rows(_BY)]


def _by(persona: str, *actions: str) -> list[tuple[str, str]]:
    return [(action, persona) for action in actions]


def _path(referral: dict[str, Any]) -> str:
    return f"/v1/referrals/{referral['id']}"


def _posts(who: Caller, *paths: str) -> None:
    for path in paths:
        answer = who.post(path)
        assert answer.status_code < 300, (path, answer.text)


def test_what_becomes_of_a_claim(world: World) -> None:
    held = holding(world)
    for verb in ("renew", "release"):
        assert held.act(verb).status_code < 300
    held.token = claimed(held.clinician, held.referral)
    assert held.act("decline", {"reason": "out_of_scope"}).status_code == 204
    done = ("claim_renewed", "released", "claimed", "declined")
    assert _acts(world) == [*_CLAIMED, *_by("clinician", *(f"referral.{each}" for each in done))]


def test_what_an_owner_does_with_it(world: World) -> None:
    held = owning(world)
    assert held.act("hold", {"expected_wait_days": 21}).status_code == 200
    for verb in ("resume", "hand-back"):
        assert held.act(verb).status_code < 300
    done = ("held", "resumed", "handed_back")
    assert _acts(world) == [*_ACCEPTED, *_by("clinician", *(f"referral.{each}" for each in done))]


def test_what_comes_of_a_cancellation(world: World) -> None:
    held = owning(world)
    _posts(held.platform, f"{held.path}/cancel")
    assert held.act("confirm-cancel").status_code == 204
    assert _acts(world)[len(_ACCEPTED) :] == [
        ("referral.cancel_asked", "platform"),
        ("referral.cancel_confirmed", "clinician"),
    ]


def test_what_becomes_of_an_appointment(world: World) -> None:
    cared = accepted(world)
    assert cared.arranged()
    assert cared.puts(proposal(minutes=30), If_Match="*").status_code == 200
    _posts(cared.member, f"{cared.path}/appointment/confirm", f"{cared.path}/appointment/cancel")
    assert cared.contacted().status_code == 201
    assert _acts(world)[len(_ACCEPTED) :] == [
        *_by("clinician", "appointment.proposed", "appointment.changed"),
        *_by("member", "appointment.confirmed", "appointment.cancelled"),
        ("contact.recorded", "clinician"),
    ]


def test_what_becomes_of_a_visit(world: World, later: Later) -> None:
    cared = accepted(world)
    soon = (utc_now() + timedelta(minutes=30)).isoformat()
    assert cared.puts(proposal(starts_at=soon), **NEW).status_code == 201
    assert cared.acts("appointment/check-in", CHECKED).status_code == 200
    later(minutes=40)
    assert cared.visited("attended").status_code == 200
    assert cared.acts("outcome", OUTCOME).status_code == 200
    _posts(cared.member, f"{cared.path}/confirm-outcome")
    visit = ("appointment.proposed", "appointment.checked_in", "visit.recorded", "referral.closed")
    assert _acts(world)[len(_ACCEPTED) :] == [
        *_by("clinician", *visit),
        ("referral.outcome_confirmed", "member"),
    ]


def test_what_a_member_and_their_platform_do(world: World) -> None:
    held, next_one = holding(world), world.clinician("NY")
    change = {"jurisdiction": "CA"}
    assert held.member.patch("/v1/members/me", change, If_Match="*").status_code == 200
    assert (
        held.member.patch("/v1/members/me", {"jurisdiction": "NY"}, If_Match="*").status_code == 200
    )
    claimed(next_one, held.referral)
    _posts(held.member, f"{held.path}/refuse-clinician", f"{held.path}/withdraw")
    second = world.submitted(held.platform)
    _posts(held.platform, f"{_path(second)}/void")
    assert _acts(world)[len(_CLAIMED) :] == [
        *_by("member", "member.changed", "member.changed"),
        ("referral.claimed", "clinician"),
        *_by("member", "referral.clinician_refused", "consent.revoked"),
        *_by("platform", "referral.submitted", "referral.voided"),
    ]
