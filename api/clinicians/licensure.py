"""Where a clinician may practise today; whatever is not certain is no."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from api.clinicians.models import Clinician, ClinicianStatus, Licence, LicenceStatus
from api.clinicians.problems import ClinicianSuspended
from api.clock import utc_now

T = TypeVar("T")


def lock_clinician(session: Session, clinician_id: UUID) -> Clinician:
    """Lock the clinician's row, so that two tabs cannot exceed the capacity.

    Raises `ClinicianSuspended` (403) unless the clinician is active.
    """
    clinician = session.scalar(
        select(Clinician).where(Clinician.id == clinician_id).with_for_update()
    )
    if clinician is None or clinician.status is not ClinicianStatus.ACTIVE:
        raise ClinicianSuspended
    return clinician


def licensed_jurisdictions(session: Session, clinician_id: UUID) -> Sequence[str]:
    """Return the states in which an active clinician holds an active, unexpired licence today."""
    query = _practising(select(Licence.jurisdiction)).where(Licence.clinician_id == clinician_id)
    return session.scalars(query.order_by(Licence.jurisdiction)).all()


def licensed_clinicians(session: Session, jurisdiction: str) -> Sequence[UUID]:
    """Return every active clinician who is licensed in a state today."""
    query = _practising(select(Licence.clinician_id)).where(Licence.jurisdiction == jurisdiction)
    return session.scalars(query).all()


def _practising(query: Select[T]) -> Select[T]:
    """Keep active clinicians, and licences that are active and in force on this day."""
    today = utc_now().date()
    return query.join(Clinician, Clinician.id == Licence.clinician_id).where(
        Clinician.status == ClinicianStatus.ACTIVE,
        Licence.status == LicenceStatus.ACTIVE,
        Licence.issued_on <= today,
        Licence.expires_on >= today,
    )
