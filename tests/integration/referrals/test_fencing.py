"""The fence: whatever a holder may write, an older token writes nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import text

from api.clock import utc_now
from tests.integration.referrals.holder import Held, holding, owning, slug
from tests.integration.strangers.operations import Operation, operations_of
from tests.world import Answer, World, claimed

AT_LEAST = {
    "renewClaim",
    "releaseClaim",
    "acceptReferral",
    "declineReferral",
    "handBackReferral",
    "holdReferral",
    "resumeReferral",
    "confirmReferralCancel",
    "recordReferralOutcome",
}


def fenced(world: World) -> list[Operation]:
    """Return every operation of the document that takes the claim's token."""
    named = [
        each for each in operations_of(world.app) if "Claim-Token" in each.parameter_names("header")
    ]
    assert {each.name for each in named} >= AT_LEAST
    return named


def _sent(held: Held, operation: Operation, **headers: str) -> Answer:
    """Call it with the example's body; what needs a precondition or a day ahead gets one."""
    path = operation.path.replace("{referral_id}", held.referral["id"])
    call = held.clinician.put if operation.method == "put" else held.clinician.post
    ahead = {"starts_at": (utc_now() + timedelta(days=1)).isoformat()}
    body = {name: ahead.get(name, value) for name, value in operation.body.items()}
    return call(path, body, If_None_Match="*", **headers)


def _all_of_it(world: World) -> list[str]:
    tables = ("referral", "timer", "intake_card", "decline", "appointment", "contact", "message")
    with world.as_owner() as session:
        return [
            str(session.execute(text(f"SELECT array_agg(t::text ORDER BY t) FROM {table} t")).one())
            for table in tables
        ]


def _claimed_again(held: Held) -> None:
    held.act("release")
    assert claimed(held.clinician, held.referral) == "2"


def _accepted_again(held: Held) -> None:
    _claimed_again(held)
    assert held.act("accept", token="2").status_code == 200


def _with_another(held: Held) -> None:
    held.act("release")
    claimed(held.world.clinician("NY"), held.referral)


def _handed_back(held: Held) -> None:
    held.act("accept")
    assert held.act("hand-back").status_code == 204


def _withdrawn(held: Held) -> None:
    held.act("accept")
    [consent] = held.member.get("/v1/consents?limit=1").json["items"]
    assert held.member.post(f"/v1/consents/{consent['id']}/revoke").status_code == 200


@pytest.mark.parametrize(
    "grown_old", [_claimed_again, _accepted_again, _with_another, _handed_back, _withdrawn]
)
def test_every_write_of_a_holder_refuses_an_older_token(
    world: World, grown_old: Callable[[Held], None]
) -> None:
    held = holding(world)
    world.clinician("NY")
    grown_old(held)
    before = _all_of_it(world)
    answers = {each.name: slug(_sent(held, each, Claim_Token="1")) for each in fenced(world)}
    assert answers == dict.fromkeys(answers, (409, "stale-claim"))
    assert _all_of_it(world) == before


def test_every_write_of_a_holder_refuses_a_token_whose_lease_is_over(
    world: World, later: Callable[..., None]
) -> None:
    held = holding(world)
    before = _all_of_it(world)
    later(minutes=31)
    answers = {each.name: slug(_sent(held, each, Claim_Token="1")) for each in fenced(world)}
    assert answers == dict.fromkeys(answers, (409, "stale-claim"))
    assert _all_of_it(world) == before, "and the worker has not come by yet"


def test_every_write_of_a_holder_needs_the_token(world: World) -> None:
    held = owning(world)
    answers = {each.name: slug(_sent(held, each)) for each in fenced(world)}
    assert answers == dict.fromkeys(answers, (428, "claim-token-missing"))
