"""Scheduling: the owner proposes a time to meet, or another one."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from api.audit.record import record
from api.care.appointments import (
    Between,
    Proposal,
    change,
    open_appointment,
    propose,
    tag_of,
)
from api.care.codes import AppointmentStatus
from api.care.models import Appointment
from api.clinicians.licensure import practises
from api.referrals.advance import advance, require
from api.referrals.codes import NextAction, NextActor, Place, TimerKind
from api.referrals.find import lock_held
from api.referrals.jurisdictions import day_in
from api.referrals.models import Referral
from api.referrals.problems import LicenceNotActive
from api.referrals.timers import due_after, set_timer
from api.web.auth import Actor
from api.web.preconditions import Precondition


def schedule(
    session: Session,
    referral_id: UUID,
    claim_token: int,
    proposal: Proposal,
    *,
    if_match: Precondition,
    by: Actor,
) -> tuple[Appointment, bool]:
    """Propose an appointment, or change the one that is open; tells whether it is a new one.

    The owner must be licensed where the member will be, on the day that it is there by then.
    Another time or way is proposed anew: the member confirms it anew. Raises `StaleClaim`,
    `InvalidTransition`, `LicenceNotActive` (409) and `PreconditionFailed` (412).
    """
    referral = lock_held(session, referral_id, claim_token, by=by)
    require(referral, "schedule")
    standing = open_appointment(session, referral.platform_id, referral.id)
    if_match.require(tag_of(standing) if standing else None)
    where = proposal.jurisdiction or referral.jurisdiction
    _require_licence(session, proposal, where, by)
    if standing is None:
        between = Between(referral.platform_id, referral.id, by.id)
        appointment = propose(session, between, proposal, where)
    else:
        change(session, appointment := standing, proposal, where)
    _wait_for_it(session, referral, appointment)
    record(
        session,
        f"appointment.{'changed' if standing else 'proposed'}",
        ("appointment", appointment.id),
        by=by,
        platform_id=referral.platform_id,
        referral_id=str(referral.id),
    )
    return appointment, standing is None


def _require_licence(session: Session, proposal: Proposal, where: str, by: Actor) -> None:
    """Ask for the day by the state's clock and by the member's: some states have two zones."""
    days: set[date] = {
        day_in(where, proposal.starts_at),
        proposal.starts_at.astimezone(ZoneInfo(proposal.time_zone)).date(),
    }
    if not all(practises(session, by.id, where, day) for day in days):
        raise LicenceNotActive("No licence of yours is in force there on that day.")


def _wait_for_it(session: Session, referral: Referral, appointment: Appointment) -> None:
    kind = TimerKind.VISIT_RECORD
    set_timer(session, referral, kind, due_after(referral, kind, appointment.ends_at))
    advance(session, referral, "schedule", Place.SCHEDULED)
    if appointment.status is AppointmentStatus.PROPOSED:
        referral.next_action = NextAction.CONFIRM_APPOINTMENT
        referral.next_actor = NextActor.MEMBER
