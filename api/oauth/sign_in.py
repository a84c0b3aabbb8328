"""Signing in on our own page: one answer for all that is wrong, and patience that grows."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.db.guessing import DECOY, matches, pause_after
from api.oauth.models import OAuthAccount, OAuthAttempt, OAuthGrant, OAuthLogin, digest_of
from api.oauth.passwords import named

IDLE = timedelta(minutes=15)
ABSOLUTE = timedelta(hours=12)
FREE_FAILURES = 4


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody at a browser: the account, and the session that its cookie stands for."""

    account: OAuthAccount
    login: OAuthLogin


def sign_in(session: Session, username: str, password: str) -> OAuthAccount | None:
    """Return the account, or None for whatever is wrong: name, password, disabled or too soon.

    After four failures under one name each further one doubles the wait, up to five minutes;
    nobody is locked out for good. Unknown names cost the same statements and the same hash.
    """
    name = named(username)
    attempt = _locked_attempt(session, digest_of(name))
    account = session.scalar(select(OAuthAccount).where(OAuthAccount.username == name))
    is_right = matches(password, account.password_hash if account else DECOY)
    now = utc_now()
    if now < attempt.not_before:
        return None
    if account is None or not is_right or account.disabled_at is not None:
        _note_failure(session, attempt)
        return None
    session.delete(attempt)
    record(session, "account.signed-in", ("account", account.id), by=None)
    return account


def _note_failure(session: Session, attempt: OAuthAttempt) -> None:
    """Lengthen the wait; what looks like guessing is on record, by a name that cannot be read."""
    attempt.failures += 1
    attempt.not_before = utc_now() + pause_after(attempt.failures, free=FREE_FAILURES)
    if attempt.failures > FREE_FAILURES:
        name = UUID(bytes=attempt.name_digest[:16])
        record(session, "sign-in.refused", ("name", name), by=None, failures=attempt.failures)


def open_login(session: Session, account: OAuthAccount) -> str:
    """Begin a session and return its cookie: 256 fresh bits, whatever the browser had before."""
    cookie = secrets.token_urlsafe(32)
    now = utc_now()
    session.add(
        OAuthLogin(
            digest=digest_of(cookie),
            account_id=account.id,
            created_at=now,
            last_seen_at=now,
            expires_at=now + ABSOLUTE,
        )
    )
    return cookie


def find_login(session: Session, cookie: str) -> SignedIn | None:
    """Return who is signed in, and note that they were here: 15 minutes idle, 12 hours at most."""
    now = utc_now()
    login = session.scalar(
        update(OAuthLogin)
        .where(
            OAuthLogin.digest == digest_of(cookie),
            OAuthLogin.expires_at > now,
            OAuthLogin.last_seen_at > now - IDLE,
        )
        .values(last_seen_at=now)
        .returning(OAuthLogin)
    )
    if login is None:
        return None
    account = session.get_one(OAuthAccount, login.account_id)
    return None if account.disabled_at is not None else SignedIn(account, login)


def end_login(session: Session, cookie: str) -> None:
    """Sign out: the session ends, and so does every grant that came from it."""
    digest = digest_of(cookie)
    session.execute(delete(OAuthLogin).where(OAuthLogin.digest == digest))
    session.execute(
        update(OAuthGrant)
        .where(OAuthGrant.login_digest == digest, OAuthGrant.revoked_at.is_(None))
        .values(revoked_at=utc_now())
    )


def _locked_attempt(session: Session, name_digest: bytes) -> OAuthAttempt:
    """Lock the name's row, making it if need be: parallel guesses come one after the other."""
    now: datetime = utc_now()
    upsert = (
        insert(OAuthAttempt)
        .values(name_digest=name_digest, failures=0, not_before=now, last_at=now)
        .on_conflict_do_update(index_elements=["name_digest"], set_={"last_at": now})
        .returning(OAuthAttempt)
    )
    return session.execute(upsert).scalar_one()
