"""Waiting for work: a poll wakes when there is some, holds no connection, is asked who it is."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import NullPool, create_engine, make_url, text

from api.app import create_app
from api.db.bootstrap import Urls
from api.db.listen import Listener
from api.db.session import Database
from api.db.transactional import Connected
from api.intake import wait
from api.intake.routes import seat
from api.intake.wait import CHANNEL, WaitingRoom
from api.settings import Settings
from tests.integration.intake.cards import many_cards
from tests.world import Answer, Caller, World

pytestmark = pytest.mark.slow
WAITING = "/v1/intake-queue?wait=20"
POOL = 2


class Listening(Listener):
    """A listener that tells how many wait, and can be made deaf."""

    deaf = False

    def _tell(self, subject: str | None) -> None:
        if not self.deaf:
            super()._tell(subject)

    @property
    def waiting(self) -> int:
        return self._listening


@contextmanager
def small(urls: Urls, keys: Settings, seats: int) -> Iterator[tuple[World, Listening]]:
    """Make an app with so many seats, whose pool has two connections."""
    app: Flask = create_app(replace(keys, database_url=urls.app, threads=8 * seats))
    found: Connected = app.extensions["warmhandoff.database"]
    database = Database(
        urls.app, pool_size=POOL, root_keys=found.database._sessions.kw["info"]["root_keys"]
    )
    app.extensions["warmhandoff.database"] = Connected(database, found.sealing_key)
    listener = Listening(database.engine, CHANNEL)
    seat(app, WaitingRoom(listener, seats))
    try:
        yield World(app, urls), listener
    finally:
        database.dispose()
        found.database.dispose()


def as_superuser(server: str, urls: Urls, sql: str) -> list[Any]:
    """Ask the server about the connections to this test's database."""
    engine = create_engine(server, poolclass=NullPool)
    with engine.begin() as connection:
        return list(connection.execute(text(sql), {"name": make_url(urls.app).database}))


def until(met: Callable[[], bool]) -> None:
    for _ in range(1000):
        if met():
            return
        time.sleep(0.01)
    raise AssertionError("it did not come to that within ten seconds")


@contextmanager
def polling(callers: list[Caller], listener: Listening) -> Iterator[list[Future[Answer]]]:
    """Let each wait, and go on once they do and the listener hears."""
    with ThreadPoolExecutor(len(callers)) as pool:
        polls = [pool.submit(caller.get, WAITING) for caller in callers]
        until(lambda: listener.waiting == len(callers) and listener._anything > 0)
        yield polls


def since(begun: float) -> float:
    return time.monotonic() - begun


def test_a_waiting_poll_answers_within_a_second_of_new_work(database: Urls, keys: Settings) -> None:
    with small(database, keys, 2) as (world, listener):
        elsewhere, here = world.clinician("TX"), world.clinician("NY")
        platform = world.platform()
        referral = world.submitted(platform)
        member = world.member_of(platform, "u-77")
        with polling([elsewhere, here], listener) as (far, near):
            world.granted(member, referral)
            begun = time.monotonic()
            [card] = near.result(timeout=10).json["items"]
            assert since(begun) < 1
            assert card["referral_id"] == referral["id"]
            assert not far.done()
            many_cards(world, 1, jurisdiction="'TX'")
            assert len(far.result(timeout=10).json["items"]) == 1


def test_many_waiting_polls_hold_no_connection(server: str, database: Urls, keys: Settings) -> None:
    count = 20
    with small(database, keys, count) as (world, listener):
        clinicians = [world.clinician("NY") for _ in range(count)]
        platform = world.platform()
        with polling(clinicians, listener) as polls:
            held = as_superuser(
                server,
                database,
                "SELECT state, query FROM pg_stat_activity"
                " WHERE usename = 'wh_app' AND datname = :name",
            )
            assert {row.state for row in held} == {"idle"}
            assert len(held) <= POOL + 1
            assert sum(row.query.startswith("LISTEN") for row in held) == 1
            world.queued(platform)
            assert all(len(poll.result(timeout=10).json["items"]) == 1 for poll in polls)


def test_beyond_the_seats_a_poll_answers_at_once(database: Urls, keys: Settings) -> None:
    with small(database, keys, 2) as (world, listener):
        clinicians = [world.clinician("NY") for _ in range(2)]
        with polling(clinicians, listener) as polls:
            begun = time.monotonic()
            answer = world.clinician("NY").get(WAITING)
            assert (answer.status_code, answer.json["items"]) == (200, [])
            assert since(begun) < 2
            assert not any(poll.done() for poll in polls)
            world.queued(world.platform())


def test_a_quarter_of_the_threads_are_seats(keys: Settings) -> None:
    assert replace(keys, threads=16).polling_threads == 4


def test_a_grant_that_ends_while_waiting_gets_401(
    database: Urls, keys: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wait, "_LOOK_EVERY", 0.3)
    with small(database, keys, 2) as (world, listener):
        clinician = world.clinician("NY")
        with polling([clinician], listener) as [poll]:
            world.rows(
                "UPDATE oauth_grant SET revoked_at = now() WHERE id = :id RETURNING 1",
                id=clinician.actor.grant_id,
            )
            assert poll.result(timeout=10).status_code == 401


def test_a_lost_notification_costs_a_look_and_no_more(
    database: Urls, keys: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wait._LOOK_EVERY == 5
    monkeypatch.setattr(wait, "_LOOK_EVERY", 1.0)
    with small(database, keys, 2) as (world, listener):
        platform = world.platform()
        with polling([world.clinician("NY")], listener) as [poll]:
            listener.deaf = True
            world.queued(platform)
            assert len(poll.result(timeout=10).json["items"]) == 1


def test_who_waits_is_woken_after_the_connection_was_lost(
    server: str, database: Urls, keys: Settings
) -> None:
    with small(database, keys, 2) as (world, listener):
        platform = world.platform()
        with polling([world.clinician("NY")], listener) as [poll]:
            before = listener._anything
            as_superuser(
                server,
                database,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = :name AND query LIKE 'LISTEN%'",
            )
            until(lambda: listener._anything > before)
            begun = time.monotonic()
            world.queued(platform)
            assert len(poll.result(timeout=10).json["items"]) == 1
            assert since(begun) < 4, "sooner than the next look"


def test_a_listener_that_nobody_needs_gives_its_connection_up(
    database: Urls, keys: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.db.listen._IDLE", 0.05)
    monkeypatch.setattr("api.db.listen._HEARD_WITHIN", 0.05)
    with small(database, keys, 2) as (_, listener):
        listener.mark()
        until(lambda: listener._thread is None)
        listener.mark()
        until(lambda: listener._thread is None)
