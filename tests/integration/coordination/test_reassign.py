"""Reassigning: taken from who does not act, never to come back to them, and nobody is lost."""

from typing import Any

import pytest

from api.referrals.codes import Place
from api.referrals.lifecycle import STANDING
from tests.integration.coordination.handed import (
    Handed,
    lapsed,
    owned,
    slug,
    undecided,
    unmatched,
)
from tests.world import Caller, World


def _waits_for(clinician: Caller, handed: Handed) -> bool:
    cards = clinician.get("/v1/intake-queue").json["items"]
    return handed.referral["id"] in [card["referral_id"] for card in cards]


@pytest.mark.parametrize("place", STANDING)
def test_what_somebody_has_waits_for_the_next(world: World, place: Place) -> None:
    handed, other = owned(world), world.clinician("NY")
    if place is not Place.ACCEPTED:
        handed.stand(place)
    assert handed.owner
    answer = handed.acts("reassign")
    assert answer.status_code == 200, answer.text
    assert (answer.json["place"], answer.json["next_actor"]) == ("queued", "clinician")
    assert _waits_for(other, handed)
    assert not _waits_for(handed.owner, handed)
    assert handed.owner.get(f"{handed.path}/context").status_code != 200
    assert handed.row("clinician_id", "responsible_id") == (None, handed.owner.actor.id)
    assert handed.acts("reassign").status_code == 404
    assert other.post(f"{handed.path}/claim").status_code == 200


def test_who_was_replaced_is_excluded_for_good(world: World) -> None:
    handed, other = owned(world), world.clinician("NY")
    assert handed.owner
    handed.acts("reassign")
    token = str(other.post(f"{handed.path}/claim").json["claim"]["token"])
    assert other.post(f"{handed.path}/accept", Claim_Token=token).status_code == 200
    assert other.post(f"{handed.path}/hand-back", Claim_Token=token).status_code == 204
    assert not _waits_for(handed.owner, handed)
    assert handed.owner.post(f"{handed.path}/claim").status_code == 404


def test_a_claim_is_taken_and_an_old_token_is_stale(world: World) -> None:
    handed, other = owned(world, accept=False), world.clinician("NY")
    assert handed.owner
    token = {"Claim_Token": str(handed.row("claim_token")[0])}
    assert handed.acts("reassign").status_code == 200
    assert slug(handed.owner.post(f"{handed.path}/accept", **token)) == (409, "stale-claim")
    assert not _waits_for(handed.owner, handed)
    assert _waits_for(other, handed)
    assert handed.row("responsible_id") == (None,)


def test_where_nobody_is_left_it_stays_with_the_coordinator(world: World) -> None:
    handed = owned(world)
    answer = handed.acts("reassign")
    assert (answer.json["next_action"], answer.json["next_actor"]) == (
        "find_clinician",
        "coordinator",
    )
    assert handed.listed("unmatched") == [handed.referral["id"]]


def test_a_card_that_a_lapse_took_away_is_posted_anew(world: World) -> None:
    handed, other = owned(world), world.clinician("NY")
    world.rows("DELETE FROM intake_card RETURNING 1")
    assert handed.acts("reassign").status_code == 200
    assert _waits_for(other, handed)


@pytest.mark.parametrize("make", [undecided, unmatched, lapsed])
def test_what_nobody_has_cannot_be_reassigned(world: World, make: Any) -> None:
    handed = make(world)
    assert slug(handed.acts("reassign")) == (409, "invalid-transition")


def test_only_what_was_handed_over(world: World) -> None:
    handed = owned(world)
    world.rows("UPDATE referral SET next_actor = 'clinician' RETURNING id")
    for verb, body in (("reassign", {}), ("close", {"reason": "not_reached"})):
        assert handed.acts(verb, body).status_code == 404
    assert handed.tries().status_code == 404


def test_the_record_names_the_coordinator_and_the_platform_is_told_nothing(world: World) -> None:
    handed = owned(world)
    events = len(handed.platform.get("/v1/events?after=0").json["items"])
    handed.acts("reassign")
    [act] = world.rows(
        "SELECT actor_id, actor_persona FROM audit_event WHERE action = 'referral.reassigned'"
    )
    assert tuple(act) == (handed.coordinator.actor.id, "coordinator")
    assert len(handed.platform.get("/v1/events?after=0").json["items"]) == events
