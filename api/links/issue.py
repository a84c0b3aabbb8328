"""Issuing a consent link: 256 random bits, of which only the digest is kept."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.links.models import ConsentLink, digest_of


@dataclass(frozen=True, slots=True)
class LinkFor:
    """Whose decision a link asks for, and until when it may be made."""

    platform_id: UUID
    referral_id: UUID
    member_id: UUID
    expires_at: datetime


def issue_consent_link(session: Session, link: LinkFor) -> str:
    """Return the token of a fresh link; those issued for this referral before open nothing now.

    The caller has the referral's row locked, or has just made it.
    """
    session.execute(
        delete(ConsentLink).where(
            ConsentLink.platform_id == link.platform_id,
            ConsentLink.referral_id == link.referral_id,
        )
    )
    token = secrets.token_urlsafe(32)
    session.add(
        ConsentLink(
            platform_id=link.platform_id,
            referral_id=link.referral_id,
            member_id=link.member_id,
            digest=digest_of(token),
            expires_at=link.expires_at,
        )
    )
    return token
