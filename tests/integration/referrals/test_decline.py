"""Declining: with a reason, to the next one, and by an owner only until somebody was reached."""

from datetime import timedelta
from typing import Any

import pytest

from api import clock
from api.clock import utc_now
from api.crisis.levels import Level
from api.referrals.codes import Place
from api.referrals.lifecycle import STANDING
from tests.integration.referrals.holder import Held, holding, later, owning, slug
from tests.journey import told, work
from tests.world import World, claimed

NEVER, NOT_NOW = {"reason": "out_of_scope"}, {"reason": "no_capacity"}
BEFORE_CONTACT = (Place.ACCEPTED, Place.SCHEDULED, Place.NO_SHOW, Place.APPOINTMENT_CANCELLED)


def test_declined_referral_goes_to_the_next_and_never_back(world: World) -> None:
    referral, _ = world.queued(world.platform())
    first, second = world.clinician("NY"), world.clinician("NY")
    path = f"/v1/referrals/{referral['id']}/decline"
    token = claimed(first, referral)
    assert first.post(path, {"reason": "out_of_scope"}, Claim_Token=token).status_code == 204
    assert first.get("/v1/intake-queue").json["items"] == []
    assert first.post(f"/v1/referrals/{referral['id']}/claim").status_code == 404
    assert first.get(f"/v1/referrals/{referral['id']}").status_code == 404
    assert claimed(second, referral) == "2", "the token only rises"


def test_clinician_without_capacity_meets_the_referral_again_after_three_days(
    world: World,
) -> None:
    referral, _ = world.queued(world.platform())
    clinician = world.clinician("NY")
    world.clinician("NY")
    token = claimed(clinician, referral)
    path = f"/v1/referrals/{referral['id']}/decline"
    clinician.post(path, {"reason": "no_capacity"}, Claim_Token=token)
    assert clinician.get("/v1/intake-queue").json["items"] == []
    clock.move(timedelta(hours=73))
    try:
        assert len(clinician.get("/v1/intake-queue").json["items"]) == 1
    finally:
        clock.move(-timedelta(hours=73))


def test_referral_ends_with_alternatives_when_no_candidate_is_left(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    token = claimed(clinician, referral)
    path = f"/v1/referrals/{referral['id']}"
    clinician.post(f"{path}/decline", {"reason": "out_of_scope"}, Claim_Token=token)
    seen = member.get(path).json
    assert seen["status"] == "declined"
    assert seen["alternatives"]
    assert "out_of_scope" not in platform.get(path).text


@pytest.mark.parametrize(
    "why",
    [
        {"reason": "other", "comment": "The topics are not mine."},
        {"reason": "higher_level_of_care", "next_place": "mobile_crisis"},
    ],
)
def test_why_it_was_declined_is_kept(world: World, why: dict[str, str]) -> None:
    held = holding(world)
    assert held.act("decline", why).status_code == 204
    [kept] = world.rows("SELECT code AS reason, comment, next_place FROM decline")
    assert {name: value for name, value in kept._mapping.items() if value} == why


def test_where_to_turn_next_is_told_to_the_member_alone(world: World) -> None:
    platform = world.platform()
    referral, member = world.queued(platform)
    path = f"/v1/referrals/{referral['id']}"
    one, two, last = (world.clinician("NY") for _ in range(3))
    assert member.get(path).json["next_place"] is None
    for clinician, where in ((one, "a mobile team"), (two, "the day clinic")):
        why = {"reason": "higher_level_of_care", "next_place": where}
        token = claimed(clinician, referral)
        assert clinician.post(f"{path}/decline", why, Claim_Token=token).status_code == 204
    assert member.get(path).json["next_place"] == "the day clinic"
    assert member.get("/v1/referrals").json["items"][0]["next_place"] == "the day clinic"
    claimed(last, referral)
    assert last.get(path).json["next_place"] is None
    assert platform.get(path).json["next_place"] is None


@pytest.mark.parametrize("risk", ["L0", "L1"])
def test_its_end_is_told_where_the_outcome_is_shared(world: World, risk: str) -> None:
    held = holding(world)
    world.rows("UPDATE referral SET risk = :risk RETURNING id", risk=risk)
    assert held.act("decline", NEVER).status_code == 204
    work(world)
    assert told(held.platform) == ["submitted", "queued", "opened", "declined"]


def test_risk_is_not_declined_away_when_no_candidate_is_left(world: World) -> None:
    screener = {"kind": "screener", "instrument": "phq-9", "answers": {"9": 2}}
    referral, member = world.queued(world.platform(), context=[screener])
    clinician = world.clinician("NY")
    token = claimed(clinician, referral)
    path = f"/v1/referrals/{referral['id']}"
    clinician.post(f"{path}/decline", {"reason": "out_of_scope"}, Claim_Token=token)
    seen = member.get(path).json
    assert (seen["status"], seen["next_actor"]) == ("queued", "coordinator")


@pytest.mark.parametrize(
    ("reason", "pointer"), [("other", "/comment"), ("higher_level_of_care", "/next_place")]
)
def test_decline_needs_words_for_some_reasons(world: World, reason: str, pointer: str) -> None:
    referral, _ = world.queued(world.platform())
    clinician = world.clinician("NY")
    token = claimed(clinician, referral)
    answer = clinician.post(
        f"/v1/referrals/{referral['id']}/decline", {"reason": reason}, Claim_Token=token
    )
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, pointer)


