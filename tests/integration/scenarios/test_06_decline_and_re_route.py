"""Scenario 6: whoever declines is passed over, and after the last one there are alternatives.

Two clinicians. The first has no room now and is asked again after 72 hours; the second is asked no
more. Nothing of it flows back to the source: neither how many looked nor who. When the last one
declines it ends as `declined`, with communities to turn to.
"""

from collections.abc import Callable
from typing import Any

from api.referrals.codes import Place
from tests.journey import Journey, cards, slug
from tests.world import World


def test_the_next_one_is_offered_what_the_first_declined(
    world: World, later: Callable[..., None]
) -> None:
    journey = Journey.claimed(world)
    first, second = journey.clinician, world.clinician("NY")
    shown = seen_by_source(journey)
    journey.decline("no_capacity")
    assert journey.id not in cards(first)
    assert slug(first.post(f"{journey.path}/claim")) == (404, "not-found")
    assert slug(journey.tries("accept")) == (409, "stale-claim")

    journey.clinician = second
    assert journey.id in cards(second)
    journey.claim()
    assert journey.token == "2"
    journey.decline("out_of_scope")
    assert journey.place is Place.QUEUED, "the first one may have room again"
    assert seen_by_source(journey) == shown

    later(hours=71, minutes=59)
    assert cards(first) == []
    later(minutes=1)
    assert journey.id in cards(first)
    assert cards(second) == [], "who said that it is not theirs is never asked again"

    journey.clinician = first
    journey.claim()
    journey.decline("out_of_scope")
    told = seen_by_source(journey)
    assert told["status"] == "declined"
    assert told["alternatives"]
    assert journey.member.get(journey.path).json["alternatives"] == told["alternatives"]


def seen_by_source(journey: Journey) -> dict[str, Any]:
    """Return what the platform reads, having seen that it names nobody and counts nothing."""
    answer = journey.platform.get(journey.path)
    for word in ("Dana Reyes", "no_capacity", "out_of_scope", "attempts"):
        assert word not in answer.text
    found: dict[str, Any] = answer.json
    return found
