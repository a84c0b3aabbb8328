"""Scenario 5: only who is licensed where the member is now sees, claims and accepts.

A clinician of New York and a member in Texas, who then says that they are in New York; a licence
that ends between claim and accept, which frees the claim; a state that nobody knows (any more).
Whoever may not see a card is answered 404, like for an id that is none.
"""

from collections.abc import Callable
from uuid import uuid4

from api.referrals.codes import Place
from tests.journey import URL, Journey, cards, slug
from tests.world import World

UNSAID = "jurisdiction"


def test_card_appears_once_the_member_is_where_the_licence_is(world: World) -> None:
    journey = Journey.queued(world, jurisdiction="TX")
    assert journey.id not in cards(journey.clinician)
    refused = journey.clinician.post(f"{journey.path}/claim")
    nothing = journey.clinician.post(f"{URL}/{uuid4()}/claim")
    assert slug(refused) == (404, "not-found")
    assert refused.json | {"request_id": ""} == nothing.json | {"request_id": ""}
    journey.move("NY")
    assert journey.id in cards(journey.clinician)
    journey.claim()
    assert journey.place is Place.CLAIMED


def test_licence_that_ends_before_acceptance_gives_the_card_back(world: World) -> None:
    journey, other = Journey.claimed(world), world.clinician("NY")
    world.rows(
        "UPDATE licence SET status = 'lapsed' WHERE clinician_id = :id RETURNING 1",
        id=journey.clinician.actor.id,
    )
    assert slug(journey.tries("accept")) == (409, "licence-not-active")
    assert journey.place is Place.QUEUED
    assert journey.id not in cards(journey.clinician)
    assert journey.id in cards(other)
    assert slug(journey.tries("accept")) == (409, "stale-claim")


def test_state_that_nobody_knows_matches_nobody(world: World, later: Callable[..., None]) -> None:
    platform = world.platform()
    unknown = world.body(platform)
    for said in ("XX", None):
        unknown["member"][UNSAID] = said
        assert platform.post(URL, unknown).status_code == 422
    del unknown["member"][UNSAID]
    assert platform.post(URL, unknown).status_code == 422
    journey = Journey.queued(world)
    later(hours=25)
    journey.claim()
    assert slug(journey.tries("accept")) == (409, "location-not-known")
    assert journey.tries("accept", {"location_confirmed": True}).status_code == 200
