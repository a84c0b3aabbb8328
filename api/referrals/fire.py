"""Firing a timer: exactly once, whoever of the workers comes first, and whatever the clock does."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.db.session import admit
from api.referrals.card import lock_card
from api.referrals.codes import ReferralStatus, TimerKind
from api.referrals.firing import FIRING
from api.referrals.models import Referral, Timer
from api.referrals.timers import count_down
from api.referrals.turns import PAUSED_BY_A_CLAIM


class Due(NamedTuple):
    """One timer whose time is over."""

    platform_id: UUID
    referral_id: UUID
    kind: TimerKind
    cycle: int


def due_timers(session: Session, limit: int = 100) -> Sequence[Due]:
    """Return what is due, the earliest first; what a claim pauses waits until that is over."""
    claimed = Referral.status == ReferralStatus.CLAIMED
    rows = session.execute(
        select(Timer.platform_id, Timer.referral_id, Timer.kind, Timer.cycle)
        .join(
            Referral,
            (Referral.platform_id == Timer.platform_id) & (Referral.id == Timer.referral_id),
        )
        .where(
            Timer.fired_at.is_(None),
            Timer.ended_at.is_(None),
            Timer.due_at <= utc_now(),
            ~(claimed & Timer.kind.in_(PAUSED_BY_A_CLAIM)),
        )
        .order_by(Timer.due_at)
        .limit(limit)
    )
    return [Due(*row) for row in rows]


def fire(session: Session, due: Due) -> bool:
    """Do what a due timer asks for; False when another worker has it, or it is no longer due.

    The row is marked in the same transaction as what it does: a worker that is killed in between
    has done neither.
    """
    admit(session, due.referral_id)
    lock_card(session, due.referral_id)
    referral = session.scalar(
        select(Referral)
        .where(Referral.platform_id == due.platform_id, Referral.id == due.referral_id)
        .with_for_update(skip_locked=True)
    )
    if referral is None or not _mark(session, due, referral):
        return False
    fact = FIRING[due.kind](session, referral)
    count_down(session, referral)
    record(
        session,
        f"referral.{fact}",
        ("referral", referral.id),
        by=None,
        platform_id=due.platform_id,
        referral_status=referral.status.value,
        timer=due.kind.value,
        cycle=due.cycle,
    )
    return True


def _mark(session: Session, due: Due, referral: Referral) -> bool:
    """Mark the timer as fired, if it is still due under the lock."""
    if referral.status is ReferralStatus.CLAIMED and due.kind in PAUSED_BY_A_CLAIM:
        return False
    marked = session.execute(
        update(Timer)
        .where(
            Timer.platform_id == due.platform_id,
            Timer.referral_id == due.referral_id,
            Timer.kind == due.kind,
            Timer.cycle == due.cycle,
            Timer.fired_at.is_(None),
            Timer.ended_at.is_(None),
            Timer.due_at <= utc_now(),
        )
        .values(fired_at=utc_now())
        .returning(Timer.cycle)
    )
    return marked.scalar() is not None
