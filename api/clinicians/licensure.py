"""Where a clinician may practise, and when; whatever is not certain is no."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Text, cast, func, select
from sqlalchemy.orm import Session

from api.clinicians.compact import compact_states
from api.clinicians.models import Clinician, ClinicianStatus, Licence
from api.clinicians.problems import ClinicianSuspended
from api.clock import utc_now


def lock_clinician(session: Session, clinician_id: UUID) -> Clinician:
    """Lock the clinician's row, so that two tabs cannot exceed the capacity.

    Raises `ClinicianSuspended` (403) unless the clinician is active.
    """
    clinician = session.scalar(
        select(Clinician)
        .where(Clinician.id == clinician_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if clinician is None or clinician.status is not ClinicianStatus.ACTIVE:
        raise ClinicianSuspended
    return clinician


def practises(session: Session, clinician_id: UUID, jurisdiction: str, on: date) -> bool:
    """Tell whether an active clinician may practise in a state on a day.

    By a verified clinical licence of that state that is in force; by a compact's privilege only
    where `compact` says that these count. Any role may ask: it is what boards publish.
    """
    rule = func.practises(clinician_id, jurisdiction, on, counting_compacts(on))
    return bool(session.scalar(select(rule)))


def licensed_jurisdictions(session: Session, clinician_id: UUID) -> Sequence[str]:
    """Return the states in which an active clinician may practise today."""
    query = select(Licence.jurisdiction).where(Licence.clinician_id == clinician_id, _practising())
    return session.scalars(query.order_by(Licence.jurisdiction)).all()


def licensed_clinicians(session: Session, jurisdiction: str) -> Sequence[UUID]:
    """Return every active clinician who may practise in a state today."""
    query = select(Licence.clinician_id).where(Licence.jurisdiction == jurisdiction, _practising())
    return session.scalars(query).all()


def counting_compacts(on: date) -> ColumnElement[Sequence[str]]:
    """Return, for a call of the database's rule, the states among which a privilege counts."""
    return cast(compact_states(on), ARRAY(Text))


def _practising() -> ColumnElement[bool]:
    today = utc_now().date()
    return func.practises(
        Licence.clinician_id, Licence.jurisdiction, today, counting_compacts(today)
    )
