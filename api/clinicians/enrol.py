"""Enrolling organisations, and clinicians with the licences that were verified."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.models import Clinician, ClinicianStatus, Organisation
from api.clinicians.npi import valid_npi
from api.clinicians.problems import ClinicianKnown
from api.clinicians.verify_licence import VerifiedLicence, add_licence
from api.db.base import new_id
from api.web.auth import Actor
from api.web.problems import InvalidRequest


@dataclass(frozen=True, slots=True)
class NewClinician:
    """Whom an operator enrols: what matches beyond this is the clinician's own to say."""

    name: str
    capacity: int
    licences: Sequence[VerifiedLicence]
    npi: str | None = None
    organisation_id: UUID | None = None
    languages: Sequence[str] = ("en",)
    modalities: Sequence[str] = ("video", "phone")


def enrol_organisation(session: Session, name: str, *, by: Actor | None) -> Organisation:
    """Add an organisation, which members may name in place of anybody licensed."""
    organisation = Organisation(id=new_id(), name=name)
    session.add(organisation)
    session.flush()
    record(session, "organisation.enrolled", ("organisation", organisation.id), by=by)
    return organisation


def enrol_clinician(session: Session, new: NewClinician, *, by: Actor | None) -> Clinician:
    """Add an active clinician, and each licence with its verification.

    A valid NPI proves no licence and changes no right. Raises `InvalidRequest` (422: an NPI that
    cannot be a person's, an unknown organisation, a title that is no clinical licence there) and
    `ClinicianKnown` (409).
    """
    if new.npi is not None:
        _refuse_npi(session, new.npi)
    if new.organisation_id and session.get(Organisation, new.organisation_id) is None:
        _refuse("/organisation_id", "No organisation has this id.")
    clinician = Clinician(
        id=new_id(),
        name=new.name,
        npi=new.npi,
        status=ClinicianStatus.ACTIVE,
        capacity=new.capacity,
        languages=list(new.languages),
        modalities=list(new.modalities),
        organisation_id=new.organisation_id,
    )
    session.add(clinician)
    session.flush()
    record(
        session,
        "clinician.enrolled",
        ("clinician", clinician.id),
        by=by,
        licences=len(new.licences),
    )
    for place, licence in enumerate(new.licences):
        add_licence(session, clinician.id, licence, at=f"/licences/{place}", by=by)
    return clinician


def _refuse_npi(session: Session, npi: str) -> None:
    if not valid_npi(npi):
        _refuse("/npi", "Its check digit does not hold.")
    if npi.startswith("2"):
        _refuse("/npi", "This is an organisation's; a person's begins with 1.")
    known = select(Clinician.id).where(
        Clinician.npi == npi, Clinician.status == ClinicianStatus.ACTIVE
    )
    if session.scalar(known.limit(1)):
        raise ClinicianKnown


def _refuse(pointer: str, detail: str) -> None:
    raise InvalidRequest(errors=[{"pointer": pointer, "detail": detail}])
