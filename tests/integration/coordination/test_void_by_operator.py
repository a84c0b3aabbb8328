"""An operator's void: any open referral ends, its words with it, and they read nothing of it."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from api.referrals.codes import OPEN, Place
from tests.integration.intake.test_races import at_once
from tests.integration.referrals.holder import Held, holding, owning, slug
from tests.world import Answer, Caller, World

ANY_OPEN = [place for place in Place if place.status in OPEN]
ENDED = [place for place in Place if place.status not in OPEN]
REASONS = ["entered_in_error", "wrong_person", "test", "legal_order"]


def _void(who: Caller, referral_id: str, reason: str = "wrong_person", **headers: str) -> Answer:
    return who.post(f"/v1/admin/referrals/{referral_id}/void", {"reason": reason}, **headers)


def _voided(held: Held, reason: str = "wrong_person") -> Answer:
    return _void(held.world.operator(), held.referral["id"], reason)


def _in(world: World, place: Place) -> Held:
    held = holding(world) if place is Place.CLAIMED else owning(world)
    if place is Place.QUEUED:
        world.clinician("NY")
        assert held.act("hand-back").status_code == 204
    elif place not in (Place.CLAIMED, Place.ACCEPTED):
        held.stand(place)
    return held


@pytest.mark.parametrize("place", ANY_OPEN)
def test_it_ends_wherever_it_stands_and_nothing_of_it_is_left(world: World, place: Place) -> None:
    held = _in(world, place)
    answer = _voided(held)
    assert (answer.status_code, answer.data) == (204, b"")
    names = ("status", "phase", "hold_reason", "clinician_id", "responsible_id", "due_at")
    assert [held.column(name) for name in names] == ["void", *[None] * 5]
    assert (held.column("next_action"), held.column("next_actor")) == ("nothing", "nobody")
    assert held.column("ended_at") is not None
    for left in (
        "intake_card",
        "intake_place WHERE waiting",
        "timer WHERE fired_at IS NULL AND ended_at IS NULL",
        "appointment WHERE status IN ('proposed', 'scheduled') OR wrapped_key IS NOT NULL",
        "context_key",
        "context_body",
        "message_key",
    ):
        assert world.rows(f"SELECT 1 FROM {left}") == [], left


def test_it_ends_before_the_member_has_decided(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    assert _void(world.operator(), referral["id"]).status_code == 204
    assert platform.get(f"/v1/referrals/{referral['id']}").json["status"] == "void"
    again = world.submitted(platform)
    assert again["status"] == "awaiting_consent", "it stands in nobody's way"


def test_whoever_has_it_reads_and_writes_no_more(world: World) -> None:
    held = owning(world)
    held.act("messages", {"text": "Hello."})
    assert held.read() == 200
    _voided(held)
    assert held.read() == 410
    assert held.clinician.get(held.path).status_code == 404
    assert held.clinician.get(f"{held.path}/messages").status_code == 404
    assert slug(held.act("messages", {"text": "Hello?"})) == (409, "stale-claim")
    assert slug(held.act("hand-back")) == (409, "stale-claim")


def test_who_answers_for_it_does_so_no_more(world: World) -> None:
    held = _in(world, Place.QUEUED)
    assert held.clinician.get(held.path).status_code == 200
    _voided(held)
    assert held.clinician.get(held.path).status_code == 404


def test_the_member_sees_that_it_is_void(world: World) -> None:
    held = owning(world)
    _voided(held)
    seen = held.member.get(held.path).json
    assert (seen["status"], seen["clinician"]) == ("void", None)
    assert held.member.get("/v1/disclosures").status_code == 200


@pytest.mark.parametrize(
    ("share_back", "told", "seen"),
    [
        ("outcome", "referral.void", "void"),
        ("open_closed", "referral.closed", "closed"),
        ("none", None, "not_shared"),
    ],
)
def test_the_platform_is_told_what_the_member_shares(
    world: World, share_back: str, told: str | None, seen: str
) -> None:
    held = owning(world, share_back=share_back)
    before = len(world.rows("SELECT 1 FROM feed_event"))
    _voided(held)
    fed = [type_ for (type_,) in world.rows("SELECT type FROM feed_event ORDER BY recorded")]
    assert fed[before:] == ([told] if told else [])
    assert held.platform.get(held.path).json["status"] == seen


@pytest.mark.parametrize("place", ENDED)
def test_what_has_ended_stays_as_it_ended_and_they_learn_not_how(
    world: World, place: Place
) -> None:
    held = owning(world)
    world.rows(
        "UPDATE referral SET status = :status, ended_at = now(), due_at = NULL RETURNING 1",
        status=place.value,
    )
    answer = _voided(held)
    assert slug(answer) == (409, "invalid-transition")
    assert "referral_status" not in answer.json
    assert place.value not in answer.json["detail"]
    assert held.column("status") == place.value
    assert world.rows("SELECT count(*) FROM context_key") == [(1,)]


@pytest.mark.parametrize("reason", REASONS)
def test_the_record_says_who_and_why_by_a_code(world: World, reason: str) -> None:
    held = owning(world)
    _voided(held, reason)
    [(persona, code, tenant)] = world.rows(
        """SELECT actor_persona, body::json #>> '{facts,code}', platform_id FROM audit_event
           WHERE action = 'referral.voided'"""
    )
    assert (persona, code, tenant) == ("operator", reason, held.platform.actor.id)


@pytest.mark.parametrize("body", [None, {"reason": "other"}, {"reason": "test", "why": "x"}])
def test_a_reason_is_one_of_the_codes(world: World, body: Any) -> None:
    held = owning(world)
    path = f"/v1/admin/referrals/{held.referral['id']}/void"
    assert world.operator().post(path, body).status_code == 422
    assert held.column("status") == "accepted"


def test_nobody_but_an_operator_voids_there(world: World) -> None:
    held = owning(world)
    others = (held.platform, held.member, held.clinician, world.coordinator())
    assert {_void(each, held.referral["id"]).status_code for each in others} == {403}
    assert held.column("status") == "accepted"


def test_an_id_of_nothing_is_not_found(world: World) -> None:
    assert slug(_void(world.operator(), str(uuid4()))) == (404, "not-found")


@pytest.mark.parametrize(
    "path", ["", "/context", "/messages", "/actions", "/appointment", "/contacts", "/attempts"]
)
def test_an_operator_reads_nothing_of_it_before_or_after(world: World, path: str) -> None:
    held, operator = owning(world), world.operator()
    assert operator.get(f"{held.path}{path}").status_code == 403
    _void(operator, held.referral["id"])
    assert operator.get(f"{held.path}{path}").status_code == 403
    assert operator.get(f"/v1/admin/referrals/{held.referral['id']}").status_code == 403


def test_a_repeat_under_the_same_key_is_the_same_answer(world: World) -> None:
    held, operator = owning(world), world.operator()
    key = str(uuid4())
    answers = [_void(operator, held.referral["id"], Idempotency_Key=key) for _ in range(2)]
    assert [each.status_code for each in answers] == [204, 204]
    assert world.rows("SELECT count(*) FROM audit_event WHERE action = 'referral.voided'") == [(1,)]


def test_a_waiting_alert_stays_to_be_answered(world: World) -> None:
    held = owning(world)
    assert held.member.post(f"{held.path}/crisis-flag", {"at_least": "L3"}).status_code == 200
    _voided(held)
    assert world.rows("SELECT reviewed_at FROM crisis_alert") == [(None,)]
    on_call = world.on_call()
    assert on_call.post(f"{held.path}/acknowledge").status_code == 200


@pytest.mark.slow
def test_void_wins_when_the_holder_accepts_at_once(world: World) -> None:
    came_to = set()
    for n in range(20):
        held, operator = holding(world, member_ref=f"u-{n}", reference=f"ref-{n}"), world.operator()

        def accepts(held: Held = held) -> bool:
            return held.act("accept").status_code == 200

        def voids(held: Held = held, operator: Caller = operator) -> bool:
            return _void(operator, held.referral["id"]).status_code == 204

        acts: list[Callable[[], bool]] = [accepts, voids]
        came_to.add(tuple(at_once(acts if n % 2 else acts[::-1])[:: 1 if n % 2 else -1]))
        assert held.column("status") == "void"
    assert {voided for _, voided in came_to} == {True}
