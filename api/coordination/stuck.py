"""Which referrals stand on which list of those that do not go on by themselves."""

from enum import StrEnum

from sqlalchemy import ColumnElement, Exists, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from api.clock import utc_now
from api.referrals.codes import OPEN, NextAction, TimerKind
from api.referrals.handed_over import is_handed_over
from api.referrals.models import Referral, Timer


class Listed(StrEnum):
    """The lists: all that was handed over, and what of it waits for what."""

    HANDED = "handed"
    STUCK = "stuck"
    OVERDUE = "overdue"
    UNMATCHED = "unmatched"


_WITH_A_HOLDER = (NextAction.REACH_OWNER, NextAction.REASSIGN)


def is_on(listed: Listed) -> ColumnElement[bool]:
    """Say which referrals stand on a list.

    Stuck: somebody has it and does not act. Unmatched: nobody takes it. Overdue: it was handed over
    and nobody followed up in time, or its time is past and no worker has noticed.
    """
    match listed:
        case Listed.STUCK:
            return and_(is_handed_over(), Referral.next_action.in_(_WITH_A_HOLDER))
        case Listed.UNMATCHED:
            return and_(is_handed_over(), Referral.next_action == NextAction.FIND_CLINICIAN)
        case Listed.OVERDUE:
            is_late = and_(Referral.status.in_(OPEN), Referral.due_at <= utc_now())
            return or_(is_late, and_(is_handed_over(), _was_not_followed_up()))
    return is_handed_over()


def _was_not_followed_up() -> Exists:
    """Say that the task before the one that runs now was not ended by an act: its time was over."""
    last = aliased(Timer)
    newest = (
        select(func.max(last.cycle))
        .where(
            last.platform_id == Referral.platform_id,
            last.referral_id == Referral.id,
            last.kind == TimerKind.COORDINATOR_TASK,
        )
        .scalar_subquery()
    )
    return exists().where(
        Timer.platform_id == Referral.platform_id,
        Timer.referral_id == Referral.id,
        Timer.kind == TimerKind.COORDINATOR_TASK,
        Timer.fired_at.is_not(None),
        Timer.cycle == newest - 1,
    )
