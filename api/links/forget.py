"""Forgetting links: some time after their end, and with the member whose they were."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, exists, func
from sqlalchemy.orm import Session

from api.links.models import ConsentLink, ReturnLink, Visit


def forget_links(session: Session, ended_before: datetime) -> int:
    """Delete consent links and return links that ended before; returns how many."""
    end = func.coalesce(ConsentLink.decided_at, ConsentLink.expires_at)
    visited = exists().where(
        Visit.platform_id == ReturnLink.platform_id, Visit.return_link_id == ReturnLink.id
    )
    over = (
        delete(ConsentLink).where(end < ended_before),
        delete(ReturnLink).where(ReturnLink.ended_at < ended_before, ~visited),
    )
    return sum(session.execute(each).rowcount for each in over)  # type: ignore[attr-defined]


def delete_links_of(session: Session, platform_id: UUID, referral_id: UUID) -> None:
    """Delete the consent links of one referral, whose record goes."""
    session.execute(
        delete(ConsentLink).where(
            ConsentLink.platform_id == platform_id, ConsentLink.referral_id == referral_id
        )
    )


def delete_ways_back_of(session: Session, platform_id: UUID, member_id: UUID) -> None:
    """Delete the visits and return links of a member, whose last record has gone."""
    for table in (Visit, ReturnLink):
        session.execute(
            delete(table).where(table.platform_id == platform_id, table.member_id == member_id)
        )
