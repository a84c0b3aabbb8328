"""On hold: a waitlist reads on, a lapsed consent and a move read nothing, and it goes on after."""

from typing import Any

import pytest

from api.referrals.codes import Place
from api.referrals.lifecycle import OWNED
from tests.integration.referrals.holder import holding, later, owning, slug
from tests.world import World

WAIT = {"expected_wait_days": 21}


def test_the_owner_reads_on_the_waitlist(world: World) -> None:
    held = owning(world)
    answer = held.act("hold", WAIT)
    assert (answer.status_code, answer.json["status"]) == (200, "on_hold")
    assert (answer.json["next_action"], answer.json["next_actor"]) == ("resume", "clinician")
    assert held.read() == 200
    assert held.column("expected_wait_days") == WAIT["expected_wait_days"]


@pytest.mark.parametrize("place", OWNED)
def test_it_goes_on_where_the_hold_began(world: World, place: Place) -> None:
    held = owning(world)
    held.stand(place)
    held.act("hold", WAIT)
    assert held.column("status") == "on_hold"
    answer = held.act("resume")
    assert answer.status_code == 200, answer.text
    assert answer.json["status"] == place.status.value
    assert (held.column("hold_reason"), held.column("held_from")) == (None, None)
    assert held.column("due_at") is not None


def test_only_who_owns_it_holds_it_and_only_what_is_held_resumes(world: World) -> None:
    held = holding(world)
    assert slug(held.act("hold", WAIT)) == (409, "invalid-transition")
    held.act("accept")
    assert slug(held.act("resume")) == (409, "invalid-transition")
    held.act("hold", WAIT)
    assert slug(held.act("hold", WAIT)) == (409, "invalid-transition")


@pytest.mark.parametrize("days", [0, 366, "21", None, 2.5])
def test_a_wait_is_a_number_of_days(world: World, days: Any) -> None:
    held = owning(world)
    assert slug(held.act("hold", {"expected_wait_days": days})) == (422, "invalid-request")
    assert held.act("hold", {}).status_code == 422


@pytest.mark.parametrize("place", [Place.WAITLIST, Place.MOVED_STATE])
def test_it_resumes_only_with_a_licence_where_the_member_is(world: World, place: Place) -> None:
    held = owning(world)
    held.stand(place)
    world.rows("UPDATE licence SET status = 'lapsed' RETURNING jurisdiction")
    assert slug(held.act("resume")) == (409, "licence-not-active")
    assert held.column("status") == "on_hold", "it stays theirs: it is no claim"
    world.rows("UPDATE licence SET status = 'active' RETURNING jurisdiction")
    assert held.act("resume").status_code == 200


@pytest.mark.parametrize("place", [Place.WAITLIST, Place.MOVED_STATE])
def test_it_resumes_only_with_a_consent_in_force(world: World, place: Place) -> None:
    held = owning(world)
    held.stand(place)
    world.rows("UPDATE consent SET expires_at = now() RETURNING id")
    assert slug(held.act("resume")) == (409, "consent-not-active")
    assert held.column("status") == "on_hold"


def test_it_resumes_only_for_whom_the_consent_names(world: World) -> None:
    held, named = owning(world), world.clinician("NY")
    held.act("hold", WAIT)
    recipient = {"class": "licensed_clinician", "clinician_id": str(named.actor.id)}
    terms = world.terms(held.referral, recipients=[recipient])
    assert held.member.post("/v1/consents", terms).status_code == 201
    assert slug(held.act("resume")) == (409, "consent-not-active")


def test_nobody_reads_while_it_is_on_hold_for_a_move(world: World) -> None:
    held = owning(world)
    held.stand(Place.MOVED_STATE)
    assert held.read() == 404
    held.act("resume")
    assert held.read() == 200


def test_nobody_reads_while_a_consent_has_lapsed_and_no_owner_resumes_that(world: World) -> None:
    held = owning(world)
    with later(world, days=91):
        assert held.column("hold_reason") == "consent_lapsed"
        assert held.read() in (404, 410)
        assert slug(held.act("resume")) == (409, "invalid-transition")


def test_a_grant_resumes_where_it_stood(world: World) -> None:
    held = owning(world)
    held.stand(Place.ENGAGED)
    with later(world, days=91):
        world.granted(held.member, held.referral)
        assert (held.column("status"), held.column("phase")) == ("in_progress", "engaged")
        assert held.read() == 200


def test_the_member_is_asked_whether_to_wait_on_after_two_weeks(world: World) -> None:
    held = owning(world)
    held.act("hold", WAIT)
    with later(world, days=14, minutes=1):
        seen = held.member.get(held.path).json
        assert (seen["next_action"], seen["next_actor"]) == ("keep_waiting_or_end", "member")
        assert held.act("resume").status_code == 200, "the owner may go on meanwhile"
