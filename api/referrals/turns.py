"""Whose turn it is in each open place, and which timers run there."""

from dataclasses import dataclass

from api.referrals.codes import NextAction, NextActor
from api.referrals.codes import Place as P  # noqa: N817 - as in the table
from api.referrals.codes import TimerKind as T


@dataclass(frozen=True, slots=True)
class Turn:
    """Who must do what next; `starts` begins on arrival, `keeps` may go on running.

    A timer that is in neither ends when the place is reached. The times of `VISIT_RECORD` and
    `CONSENT_EXPIRY` are those of the appointment and of the consent: their verbs set them.
    """

    action: NextAction
    actor: NextActor
    starts: tuple[T, ...]
    keeps: tuple[T, ...] = (T.CONSENT_EXPIRY,)


_WAITING = (T.CLAIM_TARGET, T.WAITING_LIMIT, T.WAITING_ANSWER)
_CARING = (T.CONSENT_EXPIRY, T.CLINICIAN_LOST)

TURNS: dict[P, Turn] = {
    P.AWAITING_CONSENT: Turn(
        NextAction.DECIDE_CONSENT, NextActor.MEMBER, (T.CONSENT_REMINDER, T.CONSENT_DEADLINE)
    ),
    P.QUEUED: Turn(
        NextAction.CLAIM,
        NextActor.CLINICIAN,
        (T.CLAIM_TARGET, T.WAITING_LIMIT),
        (T.WAITING_ANSWER, T.CONSENT_EXPIRY),
    ),
    # a claim that comes to nothing gives no longer wait: what runs in the queue runs on
    P.CLAIMED: Turn(
        NextAction.ACCEPT_OR_DECLINE,
        NextActor.CLINICIAN,
        (T.CLAIM_LEASE,),
        (*_WAITING, T.CONSENT_EXPIRY),
    ),
    P.ACCEPTED: Turn(NextAction.MAKE_CONTACT, NextActor.CLINICIAN, (T.FIRST_CONTACT,), _CARING),
    P.SCHEDULED: Turn(NextAction.RECORD_VISIT, NextActor.CLINICIAN, (), (T.VISIT_RECORD, *_CARING)),
    P.NO_SHOW: Turn(NextAction.RESCHEDULE, NextActor.CLINICIAN, (T.RESCHEDULE,), _CARING),
    P.APPOINTMENT_CANCELLED: Turn(
        NextAction.RESCHEDULE, NextActor.CLINICIAN, (T.RESCHEDULE,), _CARING
    ),
    P.ENGAGED: Turn(NextAction.RECORD_OUTCOME, NextActor.CLINICIAN, (T.OUTCOME,), _CARING),
    P.WAITLIST: Turn(
        NextAction.RESUME,
        NextActor.CLINICIAN,
        (T.WAITLIST_REVIEW,),
        (T.WAITLIST_ANSWER, *_CARING),
    ),
    P.CONSENT_LAPSED: Turn(
        NextAction.RENEW_CONSENT, NextActor.MEMBER, (T.LAPSED_ANSWER,), (T.CLINICIAN_LOST,)
    ),
    P.MOVED_STATE: Turn(NextAction.RESUME, NextActor.CLINICIAN, (T.MOVED_REQUEUE,), _CARING),
    P.CANCELLATION_REQUESTED: Turn(
        NextAction.CONFIRM_CANCEL, NextActor.CLINICIAN, (T.CANCEL_CONFIRM,), _CARING
    ),
}

BESIDE = frozenset({T.CONSENT_REMINDER, T.CONSENT_EXPIRY})
"""What fires beside somebody's turn: its time is not the one by which they must act."""

PAUSED_BY_A_CLAIM = frozenset(_WAITING)
"""What is due in the queue waits until a claim is over: nothing goes on behind its holder."""
