"""The routes by which an operator enrols clinicians and verifies their licences."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.clinicians.enrol import NewClinician, enrol_clinician
from api.clinicians.models import LicenceCheck
from api.clinicians.problems import ClinicianKnown
from api.clinicians.profile import list_clinicians
from api.clinicians.routes.shown import shown_clinician
from api.clinicians.schemas.enrolment import (
    ClinicianPageSchema,
    LicenceCheckedSchema,
    LicenceCheckSchema,
    LicenceChecksSchema,
    NewClinicianSchema,
)
from api.clinicians.schemas.own import ClinicianSchema
from api.clinicians.suspend import reinstate, suspend
from api.clinicians.verify_licence import VerifiedLicence, checks_of, verify_licence
from api.db.transactional import transactional
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.idempotency import IdempotencyKeyReused, RequestInFlight
from api.web.pagination import Page, PageArguments, next_link, open_cursor, seal_cursor
from api.web.problems import NotFound
from api.web.schema import Nothing

Answer = tuple[dict[str, Any], int, dict[str, str]]
_HERE = "/v1/admin/clinicians"
_CHECKS = "/<uuid:clinician_id>/licences/<string(length=2):jurisdiction>/checks"
blp = Blueprint(
    "enrolment", __name__, url_prefix=_HERE, description="Clinicians and their verified licences."
)


@blp.post("")
@blp.requires("admin:clinicians")
@blp.creates
@blp.arguments(NewClinicianSchema())
@transactional
@blp.response(201, ClinicianSchema(), description="They can be matched from now on.")
@blp.raises(ClinicianKnown, RequestInFlight, IdempotencyKeyReused)
def enrol_new_clinician(session: Session, actor: Actor, new: NewClinician) -> Answer:
    """Enrol a clinician with each licence as you verified it.

    A licence counts in its state alone, for the days it is in force, if its title is the clinical
    one there. An NPI is checked by its digit, and gives no right.
    """
    clinician = enrol_clinician(session, new, by=actor)
    return shown_clinician(session, clinician), 201, {"Location": _HERE}


@blp.get("")
@blp.requires("admin:clinicians")
@blp.arguments(PageArguments(), location="query")
@transactional
@blp.response(200, ClinicianPageSchema(), description="Newest first.")
def list_enrolled_clinicians(session: Session, actor: Actor, ask: dict[str, Any]) -> Answer:
    """List clinicians with their licences."""
    key = open_cursor(ask["cursor"], actor.id, "clinicians")
    before = UUID(key[0]) if key else None
    rows = list_clinicians(session, before=before, limit=ask["limit"] + 1)
    page = Page.cut(rows, ask["limit"], lambda row: (row.id,))
    cursor = seal_cursor(page.next_key, actor.id, "clinicians")
    items = [shown_clinician(session, each) for each in page.items]
    return {"items": items, "next_cursor": cursor}, 200, next_link(cursor)


@blp.post(_CHECKS)
@blp.requires("admin:clinicians")
@blp.creates
@blp.read_by("listEnrolledClinicians")
@blp.arguments(LicenceCheckedSchema())
@transactional
@blp.response(201, LicenceCheckSchema(), description="The licence says so from now on.")
@blp.raises(NotFound, RequestInFlight, IdempotencyKeyReused)
def record_licence_check(
    session: Session, actor: Actor, new: dict[str, Any], clinician_id: UUID, jurisdiction: str
) -> tuple[LicenceCheck, int, dict[str, str]]:
    """Record that you verified a licence, or add one.

    Whatever was verified stays on record. A licence that is no longer active takes effect at once:
    claims in that state go back to the queue within seconds.
    """
    licence = VerifiedLicence(jurisdiction=jurisdiction, **new)
    check = verify_licence(session, clinician_id, licence, by=actor)
    return check, 201, {"Location": f"{_HERE}/{clinician_id}/licences/{jurisdiction}/checks"}


@blp.get(_CHECKS)
@blp.requires("admin:clinicians")
@transactional
@blp.response(200, LicenceChecksSchema(), description="Newest first.")
@blp.raises(NotFound)
def list_licence_checks(
    session: Session,
    actor: Actor,  # noqa: ARG001 - any operator
    clinician_id: UUID,
    jurisdiction: str,
) -> dict[str, Any]:
    """List when and with whom a licence was verified."""
    return {"items": checks_of(session, clinician_id, jurisdiction)}


@blp.post("/<uuid:clinician_id>/suspend")
@blp.requires("admin:clinicians")
@blp.arguments(Nothing())
@transactional
@blp.response(200, ClinicianSchema(), description="Their tokens open nothing now.")
@blp.raises(NotFound)
def suspend_clinician(session: Session, actor: Actor, _: Any, clinician_id: UUID) -> dict[str, Any]:
    """Suspend a clinician at once.

    What they have claimed goes back to the queue within seconds; what they own is handed to a
    coordinator within a business day, four hours where it is urgent.
    """
    return shown_clinician(session, suspend(session, clinician_id, by=actor))


@blp.post("/<uuid:clinician_id>/reinstate")
@blp.requires("admin:clinicians")
@blp.arguments(Nothing())
@transactional
@blp.response(200, ClinicianSchema(), description="They may take referrals again.")
@blp.raises(NotFound)
def reinstate_clinician(
    session: Session, actor: Actor, _: Any, clinician_id: UUID
) -> dict[str, Any]:
    """Let a suspended clinician work again."""
    return shown_clinician(session, reinstate(session, clinician_id, by=actor))