@pytest.mark.parametrize("reason", ["no_capacity", "waitlist_only"])
@pytest.mark.parametrize("accepted", [False, True])
def test_not_now_comes_back_after_72_hours(world: World, reason: str, *, accepted: bool) -> None:
    held = owning(world) if accepted else holding(world)
    world.clinician("NY")
    assert held.act("decline", {"reason": reason}).status_code == 204
    with later(world, hours=71):
        assert not held.waits(held.clinician)
        assert held.clinician.post(f"{held.path}/claim").status_code == 404
    with later(world, hours=73):
        assert held.waits(held.clinician)
        assert claimed(held.clinician, held.referral) == "2"


def test_no_other_reason_comes_back(world: World) -> None:
    held = holding(world)
    world.clinician("NY")
    held.act("decline", NEVER)
    with later(world, days=9):
        assert not held.waits(held.clinician)


def _reached(held: Held) -> None:
    held.world.rows("UPDATE referral SET first_contact_at = :at RETURNING id", at=utc_now())


@pytest.mark.parametrize("place", BEFORE_CONTACT)
def test_an_owner_declines_while_nobody_was_reached(world: World, place: Place) -> None:
    held, other = owning(world), world.clinician("NY")
    held.stand(place)
    assert held.act("decline", NEVER).status_code == 204
    assert held.waits(other)
    assert held.read() == 404
    assert held.column("responsible_id") is None, "nobody was reached: nobody is left alone"


@pytest.mark.parametrize("place", BEFORE_CONTACT)
def test_nobody_declines_after_somebody_was_reached(world: World, place: Place) -> None:
    held = owning(world)
    world.clinician("NY")
    held.stand(place)
    _reached(held)
    answer = held.act("decline", NEVER)
    assert slug(answer) == (409, "invalid-transition")
    assert "hand it back" in answer.json["detail"]
    assert held.act("hand-back").status_code == 204


@pytest.mark.parametrize("place", sorted({*STANDING} - {*BEFORE_CONTACT}))
def test_nothing_else_is_declined(world: World, place: Place) -> None:
    held = owning(world)
    held.stand(place)
    assert slug(held.act("decline", NEVER)) == (409, "invalid-transition")


def test_a_claim_is_declined_whoever_was_reached_before_by_another(world: World) -> None:
    held, other = owning(world), world.clinician("NY")
    world.clinician("NY")
    _reached(held)
    held.act("hand-back")
    token = claimed(other, held.referral)
    assert other.post(f"{held.path}/decline", NEVER, Claim_Token=token).status_code == 204
    assert held.column("responsible_id") == held.clinician.actor.id, "they still answer for it"


def test_it_ends_when_the_only_other_clinician_cannot_take_it(world: World) -> None:
    held = holding(world)
    other = world.clinician("NY")
    world.rows(
        "UPDATE clinician SET languages = '{es}' WHERE id = :id RETURNING id", id=other.actor.id
    )
    held.act("decline", NEVER)
    assert held.member.get(held.path).json["status"] == "declined"


@pytest.mark.parametrize("declining", [NEVER, NOT_NOW])
def test_it_waits_for_whoever_may_still_come_back(world: World, declining: Any) -> None:
    held = holding(world)
    held.act("decline", declining)
    ended = declining is NEVER
    assert held.column("status") == ("declined" if ended else "queued")


def test_at_l2_a_coordinator_looks_for_somebody_when_none_is_left(world: World) -> None:
    held = owning(world)
    world.rows("UPDATE referral SET risk = :risk RETURNING id", risk=Level.L2.value)
    held.act("decline", NEVER)
    seen = held.member.get(held.path).json
    assert (seen["status"], seen["next_action"], seen["next_actor"]) == (
        "queued",
        "find_clinician",
        "coordinator",
    )
