"""Issuing logins: an account for a clinician or a coordinator, or a new password for theirs."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.models import Clinician
from api.coordinators.models import Coordinator
from api.oauth.enrol import enrol_account, revoke_grants
from api.oauth.models import AccountKind, OAuthAccount, OAuthLogin
from api.oauth.passwords import hashed, named
from api.web.problems import NotFound

_RANDOM_BYTES = 18  # 24 characters


@dataclass(frozen=True, slots=True)
class Whose:
    """For whom a login is: a clinician or a coordinator, by their id."""

    kind: AccountKind
    id: UUID


def issue_login(session: Session, whose: Whose, username: str) -> str:
    """Give somebody their one login and return its password, which is shown only now.

    Raises `NotFound` (404) for nobody, and ValueError where they have a login or the name is taken.
    """
    if session.get(_TABLES[whose.kind], whose.id) is None:
        raise NotFound
    if (account := _account_of(session, whose)) is not None:
        raise ValueError(f"They have a login: {account.username!r}. --again gives a new password.")
    if session.scalar(select(OAuthAccount.id).where(OAuthAccount.username == named(username))):
        raise ValueError(f"The name {named(username)!r} is taken.")
    password = secrets.token_urlsafe(_RANDOM_BYTES)
    ids = {_COLUMNS[whose.kind]: whose.id}
    account_id = enrol_account(
        session, username=username, password=password, kind=whose.kind, **ids
    )
    session.flush()
    record(session, "account.issued", ("account", account_id), by=None, subject_id=str(whose.id))
    return password


def reissue_login(session: Session, whose: Whose) -> str:
    """Return a new password for somebody's login; whoever is signed in with the old one is out.

    Raises ValueError where they have none.
    """
    account = _account_of(session, whose)
    if account is None:
        raise ValueError("They have no login yet: name one.")
    password = secrets.token_urlsafe(_RANDOM_BYTES)
    account.password_hash = hashed(password)
    session.execute(delete(OAuthLogin).where(OAuthLogin.account_id == account.id))
    ended: int = revoke_grants(session, whose.id)
    record(
        session,
        "account.reissued",
        ("account", account.id),
        by=None,
        subject_id=str(whose.id),
        grants_ended=ended,
    )
    return password


_TABLES: dict[AccountKind, type[Clinician | Coordinator]] = {
    AccountKind.CLINICIAN: Clinician,
    AccountKind.COORDINATOR: Coordinator,
}
_COLUMNS = {AccountKind.CLINICIAN: "clinician_id", AccountKind.COORDINATOR: "coordinator_id"}


def _account_of(session: Session, whose: Whose) -> OAuthAccount | None:
    """Return their account, locked: two new passwords at once come one after the other."""
    column = getattr(OAuthAccount, _COLUMNS[whose.kind])
    return session.scalar(select(OAuthAccount).where(column == whose.id).with_for_update())
