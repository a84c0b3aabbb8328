"""Setting and ending a referral's timers: rows that the worker fires, each once."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.crisis.levels import Level
from api.referrals.business_days import after_business_days
from api.referrals.codes import NextAction, NextActor, Place, Priority, ReferralStatus
from api.referrals.codes import TimerKind as T
from api.referrals.models import Referral, Timer
from api.referrals.turns import BESIDE, PAUSED_BY_A_CLAIM, TURNS


class Period(NamedTuple):
    """How long something may take: business days or a time for routine, a time for urgent."""

    routine: timedelta | int
    urgent: timedelta


PERIODS: dict[T, Period] = {
    T.CONSENT_REMINDER: Period(timedelta(days=3), timedelta(hours=24)),
    T.CONSENT_DEADLINE: Period(timedelta(days=7), timedelta(days=7)),
    T.CLAIM_TARGET: Period(2, timedelta(hours=4)),
    T.WAITING_LIMIT: Period(timedelta(days=10), timedelta(days=10)),
    T.WAITING_ANSWER: Period(timedelta(days=14), timedelta(days=14)),
    T.CLAIM_LEASE: Period(timedelta(minutes=30), timedelta(minutes=15)),
    T.FIRST_CONTACT: Period(5, timedelta(hours=24)),
    T.VISIT_RECORD: Period(timedelta(hours=24), timedelta(hours=24)),
    T.RESCHEDULE: Period(timedelta(days=14), timedelta(days=3)),
    T.OUTCOME: Period(timedelta(days=30), timedelta(days=30)),
    T.WAITLIST_REVIEW: Period(timedelta(days=14), timedelta(days=14)),
    T.WAITLIST_ANSWER: Period(timedelta(days=14), timedelta(days=14)),
    T.LAPSED_ANSWER: Period(timedelta(days=7), timedelta(days=7)),
    T.MOVED_REQUEUE: Period(timedelta(days=7), timedelta(hours=24)),
    T.CLINICIAN_LOST: Period(1, timedelta(hours=4)),
    T.CANCEL_CONFIRM: Period(timedelta(hours=24), timedelta(hours=4)),
    T.COORDINATOR_TASK: Period(1, timedelta(hours=4)),
}
"""DESIGN section 4, and what it names no time for; `CONSENT_EXPIRY` comes with its consent."""

WAITING_ON = timedelta(days=14)
"""After how long somebody who keeps waiting is asked again."""


def pace(referral: Referral) -> Priority:
    """Return how fast its timers run: as its priority says, and urgent from L2 in any case."""
    return Priority.URGENT if referral.risk >= Level.L2 else referral.priority


def due_after(referral: Referral, kind: T, begun: datetime) -> datetime:
    """Return when a timer of this kind is over that began at `begun`."""
    period = PERIODS[kind]
    if pace(referral) is Priority.URGENT:
        return begun + period.urgent
    if isinstance(period.routine, int):
        return after_business_days(begun, period.routine, referral.jurisdiction)
    return begun + period.routine


def start_timers(session: Session, referral: Referral) -> None:
    """End what does not run in the place just reached, and start what does."""
    turn = TURNS.get(referral.place)
    kept = (*turn.starts, *turn.keeps) if turn else ()
    _end(session, _running(referral), Timer.kind.not_in(kept))
    running = set(session.scalars(select(Timer.kind).where(*_running(referral))))
    for kind in turn.starts if turn else ():
        if kind not in running:
            set_timer(session, referral, kind, due_after(referral, kind, utc_now()))
    if referral.place is Place.SCHEDULED and T.VISIT_RECORD not in running:
        _go_on_waiting_for_the_visit(session, referral)
    count_down(session, referral)


def _go_on_waiting_for_the_visit(session: Session, referral: Referral) -> None:
    """Take up the appointment's own time after a hold, however long that was."""
    kind = T.VISIT_RECORD
    last = select(func.max(Timer.due_at)).where(*_of(referral), Timer.kind == kind)
    due_at = session.scalar(last) or due_after(referral, kind, utc_now())
    set_timer(session, referral, kind, due_at)


def set_timer(session: Session, referral: Referral, kind: T, due_at: datetime) -> None:
    """Start a timer of this kind in place of the one that runs, if any."""
    end_timers(session, referral, kind)
    cycle = (
        select(func.coalesce(func.max(Timer.cycle), 0) + 1)
        .where(*_of(referral), Timer.kind == kind)
        .scalar_subquery()
    )
    session.execute(
        insert(Timer).values(
            platform_id=referral.platform_id,
            referral_id=referral.id,
            kind=kind,
            cycle=cycle,
            set_at=utc_now(),
            due_at=due_at,
        )
    )


def end_timers(session: Session, referral: Referral, *kinds: T) -> None:
    """End what runs of these kinds."""
    _end(session, _running(referral), Timer.kind.in_(kinds))


def is_running(session: Session, referral: Referral, kind: T) -> bool:
    """Tell whether a timer of this kind runs."""
    running = select(Timer.kind).where(*_running(referral), Timer.kind == kind)
    return session.scalar(running) is not None


def hand_to_coordinator(session: Session, referral: Referral, action: NextAction) -> None:
    """Let a person follow up: whoever else can act still may, and their act ends this turn.

    A second reason gives no more time: what nobody has followed up stays overdue.
    """
    referral.next_action, referral.next_actor = action, NextActor.COORDINATOR
    if not is_running(session, referral, T.COORDINATOR_TASK):
        due_at = due_after(referral, T.COORDINATOR_TASK, utc_now())
        set_timer(session, referral, T.COORDINATOR_TASK, due_at)
    count_down(session, referral)


def hurry(session: Session, referral: Referral) -> None:
    """Let what runs be over as soon as the risk just raised asks for, and never later."""
    running = session.execute(select(Timer.kind, Timer.due_at).where(*_running(referral))).all()
    for kind, due_at in running:
        if kind in PERIODS and (sooner := due_after(referral, kind, utc_now())) < due_at:
            session.execute(
                update(Timer).where(*_running(referral), Timer.kind == kind).values(due_at=sooner)
            )
    count_down(session, referral)


def count_down(session: Session, referral: Referral) -> None:
    """Set `due_at`: by when whoever's turn it is must have acted; None once it has ended."""
    beside = BESIDE
    if referral.status is ReferralStatus.CLAIMED:
        beside |= PAUSED_BY_A_CLAIM
    referral.due_at = session.scalar(
        select(func.min(Timer.due_at)).where(*_running(referral), Timer.kind.not_in(beside))
    )


def _of(referral: Referral) -> tuple[ColumnElement[bool], ...]:
    return (Timer.platform_id == referral.platform_id, Timer.referral_id == referral.id)


def _running(referral: Referral) -> tuple[ColumnElement[bool], ...]:
    return (*_of(referral), Timer.fired_at.is_(None), Timer.ended_at.is_(None))


def _end(
    session: Session, running: tuple[ColumnElement[bool], ...], which: ColumnElement[bool]
) -> None:
    session.execute(update(Timer).where(*running, which).values(ended_at=utc_now()))
