"""The routes of the on-call roster, and of organisations."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.clinicians.enrol import enrol_organisation
from api.clinicians.find import organisations
from api.clinicians.models import OnCallShift, Organisation
from api.clinicians.on_call import is_anyone_on_call, running_shifts
from api.clinicians.problems import ClinicianSuspended
from api.clinicians.put_on_call import end_shift, put_on_call
from api.clinicians.schemas.roster import (
    NewOrganisationSchema,
    NewShiftSchema,
    OrganisationPageSchema,
    OrganisationSchema,
    RosterSchema,
    ShiftSchema,
)
from api.clock import utc_now
from api.db.transactional import transactional
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.idempotency import IdempotencyKeyReused, RequestInFlight
from api.web.pagination import Page, PageArguments, next_link, open_cursor, seal_cursor
from api.web.problems import NotFound
from api.web.schema import Nothing

blp = Blueprint(
    "roster",
    __name__,
    url_prefix="/v1/admin/on-call",
    description="Who is woken when a life is at risk.",
)
employers = Blueprint(
    "organisations",
    __name__,
    url_prefix="/v1/admin/organisations",
    description="Whom clinicians work for, and members may name.",
)
_AHEAD = timedelta(days=31)


@blp.post("")
@blp.requires("admin:clinicians")
@blp.creates
@blp.arguments(NewShiftSchema())
@transactional
@blp.response(201, ShiftSchema(), description="On the roster.")
@blp.raises(ClinicianSuspended, RequestInFlight, IdempotencyKeyReused)
def put_clinician_on_call(
    session: Session, actor: Actor, new: dict[str, Any]
) -> tuple[OnCallShift, int, dict[str, str]]:
    """Put a clinician on call for a time; shifts may overlap."""
    shift = put_on_call(session, **new, by=actor)
    return shift, 201, {"Location": "/v1/admin/on-call"}


@blp.get("")
@blp.requires("admin:clinicians")
@transactional
@blp.response(200, RosterSchema(), description="In the order in which they begin.")
def read_roster(session: Session, actor: Actor) -> dict[str, Any]:  # noqa: ARG001 - any operator
    """Read the shifts that run now or begin within a month."""
    shifts = running_shifts(session, until=utc_now() + _AHEAD)
    return {"items": shifts, "anyone_on_call": is_anyone_on_call(session)}


@blp.post("/<uuid:shift_id>/end")
@blp.requires("admin:clinicians")
@blp.arguments(Nothing())
@transactional
@blp.response(200, ShiftSchema(), description="Ended.")
@blp.raises(NotFound)
def end_on_call_shift(session: Session, actor: Actor, _: Any, shift_id: UUID) -> OnCallShift:
    """End a shift now; make sure somebody else is on call."""
    return end_shift(session, shift_id, by=actor)


@employers.post("")
@employers.requires("admin:clinicians")
@employers.creates
@employers.arguments(NewOrganisationSchema())
@transactional
@employers.response(201, OrganisationSchema(), description="Members may name it.")
@employers.raises(RequestInFlight, IdempotencyKeyReused)
def enrol_new_organisation(
    session: Session, actor: Actor, new: dict[str, Any]
) -> tuple[Organisation, int, dict[str, str]]:
    """Enrol an organisation for which clinicians work."""
    enrolled = enrol_organisation(session, new["name"], by=actor)
    return enrolled, 201, {"Location": "/v1/admin/organisations"}


@employers.get("")
@employers.requires("admin:clinicians")
@employers.arguments(PageArguments(), location="query")
@transactional
@employers.response(200, OrganisationPageSchema(), description="Newest first.")
def list_organisations(
    session: Session, actor: Actor, ask: dict[str, Any]
) -> tuple[dict[str, Any], int, dict[str, str]]:
    """List the organisations for which clinicians work."""
    key = open_cursor(ask["cursor"], actor.id, "organisations")
    rows = organisations(session, before=UUID(key[0]) if key else None, limit=ask["limit"] + 1)
    page = Page.cut(rows, ask["limit"], lambda row: (row.id,))
    cursor = seal_cursor(page.next_key, actor.id, "organisations")
    return {"items": page.items, "next_cursor": cursor}, 200, next_link(cursor)
