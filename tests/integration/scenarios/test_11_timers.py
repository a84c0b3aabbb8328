"""Scenario 11: an urgent referral that nobody claims, with two workers at once and a moved clock.

4 hours: shown to everybody who meets the musts. 8 hours: a coordinator is told. 12 hours: the
source. 10 days: the member is asked whether to wait on. 24 days: nobody has answered, and it ends,
with alternatives. Each is done and told once, whoever of the workers comes first.
"""

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from api.db.session import Database
from api.referrals.codes import Place
from api.worker import fire_timers, number_feeds
from tests.integration.intake.test_races import at_once
from tests.journey import Journey, told
from tests.world import World

STEPS = [
    ({"hours": 3, "minutes": 59}, [], []),
    ({"minutes": 1}, ["match_widened"], []),
    ({"hours": 4}, ["handed_to_coordinator"], []),
    ({"hours": 4}, ["overdue", "source_told"], ["waiting_long"]),
    ({"days": 9, "hours": 12}, ["asked_to_wait", "overdue"], ["waiting"]),
    ({"days": 14}, ["expired", "overdue", "words_destroyed"], ["expired"]),
    ({"days": 40}, [], []),
]
"""How much later, what the workers then have on record, and what the source is told."""


@pytest.fixture
def work_at_once(world: World) -> Iterator[Callable[[], None]]:
    """Let two workers go round at the same moment, and one of them once more."""
    one, two = (Database(world.urls.app, pool_size=1) for _ in range(2))

    def go_round() -> None:
        at_once([partial(fire_timers, worker) for worker in (one, two)])
        fire_timers(one)
        number_feeds(two)

    yield go_round
    one.dispose()
    two.dispose()


def done(world: World) -> list[str]:
    """Return what workers have on record, the first first."""
    rows = world.rows("SELECT action FROM audit_event WHERE actor_id IS NULL ORDER BY id")
    return [str(action).removeprefix("referral.") for (action,) in rows]


def test_each_step_is_taken_once_by_two_workers(
    world: World, later: Callable[..., None], work_at_once: Callable[[], None]
) -> None:
    journey = Journey.queued(world, priority="urgent")
    events = ["submitted", "queued"]
    before = len(done(world))
    for by, acts, heard in STEPS:
        later(**by)
        work_at_once()
        records, events = done(world), events + heard
        assert sorted(records[before:]) == sorted(acts), f"after {by}"
        assert told(journey.platform) == events, f"after {by}"
        before = len(records)
    assert journey.place is Place.EXPIRED
    assert journey.platform.get(journey.path).json["alternatives"]
    assert world.rows("SELECT 1 FROM timer WHERE fired_at IS NULL AND ended_at IS NULL") == []


def test_card_stays_claimable_while_it_escalates(
    world: World, later: Callable[..., None], work_at_once: Callable[[], None]
) -> None:
    journey = Journey.queued(world, priority="urgent")
    for by, _, _ in STEPS[:5]:
        later(**by)
        work_at_once()
    journey.claim()
    assert journey.tries("accept", {"location_confirmed": True}).status_code == 200
