"""Putting a clinician on call, and ending a shift early."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.models import Clinician, ClinicianStatus, OnCallShift, Tier
from api.clinicians.problems import ClinicianSuspended
from api.clock import utc_now
from api.db.base import new_id
from api.web.auth import Actor
from api.web.problems import InvalidRequest, NotFound


def put_on_call(
    session: Session,
    clinician_id: UUID,
    *,
    starts_at: datetime,
    ends_at: datetime,
    tier: Tier,
    by: Actor | None,
) -> OnCallShift:
    """Add a shift; shifts may overlap, and two people on call are better than one.

    Raises `InvalidRequest` (422) for an unknown clinician and `ClinicianSuspended` (403).
    """
    clinician = session.get(Clinician, clinician_id)
    if clinician is None:
        detail = "No clinician has this id."
        raise InvalidRequest(errors=[{"pointer": "/clinician_id", "detail": detail}])
    if clinician.status is not ClinicianStatus.ACTIVE:
        raise ClinicianSuspended
    shift = OnCallShift(
        id=new_id(), clinician_id=clinician_id, tier=tier, starts_at=starts_at, ends_at=ends_at
    )
    session.add(shift)
    session.flush()
    record(session, "on_call.added", ("on_call_shift", shift.id), by=by, tier=tier.value)
    return shift


def end_shift(session: Session, shift_id: UUID, *, by: Actor) -> OnCallShift:
    """End a shift now; one that has not begun never does. Raises `NotFound` (404)."""
    shift = session.get(OnCallShift, shift_id, with_for_update=True)
    now = utc_now()
    if shift is None or shift.ends_at <= now:
        raise NotFound
    shift.starts_at = min(shift.starts_at, now)
    shift.ends_at = now
    record(session, "on_call.ended", ("on_call_shift", shift.id), by=by)
    return shift
