"""Calling an appointment off: either side may, and another one is then to be found."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.care.appointments import cancel, open_appointment
from api.care.codes import CancelCode, CancelledBy
from api.care.models import Appointment
from api.care.problems import AppointmentBegun
from api.clock import utc_now
from api.referrals.advance import advance
from api.referrals.codes import Place
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition
from api.referrals.sides import lock_side
from api.web.auth import Actor, Persona


def cancel_appointment(
    session: Session,
    referral_id: UUID,
    claim_token: int | None,
    code: CancelCode | None,
    *,
    by: Actor,
) -> Referral:
    """Call off what was arranged; the member before it begins, the owner at any time.

    An owner may also say so of a meeting that never came to stand here. Raises `StaleClaim`,
    `InvalidTransition` and `AppointmentBegun` (409).
    """
    referral = lock_side(session, referral_id, claim_token, by=by)
    is_member = by.persona is Persona.MEMBER
    if is_member and referral.place is not Place.SCHEDULED:
        raise InvalidTransition("No appointment is ahead.", referral_status=referral.status.value)
    appointment = open_appointment(session, referral.platform_id, referral.id)
    if is_member and (appointment is None or appointment.starts_at <= utc_now()):
        raise AppointmentBegun
    advance(session, referral, "cancel_appointment", Place.APPOINTMENT_CANCELLED)
    if appointment is not None:
        _call_off(session, appointment, code, by)
    return referral


def _call_off(
    session: Session, appointment: Appointment, code: CancelCode | None, by: Actor
) -> None:
    who = CancelledBy(by.persona.value)
    cancel(appointment, who, code)
    session.flush()
    record(
        session,
        "appointment.cancelled",
        ("appointment", appointment.id),
        by=by,
        platform_id=appointment.platform_id,
        referral_id=str(appointment.referral_id),
        cancelled_by=who.value,
    )
