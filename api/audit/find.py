"""Reading the record."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.models import AuditEvent


def read_audit(
    session: Session, *, object_id: object | None, after: int, limit: int
) -> Sequence[AuditEvent]:
    """Return up to `limit` events behind position `after`, in order."""
    query = (
        select(AuditEvent)
        .where(AuditEvent.position > after)
        .order_by(AuditEvent.position)
        .limit(limit)
    )
    if object_id is not None:
        query = query.where(AuditEvent.object_id == object_id)
    return session.scalars(query).all()
