"""Forgetting what no rule needs any more: the worker calls it from time to time."""

from datetime import timedelta

from sqlalchemy import ColumnElement, delete
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.db.base import Base
from api.oauth.models import OAuthAttempt, OAuthGrant, OAuthLogin, OAuthReplay

# Longer than any token, so that a replayed code still finds its grant; short enough to stay small.
_GRANT_KEPT = timedelta(days=7)
_ATTEMPT_KEPT = timedelta(days=1)


def forget_expired(session: Session) -> int:
    """Delete expired sessions, grants (with their codes), used assertions and old failures.

    Runs under `Reach(role=Role.AUTH)`; returns how many rows went.
    """
    now = utc_now()
    over: list[tuple[type[Base], ColumnElement[bool]]] = [
        (OAuthLogin, OAuthLogin.expires_at <= now),
        (OAuthGrant, OAuthGrant.expires_at <= now - _GRANT_KEPT),
        (OAuthReplay, OAuthReplay.expires_at <= now),
        (OAuthAttempt, OAuthAttempt.last_at <= now - _ATTEMPT_KEPT),
    ]
    statements = [delete(table).where(is_over) for table, is_over in over]
    return sum(session.execute(one).rowcount for one in statements)  # type: ignore[attr-defined]
