"""The member's account of disclosures: what was shared, with whom, when, under which consent."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.consents.models import Disclosure
from api.web.problems import NotFound


def disclosures_of(
    session: Session, *, platform_id: UUID, member_id: UUID, before: UUID | None, limit: int
) -> Sequence[Disclosure]:
    """Return the member's account, newest first: `limit` rows older than `before`."""
    query = (
        select(Disclosure)
        .where(Disclosure.platform_id == platform_id, Disclosure.member_id == member_id)
        .order_by(Disclosure.id.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(Disclosure.id < before)
    return session.scalars(query).all()


def disclosed_under(
    session: Session, *, platform_id: UUID, referral_id: UUID
) -> Sequence[Disclosure]:
    """Return all that was disclosed of one referral, oldest first: what a revocation lists."""
    return session.scalars(
        select(Disclosure)
        .where(Disclosure.platform_id == platform_id, Disclosure.referral_id == referral_id)
        .order_by(Disclosure.id)
    ).all()


def find_disclosure(
    session: Session, disclosure_id: UUID, *, platform_id: UUID, member_id: UUID
) -> Disclosure:
    """Return one entry of the member's own account; anybody else's is `NotFound` (404)."""
    found = session.scalar(
        select(Disclosure).where(
            Disclosure.platform_id == platform_id,
            Disclosure.member_id == member_id,
            Disclosure.id == disclosure_id,
        )
    )
    if found is None:
        raise NotFound
    return found
