"""Reading the record."""

from collections.abc import Sequence

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from api.audit.models import AuditEvent

_OLDEST_RUNNING = text("pg_snapshot_xmin(pg_current_snapshot())::text::bigint")


def read_audit(
    session: Session, *, object_id: object | None, after: int, limit: int
) -> Sequence[AuditEvent]:
    """Return up to `limit` events behind position `after`, in order.

    Positions are taken before they commit, so events are held back while an older transaction
    still runs: whoever keeps the last position misses none.
    """
    query = (
        select(AuditEvent)
        .where(AuditEvent.position > after, AuditEvent.written_in < _OLDEST_RUNNING)
        .order_by(AuditEvent.position)
        .limit(limit)
    )
    if object_id is not None:
        query = query.where(AuditEvent.object_id == object_id)
    return session.scalars(query).all()
