"""Enrolling coordinators."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.coordinators.models import Coordinator, CoordinatorStatus
from api.db.base import new_id
from api.web.auth import Actor


def enrol_coordinator(session: Session, name: str, *, by: Actor | None) -> UUID:
    """Add an active coordinator; returns their id."""
    coordinator = Coordinator(id=new_id(), name=name, status=CoordinatorStatus.ACTIVE)
    session.add(coordinator)
    session.flush()
    record(session, "coordinator.enrolled", ("coordinator", coordinator.id), by=by)
    return coordinator.id
