"""Appointments: the owner proposes, either side calls off, the owner records what came of it."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.care.appointments import Proposal, last_appointment, show_appointment, tag_of
from api.care.check_in import CheckIn
from api.care.models import Appointment
from api.care.problems import AppointmentAhead, AppointmentBegun, NotCheckedIn
from api.care.schemas import (
    AppointmentSchema,
    CancellingAppointmentSchema,
    RecordedVisitSchema,
)
from api.consents.problems import ContextDamaged
from api.db.root_keys import KeysAway
from api.db.transactional import transactional
from api.referrals.cancel_appointment import cancel_appointment
from api.referrals.check_in import check_in
from api.referrals.problems import InvalidTransition, LicenceNotActive, StaleClaim
from api.referrals.record_visit import record_visit
from api.referrals.routes.fencing import ClaimTokenMissing, fenced, fenced_if_held
from api.referrals.schedule import schedule
from api.referrals.schemas.answered import ReferralSchema
from api.referrals.schemas.care import CheckInSchema, ProposalSchema
from api.referrals.show import show
from api.referrals.sides import find_side
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.preconditions import Precondition
from api.web.problems import NotFound

Answer = tuple[dict[str, Any], int, dict[str, str]]
SIDES = ("intake:claim", "referrals:self")
_FENCED = (StaleClaim, InvalidTransition, ClaimTokenMissing, NotFound)
blp = Blueprint(
    "care",
    __name__,
    url_prefix="/v1/referrals/<uuid:referral_id>",
    description="The member and the owner arrange to meet.",
)


@blp.put("/appointment")
@blp.requires("intake:claim")
@fenced(blp)
@blp.placed
@blp.arguments(ProposalSchema())
@transactional
@blp.response(200, AppointmentSchema(), description="Changed; another time is confirmed anew.")
@blp.may_create(AppointmentSchema(), "Proposed to the member.")
@blp.raises(*_FENCED, LicenceNotActive, KeysAway)
def put_appointment(
    session: Session, actor: Actor, new: Proposal, referral_id: UUID, **guard: Any
) -> Any:
    """Propose an appointment, or change the one that is open.

    You must be licensed where the member will be, on the day that it is there by then. Nobody but
    the two of you sees it; the link and the number are kept sealed.
    """
    if_match: Precondition = guard["if_match"]
    appointment, is_new = schedule(
        session, referral_id, guard["claim_token"], new, if_match=if_match, by=actor
    )
    location = {"Location": f"/v1/referrals/{referral_id}/appointment"} if is_new else {}
    shown, _, headers = _shown(session, appointment)
    return shown, 201 if is_new else 200, {**headers, **location}


@blp.get("/appointment")
@blp.requires(*SIDES)
@blp.versioned
@transactional
@blp.response(200, AppointmentSchema(), description="The open one, else the last.")
@blp.raises(ContextDamaged, KeysAway, NotFound)
def get_appointment(session: Session, actor: Actor, referral_id: UUID) -> Any:
    """Get the appointment of a referral, as its member or its owner."""
    referral = find_side(session, referral_id, by=actor)
    appointment = last_appointment(session, referral.platform_id, referral.id)
    if appointment is None:
        raise NotFound
    return _shown(session, appointment)


def _shown(session: Session, appointment: Appointment) -> Any:
    headers = {"ETag": tag_of(appointment), "Cache-Control": "no-store"}
    return show_appointment(session, appointment), 200, headers


@blp.post("/appointment/check-in")
@blp.requires("intake:claim")
@fenced(blp)
@blp.arguments(CheckInSchema())
@transactional
@blp.response(200, AppointmentSchema(), description="Kept; the last answers count.")
@blp.raises(*_FENCED, AppointmentAhead, ContextDamaged, KeysAway)
def check_member_in(
    session: Session, actor: Actor, found: CheckIn, referral_id: UUID, claim_token: int
) -> Any:
    """Check the member in before the visit: where they are now, and what safety needs.

    From an hour before it begins. Are they where you have no licence, the referral is on hold
    (`moved_state`) and you read no more of it: tell them, and hand it back or resume.
    """
    return _shown(session, check_in(session, referral_id, claim_token, found, by=actor))


@blp.post("/appointment/visit")
@blp.requires("intake:claim")
@fenced(blp)
@blp.arguments(RecordedVisitSchema())
@transactional
@blp.response(200, ReferralSchema(), description="Under way, missed, or ended.")
@blp.raises(*_FENCED, AppointmentAhead, NotCheckedIn)
def record_appointment_visit(
    session: Session, actor: Actor, new: dict[str, Any], referral_id: UUID, claim_token: int
) -> Any:
    """Record whether the member came.

    The second time in 14 days that they did not ends the referral; from L2 on it never does, and a
    coordinator reaches out.
    """
    referral = record_visit(session, referral_id, claim_token, new["visit"], by=actor)
    return show(session, referral, to=actor)


@blp.post("/appointment/cancel")
@blp.requires(*SIDES)
@fenced_if_held(blp)
@blp.arguments(CancellingAppointmentSchema())
@transactional
@blp.response(200, ReferralSchema(), description="Called off; another time is to be found.")
@blp.raises(*_FENCED, AppointmentBegun)
def cancel_referral_appointment(
    session: Session,
    actor: Actor,
    new: dict[str, Any],
    referral_id: UUID,
    claim_token: int | None,
) -> Any:
    """Call the appointment off, as its member before it begins or as its owner."""
    referral = cancel_appointment(session, referral_id, claim_token, new["code"], by=actor)
    return show(session, referral, to=actor)
