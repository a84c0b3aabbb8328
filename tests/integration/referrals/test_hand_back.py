"""Handing back: nobody is left alone, and who hands back reads and meets it no more."""

import pytest

from api.crisis.levels import Level
from api.referrals.codes import Place
from api.referrals.lifecycle import STANDING
from tests.integration.referrals.holder import Held, holding, later, owning, slug
from tests.world import World, claimed


def _accept_next(held: Held) -> None:
    other = held.world.clinician("NY")
    token = claimed(other, held.referral)
    assert other.post(f"{held.path}/accept", Claim_Token=token).status_code == 200


def test_who_hands_back_stays_responsible_until_the_next_accepts(world: World) -> None:
    held = owning(world)
    world.clinician("NY")
    assert held.act("hand-back").status_code == 204
    assert (held.column("status"), held.column("clinician_id")) == ("queued", None)
    assert held.column("responsible_id") == held.clinician.actor.id
    other = world.clinician("NY")
    claimed(other, held.referral)
    assert held.column("responsible_id") == held.clinician.actor.id, "a claim is no acceptance"
    other.post(f"{held.path}/accept", Claim_Token="2")
    assert held.column("responsible_id") is None


def test_who_hands_back_stays_responsible_when_the_next_only_looks(world: World) -> None:
    held, other = owning(world), world.clinician("NY")
    held.act("hand-back")
    token = claimed(other, held.referral)
    assert other.post(f"{held.path}/release", Claim_Token=token).status_code == 204
    assert held.column("responsible_id") == held.clinician.actor.id


def test_who_hands_back_reads_nothing_meanwhile(world: World) -> None:
    held = owning(world)
    assert held.read() == 200
    held.act("hand-back")
    assert held.read() == 410
    seen = held.clinician.get(held.path).json
    assert (seen["responsible"], seen["topics"], seen["context"]) == (True, [], [])


def test_who_hands_back_does_not_meet_it_again(world: World) -> None:
    held, other = owning(world), world.clinician("NY")
    held.act("hand-back")
    assert held.waits(other)
    assert not held.waits(held.clinician)
    assert held.clinician.post(f"{held.path}/claim").status_code == 404
    assert held.clinician.post("/v1/intake-queue/claims").status_code == 204
    assert slug(held.act("accept")) == (409, "stale-claim")


@pytest.mark.parametrize("place", STANDING)
def test_it_can_be_handed_back_wherever_an_owner_has_it(world: World, place: Place) -> None:
    held, other = owning(world), world.clinician("NY")
    held.stand(place)
    assert held.act("hand-back").status_code == 204
    assert held.waits(other)
    assert held.column("next_action") == "claim"


def test_it_waits_where_the_member_is_by_then(world: World) -> None:
    held, other = owning(world), world.clinician("NJ")
    held.stand(Place.MOVED_STATE)
    world.rows("UPDATE referral SET jurisdiction = 'NJ' RETURNING id")
    held.act("hand-back")
    assert held.waits(other)


def test_it_waits_again_after_a_consent_has_lapsed_and_been_renewed(world: World) -> None:
    held, other = owning(world), world.clinician("NY")
    with later(world, days=91):
        assert held.column("status") == "on_hold"
        world.granted(held.member, held.referral)
        assert held.column("status") == "accepted"
        assert held.act("hand-back").status_code == 204
        assert held.waits(other)


def test_a_claim_is_not_handed_back(world: World) -> None:
    assert slug(holding(world).act("hand-back")) == (409, "invalid-transition")


def test_a_coordinator_looks_for_somebody_when_nobody_else_can_take_it(world: World) -> None:
    held = owning(world)
    held.act("hand-back")
    seen = held.member.get(held.path).json
    assert (seen["status"], seen["next_action"], seen["next_actor"]) == (
        "queued",
        "find_clinician",
        "coordinator",
    )


def test_the_member_names_anew_when_whom_they_named_hands_it_back(world: World) -> None:
    held = owning(world)
    other = world.clinician("NY")
    recipient = {
        "class": "licensed_clinician",
        "clinician_id": str(held.clinician.actor.id),
    }
    terms = world.terms(held.referral, recipients=[recipient])
    assert held.member.post("/v1/consents", terms).status_code == 201
    held.act("hand-back")
    seen = held.member.get(held.path).json
    assert (seen["next_action"], seen["next_actor"]) == ("decide_consent", "member")
    world.granted(held.member, held.referral)
    assert held.waits(other)


def test_at_l2_a_coordinator_looks_where_whom_the_member_named_hands_it_back(
    world: World,
) -> None:
    held = owning(world)
    world.clinician("NY")
    recipient = {
        "class": "licensed_clinician",
        "clinician_id": str(held.clinician.actor.id),
    }
    terms = world.terms(held.referral, recipients=[recipient])
    assert held.member.post("/v1/consents", terms).status_code == 201
    world.rows("UPDATE referral SET risk = :risk RETURNING id", risk=Level.L2.value)
    held.act("hand-back")
    assert held.column("next_actor") == "coordinator"


def test_who_has_handed_back_may_meet_it_again_after_the_next_has_had_it(world: World) -> None:
    held = owning(world)
    held.act("hand-back")
    _accept_next(held)
    world.rows("UPDATE referral SET risk = risk RETURNING id")
    assert held.column("responsible_id") is None
    assert slug(held.act("accept")) == (409, "stale-claim")
