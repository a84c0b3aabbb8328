"""Opening a consent link, which consumes nothing: found by its digest, then read as its member."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.db.session import Reach, Role
from api.links.models import ConsentLink, digest_of
from api.links.problems import LinkUnknown
from api.web.auth import Actor, Persona

CLIENT = "consent-page"
_SCOPES = frozenset({"consents:manage", "referrals:self"})
_NO_GRANT = UUID(int=0)


@dataclass(frozen=True, slots=True)
class FoundLink:
    """Whose link it is: enough to act as this member from here on, for this one referral."""

    platform_id: UUID
    id: UUID
    referral_id: UUID
    member_id: UUID

    @property
    def reach(self) -> Reach:
        """Say what the page may reach: the member's own rows; no grant stands behind it."""
        return Reach(Role.MEMBER, self.platform_id, self.member_id, CLIENT)

    @property
    def member(self) -> Actor:
        """Return who acts on the page: the member, through no client of the platform's."""
        return Actor(
            persona=Persona.MEMBER,
            id=self.member_id,
            client_id=CLIENT,
            grant_id=_NO_GRANT,
            scopes=_SCOPES,
            platform_id=self.platform_id,
        )


def find_consent_link(session: Session, token: str) -> FoundLink:
    """Find whose link this is, whatever has become of it; under `Reach(Role.AUTH)`, read-only.

    Raises `LinkUnknown` (404) for one that was replaced or never existed.
    """
    link = session.scalar(select(ConsentLink).where(ConsentLink.digest == digest_of(token)))
    if link is None:
        raise LinkUnknown
    return FoundLink(link.platform_id, link.id, link.referral_id, link.member_id)


def open_consent_link(session: Session, found: FoundLink, *, lock: bool = False) -> ConsentLink:
    """Return the link as its member; `lock` holds it for a change. Raises `LinkUnknown` (404)."""
    query = select(ConsentLink).where(
        ConsentLink.platform_id == found.platform_id, ConsentLink.id == found.id
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    link = session.scalar(query)
    if link is None:
        raise LinkUnknown
    return link
