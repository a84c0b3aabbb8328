"""Checking in: whoever is somewhere else than their clinician may practise is not treated there."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.care.appointments import open_appointment
from api.care.check_in import CheckIn, may_check_in, note_check_in
from api.care.models import Appointment
from api.care.problems import AppointmentAhead
from api.clock import utc_now
from api.referrals.advance import require
from api.referrals.find import lock_held
from api.referrals.move_member import move
from api.web.auth import Actor
from api.web.problems import NotFound


def check_in(
    session: Session, referral_id: UUID, claim_token: int, found: CheckIn, *, by: Actor
) -> Appointment:
    """Keep what the owner asked before the visit; the referral follows the member where they are.

    Where the owner has no licence the referral is on hold from then on (`moved_state`). Raises
    `StaleClaim`, `InvalidTransition` and `AppointmentAhead` (409).
    """
    referral = lock_held(session, referral_id, claim_token, by=by)
    require(referral, "record_visit")
    appointment = open_appointment(session, referral.platform_id, referral.id)
    if appointment is None:
        raise NotFound
    if not may_check_in(appointment):
        raise AppointmentAhead
    note_check_in(appointment, found)
    move(session, referral, found.jurisdiction, utc_now())
    session.flush()
    record(
        session,
        "appointment.checked_in",
        ("appointment", appointment.id),
        by=by,
        platform_id=referral.platform_id,
        referral_id=str(referral.id),
        referral_status=referral.status.value,
    )
    return appointment
