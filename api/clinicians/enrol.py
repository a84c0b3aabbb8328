"""Enrolling organisations, and clinicians with the licences that were verified."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.models import Clinician, ClinicianStatus, Licence, LicenceStatus, Organisation
from api.db.base import new_id
from api.web.auth import Actor


@dataclass(frozen=True, slots=True)
class VerifiedLicence:
    """A licence as the board showed it to whoever verified it."""

    jurisdiction: str
    number: str
    issued_on: date
    expires_on: date
    verified_with: str
    verified_on: date
    status: LicenceStatus = LicenceStatus.ACTIVE


def enrol_organisation(session: Session, name: str, *, by: Actor | None) -> Organisation:
    """Add an organisation, which members may name in place of anybody licensed."""
    organisation = Organisation(id=new_id(), name=name)
    session.add(organisation)
    session.flush()
    record(session, "organisation.enrolled", ("organisation", organisation.id), by=by)
    return organisation


def enrol_clinician(
    session: Session,
    *,
    name: str,
    capacity: int,
    licences: Sequence[VerifiedLicence],
    organisation: UUID | None = None,
) -> UUID:
    """Add an active clinician, who may work for an organisation; returns their id."""
    clinician_id = new_id()
    session.add(
        Clinician(
            id=clinician_id,
            name=name,
            status=ClinicianStatus.ACTIVE,
            capacity=capacity,
            languages=["en"],
            modalities=["video", "phone"],
            organisation_id=organisation,
        )
    )
    session.flush()
    session.add_all(
        Licence(
            clinician_id=clinician_id,
            jurisdiction=licence.jurisdiction,
            type="LCSW",
            number=licence.number,
            status=licence.status,
            issued_on=licence.issued_on,
            expires_on=licence.expires_on,
            verified_with=licence.verified_with,
            verified_on=licence.verified_on,
        )
        for licence in licences
    )
    return clinician_id
