"""Forgetting events that are older than the feed is kept, from its beginning on."""

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile
from uuid import UUID

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from api.events.models import FeedEvent

AT_MOST = 1_000
_FEEDS = text("SELECT id FROM platform WHERE last_position > forgotten_position")
# As the relay locks, so that numbering and forgetting of one feed wait for each other.
_LOCK = text("SELECT 1 FROM platform WHERE id = :platform_id FOR NO KEY UPDATE SKIP LOCKED")
_FORGOTTEN = text("UPDATE platform SET forgotten_position = :position WHERE id = :platform_id")


def platforms_with_feeds(session: Session) -> Sequence[UUID]:
    """Return the platforms that have events to forget one day."""
    return session.scalars(_FEEDS).all()


def forget_events(session: Session, platform_id: UUID, before: datetime) -> Sequence[int]:
    """Delete one feed's oldest events, up to the first that is not older; returns their positions.

    What is gone is always a beginning: so one position says it all, and whoever asks from behind
    it is told (`PositionGone`) instead of missing something.
    """
    if session.scalar(_LOCK, {"platform_id": platform_id}) is None:
        return []
    oldest = session.execute(
        select(FeedEvent.position, FeedEvent.at)
        .where(FeedEvent.platform_id == platform_id, FeedEvent.position.is_not(None))
        .order_by(FeedEvent.position)
        .limit(AT_MOST)
    ).all()
    gone = [row.position for row in takewhile(lambda row: row.at < before, oldest)]
    if gone:
        session.execute(
            delete(FeedEvent)
            .where(FeedEvent.platform_id == platform_id, FeedEvent.position <= gone[-1])
            .execution_options(synchronize_session=False)
        )
        session.execute(_FORGOTTEN, {"platform_id": platform_id, "position": gone[-1]})
    return gone


def delete_events_of(session: Session, platform_id: UUID, referral_id: UUID) -> int:
    """Delete what is left of one referral's events, whose record goes; returns how many."""
    gone = session.execute(
        delete(FeedEvent)
        .where(FeedEvent.platform_id == platform_id, FeedEvent.referral_id == referral_id)
        .execution_options(synchronize_session=False)
    )
    return int(gone.rowcount)  # type: ignore[attr-defined]
