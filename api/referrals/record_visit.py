"""Recording a visit: they met, or the member did not come; twice in a fortnight ends it."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.care.appointments import missed_since, note_visit, open_appointment
from api.care.check_in import is_checked_in
from api.care.codes import Visit
from api.care.models import Appointment
from api.care.problems import AppointmentAhead, NotCheckedIn
from api.clock import utc_now
from api.crisis.levels import Level
from api.referrals.advance import advance, require
from api.referrals.codes import EvidenceClass, NextAction, OutcomeCode, Place
from api.referrals.find import lock_held
from api.referrals.met import note_contact
from api.referrals.models import Referral
from api.referrals.record_outcome import Outcome, close
from api.referrals.timers import hand_to_coordinator
from api.web.auth import Actor
from api.web.problems import NotFound

FORTNIGHT = timedelta(days=14)
MOST_MISSED = 2
_DID_NOT_ATTEND = Outcome(OutcomeCode.DID_NOT_ATTEND, EvidenceClass.ADMINISTRATIVE)


def record_visit(
    session: Session, referral_id: UUID, claim_token: int, visit: Visit, *, by: Actor
) -> Referral:
    """Record what came of the appointment, once it has begun.

    Raises `StaleClaim`, `InvalidTransition`, `AppointmentAhead` and, for a visit that nobody
    checked in to, `NotCheckedIn` (409).
    """
    referral = lock_held(session, referral_id, claim_token, by=by)
    require(referral, "record_visit")
    appointment = _begun(session, referral)
    if visit is Visit.ATTENDED and not is_checked_in(appointment):
        raise NotCheckedIn
    note_visit(appointment, visit)
    session.flush()
    record(
        session,
        "visit.recorded",
        ("appointment", appointment.id),
        by=by,
        platform_id=referral.platform_id,
        referral_id=str(referral.id),
        visit=visit.value,
    )
    if visit is Visit.ATTENDED:
        note_contact(referral)
        advance(session, referral, "record_visit", Place.ENGAGED)
    else:
        _missed(session, referral, appointment, by)
    return referral


def _begun(session: Session, referral: Referral) -> Appointment:
    appointment = open_appointment(session, referral.platform_id, referral.id)
    if appointment is None:
        raise NotFound
    if utc_now() < appointment.starts_at:
        raise AppointmentAhead
    return appointment


def _missed(session: Session, referral: Referral, appointment: Appointment, by: Actor) -> None:
    """End it with the second one in 14 days; from L2 a person reaches out, and nothing ends it."""
    lately = appointment.starts_at - FORTNIGHT
    often = missed_since(session, referral.platform_id, referral.id, lately) >= MOST_MISSED
    if often and referral.risk < Level.L2:
        close(session, referral, "record_visit", _DID_NOT_ATTEND, by=by)
        return
    advance(session, referral, "record_visit", Place.NO_SHOW)
    if often:
        hand_to_coordinator(session, referral, NextAction.REACH_OUT)
