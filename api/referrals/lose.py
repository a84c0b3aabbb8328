"""Losing a clinician: what they claimed is free at once, what they own is handed over in time.

Who is lost is read from rows: suspended, away, or without a licence in force where the member is.
"""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Exists, and_, exists, func, or_, select, update
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.licensure import counting_compacts
from api.clinicians.models import Clinician, ClinicianStatus
from api.clock import utc_now
from api.db.session import admit
from api.referrals.card import lock_card
from api.referrals.codes import OPEN, HoldReason, ReferralStatus, TimerKind
from api.referrals.models import Referral, Timer
from api.referrals.pass_on import pass_on
from api.referrals.timers import count_down, due_after, set_timer


class Held(NamedTuple):
    """A referral that a clinician holds."""

    platform_id: UUID
    referral_id: UUID


def lost_referrals(session: Session, limit: int = 100) -> Sequence[Held]:
    """Return what somebody holds who is lost, and nobody was told of yet, the oldest first."""
    return _held(session, _is_lost() & ~_is_told(), limit)


def regained_referrals(session: Session, limit: int = 100) -> Sequence[Held]:
    """Return what was counted as lost, and whose holder is there again."""
    return _held(session, ~_is_lost() & _is_told(), limit)


def lose_clinician(session: Session, held: Held) -> bool:
    """Free a claim, or let an owned one be handed over; False when it is no longer to be done.

    A claim goes on as when its lease is over. An owned one stays where it is: within one business
    day, four hours where it is urgent, the timer gives it to a coordinator.
    """
    referral = _locked(session, held, _is_lost() & ~_is_told())
    if referral is None:
        return False
    on, tenant = referral.id, referral.platform_id
    if referral.status is ReferralStatus.CLAIMED:
        pass_on(session, referral, "lapse")
        record(session, "referral.claimant_lost", ("referral", on), by=None, platform_id=tenant)
        return True
    due_at = due_after(referral, TimerKind.CLINICIAN_LOST, utc_now())
    set_timer(session, referral, TimerKind.CLINICIAN_LOST, due_at)
    count_down(session, referral)
    record(session, "referral.owner_lost", ("referral", on), by=None, platform_id=tenant)
    return True


def regain_clinician(session: Session, held: Held) -> bool:
    """End a loss that is over, so that the next one counts anew; who was told goes on."""
    referral = _locked(session, held, ~_is_lost() & _is_told())
    if referral is None:
        return False
    session.execute(
        update(Timer)
        .where(
            Timer.platform_id == held.platform_id,
            Timer.referral_id == held.referral_id,
            Timer.kind == TimerKind.CLINICIAN_LOST,
            Timer.ended_at.is_(None),
        )
        .values(ended_at=utc_now())
    )
    count_down(session, referral)
    on, tenant = referral.id, referral.platform_id
    record(session, "referral.owner_regained", ("referral", on), by=None, platform_id=tenant)
    return True


def _held(session: Session, which: ColumnElement[bool], limit: int) -> Sequence[Held]:
    rows = session.execute(
        select(Referral.platform_id, Referral.id)
        .join(Clinician, Clinician.id == Referral.clinician_id)
        .where(Referral.status.in_(OPEN), which)
        .order_by(Referral.id)
        .limit(limit)
    )
    return [Held(*row) for row in rows]


def _locked(session: Session, held: Held, which: ColumnElement[bool]) -> Referral | None:
    """Lock the card and the referral, unless another worker has them or it is over."""
    admit(session, held.referral_id)
    lock_card(session, held.referral_id)
    return session.scalar(
        select(Referral)
        .join(Clinician, Clinician.id == Referral.clinician_id)
        .where(
            Referral.platform_id == held.platform_id,
            Referral.id == held.referral_id,
            Referral.status.in_(OPEN),
            which,
        )
        .with_for_update(skip_locked=True, of=Referral)
    )


def _is_lost() -> ColumnElement[bool]:
    """Say that the holder cannot act. Where the member moved away from them, another timer runs."""
    today = utc_now().date()
    away = and_(Clinician.away_from <= today, Clinician.away_until >= today)
    practises = func.practises(
        Referral.clinician_id, Referral.jurisdiction, today, counting_compacts(today)
    )
    return or_(
        Clinician.status != ClinicianStatus.ACTIVE,
        func.coalesce(away, False),
        Referral.hold_reason.is_distinct_from(HoldReason.MOVED_STATE) & ~practises,
    )


def _is_told() -> Exists:
    """Say that this holder's loss was noted, whether its timer still runs or has fired."""
    return exists().where(
        Timer.platform_id == Referral.platform_id,
        Timer.referral_id == Referral.id,
        Timer.kind == TimerKind.CLINICIAN_LOST,
        Timer.ended_at.is_(None),
        Timer.set_at >= Referral.claimed_at,
    )
