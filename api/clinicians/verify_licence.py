"""Recording that a licence was verified: with whom, on what day, by whom, and what they said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.codes import Privilege
from api.clinicians.licence_types import is_clinical
from api.clinicians.models import Clinician, Licence, LicenceCheck, LicenceStatus
from api.db.base import new_id
from api.web.auth import Actor
from api.web.problems import InvalidRequest, NotFound

_PLACE = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class VerifiedLicence:
    """A licence as the board showed it to whoever verified it.

    `title_confirmed`: they read on the board's own page that the title is the clinical one; it is
    asked only where no row of `licence_types` says so.
    """

    jurisdiction: str
    type: str
    number: str
    issued_on: date
    expires_on: date
    verified_with: str
    verified_on: date
    status: LicenceStatus = LicenceStatus.ACTIVE
    title_confirmed: bool = False
    privilege: Privilege = Privilege.SINGLE
    home_jurisdiction: str | None = None
    check_again_on: date | None = None


def verify_licence(
    session: Session, clinician_id: UUID, licence: VerifiedLicence, *, by: Actor | None
) -> LicenceCheck:
    """Record a verification, and let the licence say what it showed; the first one adds it.

    What it says holds from now on: the worker frees what the clinician claimed where they may
    practise no more, and has the rest looked after. Raises `NotFound` (404) and `InvalidRequest`
    (422, a title that is no clinical licence there).
    """
    locked = select(Clinician.id).where(Clinician.id == clinician_id).with_for_update()
    if not _PLACE.fullmatch(licence.jurisdiction) or session.scalar(locked) is None:
        raise NotFound
    return add_licence(session, clinician_id, licence, at="", by=by)


def add_licence(
    session: Session, clinician_id: UUID, licence: VerifiedLicence, *, at: str, by: Actor | None
) -> LicenceCheck:
    """Add or renew a clinician's licence, and the row of its verification.

    `at` is where the licence stands in the request. Raises `InvalidRequest` (422).
    """
    confirmed = _refuse_title(licence, at)
    values = {name: getattr(licence, name) for name in VerifiedLicence.__slots__}
    session.merge(Licence(**values | {"clinician_id": clinician_id, "title_confirmed": confirmed}))
    session.flush()
    check = LicenceCheck(
        id=new_id(),
        clinician_id=clinician_id,
        jurisdiction=licence.jurisdiction,
        status=licence.status,
        expires_on=licence.expires_on,
        verified_with=licence.verified_with,
        verified_on=licence.verified_on,
        verified_by=by.id if by else None,
    )
    session.add(check)
    record(
        session,
        "licence.verified",
        ("clinician", clinician_id),
        by=by,
        check_id=str(check.id),
        licence_status=licence.status.value,
    )
    session.flush()
    return check


def checks_of(session: Session, clinician_id: UUID, jurisdiction: str) -> Sequence[LicenceCheck]:
    """Return the verifications of one licence, newest first; raises `NotFound` (404)."""
    query = select(LicenceCheck).where(
        LicenceCheck.clinician_id == clinician_id, LicenceCheck.jurisdiction == jurisdiction
    )
    found = session.scalars(query.order_by(LicenceCheck.id.desc())).all()
    if not found:
        raise NotFound
    return found


def _refuse_title(licence: VerifiedLicence, at: str) -> bool:
    """Return whether the title is a clinical one there; raises `InvalidRequest` if it is not."""
    clinical = is_clinical(licence.jurisdiction, licence.type)
    if clinical is False:
        detail = f"{licence.type} is no clinical licence of {licence.jurisdiction}."
        raise InvalidRequest(errors=[{"pointer": f"{at}/type", "detail": detail}])
    if clinical is None and not licence.title_confirmed:
        detail = "Read on the board's own page that the title is the clinical one, and say so."
        raise InvalidRequest(errors=[{"pointer": f"{at}/title_confirmed", "detail": detail}])
    return True
