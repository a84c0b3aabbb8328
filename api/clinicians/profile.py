"""A clinician's own profile: what matches them with members, and when they are away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.licensure import licensed_jurisdictions, lock_clinician
from api.clinicians.models import Clinician, Licence
from api.web.auth import Actor
from api.web.preconditions import Precondition, entity_tag
from api.web.problems import InvalidRequest


@dataclass(frozen=True, slots=True)
class Standing:
    """A clinician with their licences, and the states in which they may practise today."""

    clinician: Clinician
    licences: Sequence[Licence]
    practises_in: Sequence[str]


def standing_of(session: Session, clinician: Clinician) -> Standing:
    """Return the clinician's licences by state, and which of them count today."""
    licences = session.scalars(
        select(Licence)
        .where(Licence.clinician_id == clinician.id)
        .order_by(Licence.jurisdiction)
        .execution_options(populate_existing=True)
    ).all()
    return Standing(clinician, licences, licensed_jurisdictions(session, clinician.id))


def list_clinicians(session: Session, *, before: UUID | None, limit: int) -> Sequence[Clinician]:
    """Return clinicians, newest first: `limit` rows older than `before`."""
    query = select(Clinician).order_by(Clinician.id.desc()).limit(limit)
    if before is not None:
        query = query.where(Clinician.id < before)
    return session.scalars(query).all()


def change_profile(
    session: Session, changes: Mapping[str, Any], *, if_match: Precondition, by: Actor
) -> Clinician:
    """Change what the clinician says of themself; what is not named stays.

    Whoever goes away while they hold something: the worker has it looked after. Raises
    `PreconditionFailed` (412), `InvalidRequest` (422, half a leave) and `ClinicianSuspended` (403).
    """
    clinician = lock_clinician(session, by.id)
    if_match.require(entity_tag(clinician.version))
    for name, value in changes.items():
        setattr(clinician, name, value)
    _refuse_half_a_leave(clinician)
    clinician.version += 1
    record(
        session,
        "clinician.changed",
        ("clinician", by.id),
        by=by,
        version=clinician.version,
    )
    session.flush()
    return clinician


def _refuse_half_a_leave(clinician: Clinician) -> None:
    leave = (clinician.away_from, clinician.away_until)
    if leave == (None, None):
        return
    if None in leave or clinician.away_until < clinician.away_from:  # type: ignore[operator]
        detail = "A leave has its first and its last day, in this order."
        raise InvalidRequest(errors=[{"pointer": "/away_until", "detail": detail}])
