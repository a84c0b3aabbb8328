"""Database: transactions that begin by taking one persona's role and reach, and nothing more."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, TextClause, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, SessionTransaction, sessionmaker

from api.db.root_keys import RootKeys
from api.web.problems import NotAuthenticated, Recorded

# Server-side bounds, in milliseconds: a stuck statement must free its thread.
_SERVER_OPTIONS = (
    "-c statement_timeout=5000 -c lock_timeout=2000"
    " -c idle_in_transaction_session_timeout=15000 -c timezone=UTC"
)


class Role(StrEnum):
    """The database roles a transaction may take; the login role itself can read nothing."""

    PLATFORM = "wh_platform"
    MEMBER = "wh_member"
    CLINICIAN = "wh_clinician"
    OPERATOR = "wh_operator"
    COORDINATOR = "wh_coordinator"
    WORKER = "wh_worker"
    AUTH = "wh_auth"
    PUBLIC = "wh_public"


@dataclass(frozen=True, slots=True)
class Reach:
    """What one transaction may reach: row-level policies compare with exactly these values."""

    role: Role
    tenant: UUID | None = None
    subject: UUID | None = None
    client: str = ""
    grant: UUID | None = None
    repeats: bool = False
    """Ask only what was answered before: that is told even to whom that answer has erased."""


INVALID_TOKEN = {"WWW-Authenticate": 'Bearer error="invalid_token"'}


class GrantEnded(NotAuthenticated):
    slug, title = "grant-ended", "The grant behind this token has ended"
    advice = "Get a new token; if that is refused too, the access was revoked."


# `app.referral` is emptied here too: only a verb that has checked its right sets it (see `admit`).
_ENTER = """
SELECT set_config('transaction_read_only', :read_only, true),
       set_config('app.tenant', :tenant, true), set_config('app.subject', :subject, true),
       set_config('app.client', :client, true), set_config('app.referral', '', true),
       {alive} AS alive,
       set_config('role', :role, true)
"""
_ENTER_WITH_GRANT = text(_ENTER.format(alive="grant_is_alive(:grant)"))
_ENTER_TO_REPEAT = text(_ENTER.format(alive="grant_stands(:grant)"))
_ENTER_ALONE = text(_ENTER.format(alive="true"))
_CURRENT_ROLE = text("SELECT current_user")
_TAKE_ROLE = text("SELECT set_config('role', :role, true)")
_ADMIT = text("SELECT set_config('app.referral', :referral, true)")


class Database:
    """The one engine of a process; `begin` is the only way to a session."""

    def __init__(self, url: str, *, pool_size: int, root_keys: RootKeys | None = None) -> None:
        """Without `root_keys` a session can hold and destroy words, and seal or open none."""
        self.engine = create_engine(
            url,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=2,
            hide_parameters=True,
            connect_args={
                "connect_timeout": 2,
                "options": _SERVER_OPTIONS,
                "tcp_user_timeout": 10_000,
            },
        )
        self._sessions = sessionmaker(
            self.engine, expire_on_commit=False, info={"root_keys": root_keys}
        )

    @contextmanager
    def begin(self, reach: Reach, *, read_only: bool = False) -> Iterator[Session]:
        """Run one transaction as `reach`: commit at the end, roll back on any exception.

        A refusal that is `Recorded` commits: what stands in the record by then must stay there.

        Raises `GrantEnded` when the grant behind the caller's token was revoked or has expired.
        """
        session = self._enter(reach, read_only=read_only)
        try:
            yield session
            session.commit()
        except Recorded:
            session.commit()
            raise
        except BaseException:
            session.rollback()
            raise
        finally:
            session.close()

    def _enter(self, reach: Reach, *, read_only: bool) -> Session:
        """Open a session; a pooled connection that died while idle is replaced once."""
        try:
            return self._entered(reach, read_only=read_only)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
            return self._entered(reach, read_only=read_only)

    def _entered(self, reach: Reach, *, read_only: bool) -> Session:
        session = self._sessions()
        try:
            statement, values = _entrance(reach, read_only=read_only)
            _refuse_ended(alive=session.execute(statement, values).one().alive)
        except BaseException:
            session.close()
            raise
        return session

    def dispose(self) -> None:
        """Close every pooled connection."""
        self.engine.dispose()


def _refuse_ended(*, alive: bool) -> None:
    if not alive:
        raise GrantEnded(headers=INVALID_TOKEN)


def _entrance(reach: Reach, *, read_only: bool) -> tuple[TextClause, dict[str, Any]]:
    values: dict[str, Any] = {
        "read_only": "on" if read_only else "off",
        "tenant": str(reach.tenant or ""),
        "subject": str(reach.subject or ""),
        "client": reach.client,
        "role": reach.role.value,
    }
    if reach.grant is None:
        return _ENTER_ALONE, values
    enter = _ENTER_TO_REPEAT if reach.repeats else _ENTER_WITH_GRANT
    return enter, {**values, "grant": reach.grant}


def admit(session: Session, referral_id: UUID) -> None:
    """Open one referral to the row-level policies of this transaction.

    Called only by a verb that has just established the right: the holder's own row was read, a
    waiting card was locked, or the worker took up a timer.
    """
    session.execute(_ADMIT, {"referral": str(referral_id)})


@contextmanager
def as_worker(session: Session) -> Iterator[None]:
    """Let the worker's role carry out what an admitted act decides, then go back to the caller's.

    For an act whose consequences its caller may not read: a coordinator ends a referral, and never
    learns whose it was. After a refusal the whole transaction is undone, with the role.
    """
    session.flush()
    caller = session.scalar(_CURRENT_ROLE)
    session.execute(_TAKE_ROLE, {"role": Role.WORKER.value})
    yield
    session.flush()
    session.execute(_TAKE_ROLE, {"role": caller})


@event.listens_for(Session, "after_begin")
def _refuse_second_transaction(
    session: Session, transaction: SessionTransaction, _: Connection
) -> None:
    """One request, one transaction: after a commit a session may not quietly begin another."""
    if transaction.nested:
        return
    if session.info.get("entered"):
        raise RuntimeError("a session is used again after its transaction ended")
    session.info["entered"] = True
