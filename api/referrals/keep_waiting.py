"""Keeping on waiting: the member was asked whether to wait on, and says yes."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.referrals.advance import require
from api.referrals.codes import NextAction, Place, TimerKind
from api.referrals.find import lock_referral
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition
from api.referrals.timers import (
    WAITING_ON,
    count_down,
    end_timers,
    hand_to_coordinator,
    is_running,
    set_timer,
)
from api.referrals.turns import TURNS
from api.web.auth import Actor

_ASKED_AGAIN_BY = {
    Place.QUEUED: (TimerKind.WAITING_ANSWER, TimerKind.WAITING_LIMIT),
    Place.WAITLIST: (TimerKind.WAITLIST_ANSWER, TimerKind.WAITLIST_REVIEW),
}
"""What waits for the answer, and what asks again."""


def keep_waiting(session: Session, referral_id: UUID, *, by: Actor) -> Referral:
    """Let it wait on where it is; the member is asked again after 14 days.

    A coordinator who had it before they were asked has it again. Raises `InvalidTransition` (409)
    where it does not wait, or nobody has asked.
    """
    referral = lock_referral(session, referral_id, by=by)
    require(referral, "keep_waiting")
    if referral.asked_at is None:
        raise InvalidTransition(
            "Nobody has asked yet: it waits on by itself.", referral_status=referral.status.value
        )
    referral.asked_at = None
    answered, asks_again = _ASKED_AGAIN_BY[referral.place]
    end_timers(session, referral, answered)
    set_timer(session, referral, asks_again, utc_now() + WAITING_ON)
    _give_back_the_turn(session, referral)
    record(
        session,
        "referral.waits_on",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
    )
    return referral


def _give_back_the_turn(session: Session, referral: Referral) -> None:
    was_handed = is_running(session, referral, TimerKind.COORDINATOR_TASK)
    if was_handed and referral.place is Place.QUEUED:
        hand_to_coordinator(session, referral, NextAction.FIND_CLINICIAN)
        return
    end_timers(session, referral, TimerKind.COORDINATOR_TASK)
    turn = TURNS[referral.place]
    referral.next_action, referral.next_actor = turn.action, turn.actor
    count_down(session, referral)
