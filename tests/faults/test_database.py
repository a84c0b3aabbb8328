"""The app's own port while the database is stopped, hangs, or keeps every thread waiting."""

import socket

import pytest
from sqlalchemy import Engine, NullPool, create_engine

from api.settings import Settings
from tests.faults.conftest import Stage
from tests.faults.crowd import busy_clients
from tests.faults.probe import assert_answers, until
from tests.faults.programs import Program, answers, app_server

pytestmark = pytest.mark.slow
READ = "/v1/communities"  # a public read of the database
POOL = 8
CROWD = 24  # clients, more than the 8 threads that may work and the 4 that may wait
_WAITING = """
SELECT count(*) FROM pg_stat_activity WHERE usename = 'wh_app' AND wait_event_type = 'Lock'
"""


def test_help_is_answered_when_the_database_is_stopped(stage: Stage, app: Program) -> None:
    assert answers(app.port, READ)
    stage.database.stop()
    with busy_clients(app.port, READ, CROWD) as busy:
        assert_answers(app.port, "/crisis")
    assert set(busy.statuses) == {"503"}


def test_help_is_answered_when_the_database_hangs(stage: Stage, app: Program) -> None:
    assert answers(app.port, READ)
    with busy_clients(app.port, READ, CROWD) as busy, stage.database_frozen():
        assert until(lambda: busy.statuses["503"] > 0), "some wait, the rest is shed"
        assert_answers(app.port)
    assert until(lambda: answers(app.port, "/readyz")), "it comes back by itself"


def test_help_is_answered_when_the_database_takes_calls_and_never_speaks(keys: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=4096) as mute:
        url = f"postgresql://wh_app@127.0.0.1:{mute.getsockname()[1]}/warmhandoff"
        with app_server(keys, url) as app, busy_clients(app.port, READ, CROWD) as busy:
            assert_answers(app.port)
    assert set(busy.statuses) <= {"503", "none"}


def test_help_is_answered_when_every_thread_and_connection_waits_for_a_lock(
    stage: Stage, app: Program
) -> None:
    engine = create_engine(_ours(stage), poolclass=NullPool)
    with engine.connect() as owner:
        owner.exec_driver_sql("LOCK TABLE directory_entry IN ACCESS EXCLUSIVE MODE")
        with busy_clients(app.port, READ, CROWD) as busy:
            assert until(lambda: _waiting(engine) == POOL)
            assert_answers(app.port)
    assert set(busy.statuses) == {"503"}


def _ours(stage: Stage) -> str:
    return stage.database.url.replace("/postgres?", "/warmhandoff?")


def _waiting(engine: Engine) -> int:
    with engine.connect() as watching:
        found: int = watching.exec_driver_sql(_WAITING).scalar_one()
        return found
