"""Confirming: the member says that they will be there."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.care.appointments import confirm, open_appointment
from api.care.models import Appointment
from api.care.problems import AppointmentBegun
from api.clock import utc_now
from api.referrals.advance import require
from api.referrals.codes import NextAction, NextActor
from api.referrals.find import lock_referral
from api.referrals.met import note_contact
from api.web.auth import Actor
from api.web.problems import NotFound


def confirm_appointment(session: Session, referral_id: UUID, *, by: Actor) -> Appointment:
    """Confirm the proposed appointment that is ahead; to confirm it twice changes nothing.

    Raises `InvalidTransition` and `AppointmentBegun` (409).
    """
    referral = lock_referral(session, referral_id, by=by)
    require(referral, "confirm_appointment")
    appointment = open_appointment(session, referral.platform_id, referral.id)
    if appointment is None:
        raise NotFound
    if appointment.starts_at <= utc_now():
        raise AppointmentBegun
    if appointment.confirmed_at is not None:
        return appointment
    confirm(appointment)
    note_contact(referral)
    if referral.next_action is NextAction.CONFIRM_APPOINTMENT:
        referral.next_action, referral.next_actor = NextAction.RECORD_VISIT, NextActor.CLINICIAN
    session.flush()
    record(
        session,
        "appointment.confirmed",
        ("appointment", appointment.id),
        by=by,
        platform_id=referral.platform_id,
        referral_id=str(referral.id),
    )
    return appointment
