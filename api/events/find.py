"""Reading the feed: numbered events that the platform may still know."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select, text
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.events.models import FeedEvent

_FORGOTTEN = text("SELECT forgotten_position FROM platform WHERE id = :platform_id")


def forgotten_position(session: Session, platform_id: UUID) -> int:
    """Return the last position that is gone; read it after the events, or some may go unseen."""
    return int(session.execute(_FORGOTTEN, {"platform_id": platform_id}).scalar_one())


def read_feed(
    session: Session, *, platform_id: UUID, after: int, limit: int
) -> Sequence[FeedEvent]:
    """Return up to `limit` events behind position `after`, in order.

    What a member took back, or shared until a time that is over, is left out at this moment.
    """
    return session.scalars(
        select(FeedEvent)
        .where(
            FeedEvent.platform_id == platform_id,
            FeedEvent.position > after,
            ~FeedEvent.withheld,
            or_(FeedEvent.shown_until.is_(None), FeedEvent.shown_until > utc_now()),
        )
        .order_by(FeedEvent.position)
        .limit(limit)
    ).all()
