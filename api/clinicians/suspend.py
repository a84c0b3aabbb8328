"""Suspending a clinician, and letting them work again."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.models import Clinician, ClinicianStatus
from api.web.auth import Actor
from api.web.problems import NotFound


def suspend(session: Session, clinician_id: UUID, *, by: Actor | None) -> Clinician:
    """Stop a clinician at once: their tokens open nothing, and no member is matched with them.

    Within seconds the worker frees what they have claimed, and has the rest looked after; keys and
    records stay. Twice is once. Raises `NotFound` (404).
    """
    clinician = _locked(session, clinician_id)
    if _turned(clinician, ClinicianStatus.SUSPENDED):
        record(session, "clinician.suspended", ("clinician", clinician_id), by=by)
    return clinician


def reinstate(session: Session, clinician_id: UUID, *, by: Actor | None) -> Clinician:
    """Let a clinician work again, with what they still own; raises `NotFound` (404)."""
    clinician = _locked(session, clinician_id)
    if _turned(clinician, ClinicianStatus.ACTIVE):
        record(session, "clinician.reinstated", ("clinician", clinician_id), by=by)
    return clinician


def _locked(session: Session, clinician_id: UUID) -> Clinician:
    clinician = session.scalar(
        select(Clinician).where(Clinician.id == clinician_id).with_for_update()
    )
    if clinician is None:
        raise NotFound
    return clinician


def _turned(clinician: Clinician, status: ClinicianStatus) -> bool:
    if clinician.status is status:
        return False
    clinician.status = status
    clinician.version += 1
    return True
