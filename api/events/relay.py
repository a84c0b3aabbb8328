"""The relay: gives committed events their place in each platform's feed."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from api.events.models import FeedEvent

# The platform's row is locked while its rows are numbered, in a statement of its own so that the
# next one sees what another worker has numbered meanwhile: no position is given twice, and a
# reader never sees a later one commit before an earlier one. NO KEY: acts in flight hold the key
# of this row by their foreign keys, and must not hold up the feed.
_LOCK = text("SELECT 1 FROM platform WHERE id = :platform_id FOR NO KEY UPDATE")
# `recorded` keeps each referral's order: its acts hold the referral's row lock one after another.
_NUMBER = text("""
WITH feed AS (
    SELECT id, last_position FROM platform WHERE id = :platform_id
), waiting AS (
    SELECT e.id, row_number() OVER (ORDER BY e.recorded) AS place
    FROM feed_event e, feed
    WHERE e.platform_id = feed.id AND e.position IS NULL
    ORDER BY e.recorded LIMIT :at_most
), numbered AS (
    UPDATE feed_event e SET position = feed.last_position + waiting.place
    FROM waiting, feed
    WHERE e.platform_id = feed.id AND e.id = waiting.id
    RETURNING e.position
)
UPDATE platform p SET last_position = latest.position
FROM (SELECT max(position) AS position FROM numbered) latest
WHERE p.id = :platform_id AND latest.position IS NOT NULL
RETURNING p.last_position
""")


# However long the worker was away, one transaction stays well within the statement's timeout.
AT_MOST = 5_000


def platforms_waiting(session: Session) -> Sequence[UUID]:
    """Return the platforms that have unnumbered events."""
    return session.scalars(
        select(FeedEvent.platform_id).where(FeedEvent.position.is_(None)).distinct()
    ).all()


def number_events(session: Session, platform_id: UUID) -> int | None:
    """Give one platform's committed events their positions; returns the last, or None."""
    session.execute(_LOCK, {"platform_id": platform_id})
    values = {"platform_id": platform_id, "at_most": AT_MOST}
    last: int | None = session.scalar(_NUMBER, values)
    return last
