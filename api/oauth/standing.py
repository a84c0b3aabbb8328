"""Standing grants: one live row per client and subject, reused by tokens that need no login."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.db.base import new_id
from api.oauth.models import OAuthGrant
from api.web.auth import Persona

_LIFETIME = timedelta(days=1)
_ALIVE = text("SELECT grant_is_alive(:grant)")


@dataclass(frozen=True, slots=True)
class Standing:
    """Whom a client may speak for without a login: its platform, or a member it vouches for."""

    client_id: str
    persona: Persona
    subject_id: UUID
    platform_id: UUID | None
    scopes: tuple[str, ...]


def standing_grant(session: Session, wanted: Standing) -> OAuthGrant:
    """Return the live grant, or a new one; a revoked one stays revoked and gets a successor."""
    found = session.scalar(
        select(OAuthGrant).where(
            OAuthGrant.client_id == wanted.client_id,
            OAuthGrant.subject_id == wanted.subject_id,
            OAuthGrant.standing,
            OAuthGrant.revoked_at.is_(None),
            OAuthGrant.expires_at > utc_now() + _LIFETIME / 2,
        )
    )
    return found or _renewed(session, wanted)


def is_alive(session: Session, grant_id: UUID) -> bool:
    """Ask what every request will ask: so that no token is handed out dead."""
    return bool(session.scalar(_ALIVE, {"grant": grant_id}))


def _renewed(session: Session, wanted: Standing) -> OAuthGrant:
    """Insert, or lengthen the row that a parallel request has inserted just now."""
    now = utc_now()
    upsert = (
        insert(OAuthGrant)
        .values(
            id=new_id(),
            client_id=wanted.client_id,
            persona=wanted.persona,
            subject_id=wanted.subject_id,
            platform_id=wanted.platform_id,
            standing=True,
            scopes=list(wanted.scopes),
            created_at=now,
            expires_at=now + _LIFETIME,
        )
        .on_conflict_do_update(
            index_elements=["client_id", "subject_id"],
            index_where=text("standing AND revoked_at IS NULL"),
            set_={"expires_at": now + _LIFETIME},
        )
        .returning(OAuthGrant)
    )
    return session.execute(upsert).scalar_one()
