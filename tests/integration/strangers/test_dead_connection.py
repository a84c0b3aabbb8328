"""A request that dies in the middle of its transaction leaves nothing for the next tenant."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.db.session import Database, Reach, Role, admit
from tests.integration.strangers.conftest import Ground

SETTINGS = ("app.tenant", "app.subject", "app.client", "app.referral")


class Died(Exception):
    """What ends a request."""


def _raises(_: Session) -> None:
    raise Died


def _fails_in_sql(session: Session) -> None:
    session.execute(text("SELECT 1 / 0"))


def _is_cancelled(session: Session) -> None:
    session.execute(text("SET LOCAL statement_timeout = 1"))
    session.execute(text("SELECT count(*) FROM generate_series(1, 100000000)"))


def _loses_its_server(session: Session) -> None:
    session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))


def _swallows_an_error(session: Session) -> None:
    """Leave the transaction aborted and go on, as careless code would."""
    try:
        session.execute(text("SELECT 1 / 0"))
    finally:
        session.execute(text("SELECT 1"))


WAYS = (_raises, _fails_in_sql, _is_cancelled, _loses_its_server, _swallows_an_error)


@pytest.fixture
def database(ground: Ground) -> Iterator[Database]:
    """One connection, which every transaction gets."""
    made = Database(ground.world.urls.app, pool_size=1)
    yield made
    made.dispose()


def _dies(
    database: Database, reach: Reach, referral_id: UUID, die: Callable[[Session], None]
) -> None:
    """Begin as the tenant, see its rows, and end in the middle."""
    with database.begin(reach) as session:
        admit(session, referral_id)
        assert session.scalar(text("SELECT count(*) FROM referral")) >= 6
        die(session)


@pytest.mark.parametrize("die", WAYS, ids=lambda way: way.__name__.strip("_"))
def test_next_tenant_sees_nothing_when_a_request_died_on_the_same_connection(
    ground: Ground, database: Database, die: Callable[[Session], None]
) -> None:
    tenant = Reach(Role.PLATFORM, tenant=ground.platform.actor.id, subject=ground.platform.actor.id)
    with pytest.raises((Died, DBAPIError)):
        _dies(database, tenant, ground.real("referral_id", "queued"), die)
    stranger = ground.strangers["another platform"].actor.id
    for reach, count in ((replace(tenant, tenant=stranger), 1), (Reach(Role.PLATFORM), 0)):
        with database.begin(reach, read_only=True) as session:
            assert session.scalar(text("SELECT count(*) FROM referral")) == count
            assert session.scalar(text("SELECT current_setting('app.referral')")) == ""


def test_connection_that_no_transaction_holds_has_no_role_and_no_reach(
    ground: Ground, database: Database
) -> None:
    reach = Reach(Role.PLATFORM, ground.platform.actor.id, ground.platform.actor.id, "client")
    with database.begin(reach) as session:
        admit(session, ground.real("referral_id", "queued"))
    with database.engine.connect() as connection:
        for name in SETTINGS:
            asked = connection.exec_driver_sql(f"SELECT current_setting('{name}', true)")
            assert asked.scalar() in ("", None), name
        assert connection.exec_driver_sql("SELECT current_user").scalar() == "wh_app"


def test_next_platform_sees_its_own_rows_alone_when_a_view_broke(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    views = ground.world.app.view_functions
    view = views["referrals.list_own_referrals"]

    def broken(**given: Any) -> None:
        view(**given)
        raise Died

    with monkeypatch.context() as patched:
        patched.setitem(views, "referrals.list_own_referrals", broken)
        assert ground.platform.get("/v1/referrals").status_code == 500
    [only] = ground.strangers["another platform"].get("/v1/referrals").json["items"]
    assert only["id"] == str(ground.own("another platform", "referral_id"))
