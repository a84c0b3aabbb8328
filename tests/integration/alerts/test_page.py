"""Paging: somebody is woken at once, again and again, until a clinician has answered."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest

from api import clock
from api.clinicians.models import Tier
from api.db.session import Database
from api.events.notify import NotSent
from api.worker import page_on_call
from tests.world import World


class Pager:
    """Keeps what was sent; `broken` lets every page fail."""

    def __init__(self) -> None:
        self.sent: list[Mapping[str, Any]] = []
        self.broken = False

    def __call__(self, message_id: str, message: Mapping[str, Any]) -> None:  # noqa: ARG002
        if self.broken:
            raise NotSent("away")
        self.sent.append(message)


@pytest.fixture
def pager() -> Pager:
    return Pager()


@pytest.fixture
def after(world: World, pager: Pager) -> Iterator[Callable[..., int]]:
    """Move the clock on, let the worker page, and count the pages sent since."""
    database, moved = Database(world.urls.app, pool_size=1), [timedelta()]

    def go(**delta: float) -> int:
        moved.append(timedelta(**delta))
        clock.move(moved[-1])
        before = len(pager.sent)
        page_on_call(database, pager)
        return len(pager.sent) - before

    yield go
    clock.move(-sum(moved, timedelta()))
    database.dispose()


def _alert(world: World) -> tuple[Any, Any]:
    platform = world.platform()
    return platform, world.submitted(platform, crisis_flag={"domains": ["suicide"]})


def test_page_goes_at_once_and_holds_ids_and_codes_alone(
    world: World, pager: Pager, after: Callable[..., int]
) -> None:
    on_call = world.on_call()
    _, referral = _alert(world)
    assert after(seconds=0) == 1
    [page] = pager.sent
    assert page["referral_id"] == referral["id"]
    assert page["clinician_ids"] == [str(on_call.actor.id)]
    assert set(page) == {
        "type",
        "alert_id",
        "referral_id",
        "domains",
        "raised_at",
        "acknowledge_by",
        "attempt",
        "clinician_ids",
    }


def test_page_is_repeated_until_somebody_acknowledges(
    world: World, after: Callable[..., int]
) -> None:
    on_call = world.on_call()
    _, referral = _alert(world)
    assert [after(seconds=0), after(minutes=4), after(minutes=2), after(minutes=6)] == [1, 0, 1, 1]
    on_call.post(f"/v1/referrals/{referral['id']}/acknowledge")
    assert after(hours=1) == 0


def test_page_that_failed_is_sent_again_soon(
    world: World, pager: Pager, after: Callable[..., int]
) -> None:
    world.on_call()
    _alert(world)
    pager.broken = True
    assert after(seconds=0) == 0
    pager.broken = False
    assert (after(seconds=10), after(seconds=6)) == (0, 1)


def test_supervisor_is_woken_when_nobody_has_answered_in_time_and_the_platform_is_told_once(
    world: World, pager: Pager, after: Callable[..., int]
) -> None:
    first, supervisor = world.on_call(), world.on_call(tier=Tier.SUPERVISOR)
    platform, _ = _alert(world)
    after(seconds=0)
    after(minutes=16)
    after(minutes=6)
    assert [len(page["clinician_ids"]) for page in pager.sent] == [1, 2, 2]
    assert set(pager.sent[1]["clinician_ids"]) == {str(first.actor.id), str(supervisor.actor.id)}
    told = world.rows("SELECT count(*) FROM feed_event WHERE type = 'referral.crisis_overdue'")
    assert told == [(1,)]
    assert platform


def test_supervisor_is_woken_at_once_when_nobody_else_is_on_call(
    world: World, pager: Pager, after: Callable[..., int]
) -> None:
    supervisor = world.on_call(tier=Tier.SUPERVISOR)
    _alert(world)
    assert after(seconds=0) == 1
    assert pager.sent[0]["clinician_ids"] == [str(supervisor.actor.id)]


def test_alert_waits_for_whoever_comes_on_call(
    world: World, pager: Pager, after: Callable[..., int]
) -> None:
    _alert(world)
    after(seconds=0)
    assert pager.sent[-1]["clinician_ids"] == []
    late = world.on_call()
    after(seconds=16)
    assert pager.sent[-1]["clinician_ids"] == [str(late.actor.id)]
    [(told,)] = world.rows("SELECT body FROM audit_event WHERE action = 'alert.paged'")
    assert json.loads(told)["facts"]["clinicians"] == 1


def test_page_in_flight_is_not_taken_by_a_second_worker(
    world: World, pager: Pager, after: Callable[..., int]
) -> None:
    world.on_call()
    _alert(world)
    second = Database(world.urls.app, pool_size=1)

    def meanwhile(message_id: str, message: Mapping[str, Any]) -> None:
        page_on_call(second, pager)
        pager(message_id, message)

    page_on_call(second, meanwhile)
    second.dispose()
    assert len(pager.sent) == 1
    assert after(seconds=0) == 0


def test_worker_that_died_while_sending_costs_a_minute_and_no_page(
    world: World, after: Callable[..., int]
) -> None:
    world.on_call()
    _alert(world)
    dying = Database(world.urls.app, pool_size=1)

    def die(message_id: str, message: Mapping[str, Any]) -> None:  # noqa: ARG001
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        page_on_call(dying, die)
    dying.dispose()
    assert (after(seconds=30), after(seconds=31)) == (0, 1)
