"""A GET changes nothing: its transaction is read-only, but for the one that accounts for a read."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.audit.record import record
from api.db.base import new_id
from api.db.session import Database, Reach, Role
from tests.world import World, claimed


@contextmanager
def _asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """Note for each transaction of the app whether it was begun read-only."""
    noted: list[bool] = []
    begin = Database.begin

    def note(self: Database, reach: Reach, *, read_only: bool = False) -> Any:
        noted.append(read_only)
        return begin(self, reach, read_only=read_only)

    with monkeypatch.context() as patched:
        patched.setattr(Database, "begin", note)
        yield noted


def _write(session: Session) -> None:
    record(session, "test.written", ("test", new_id()), by=None)
    session.flush()


def test_write_is_refused_by_the_database_when_the_transaction_is_read_only(world: World) -> None:
    database = Database(world.urls.app, pool_size=1)
    with database.begin(Reach(Role.WORKER)) as session:
        _write(session)
    with (
        pytest.raises(DBAPIError, match="read-only transaction"),
        database.begin(Reach(Role.WORKER), read_only=True) as session,
    ):
        _write(session)
    database.dispose()


def test_every_get_is_read_only_but_the_one_that_accounts_for_a_read(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    claimed(clinician, referral)
    path = f"/v1/referrals/{referral['id']}"
    with _asked(monkeypatch) as read_only:
        for caller, asked in (
            (platform, "/v1/referrals"),
            (platform, path),
            (platform, f"{path}/actions"),
            (platform, "/v1/events"),
            (clinician, "/v1/intake-queue"),
            (member, "/v1/consents"),
            (member, "/v1/disclosures"),
            (world.operator(), "/v1/audit"),
            (platform, "/v1/communities"),
        ):
            assert caller.get(asked).status_code == 200
        assert read_only
        assert all(read_only)
        clinician.get(f"{path}/context")
        assert read_only[-1] is False
