"""What happens when a timer fires: one act for each kind, named as the record names it."""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from api.clock import utc_now
from api.consents.standing import standing_consent
from api.crisis.levels import Level
from api.events.models import EventType
from api.events.publish import publish
from api.referrals.advance import advance
from api.referrals.card import remove_card, widen_card
from api.referrals.codes import NextAction, NextActor, Place
from api.referrals.codes import TimerKind as T
from api.referrals.let_go import end, lapse, requeue
from api.referrals.lifecycle import allowed
from api.referrals.models import Referral
from api.referrals.share_back import shares_nothing, tell_platform
from api.referrals.timers import due_after, hand_to_coordinator, set_timer

Act = Callable[[Session, Referral], str]


def _remind(session: Session, referral: Referral) -> str:
    """Ask the platform to remind the member, through the channel that is safe for them."""
    _publish(session, referral, EventType.CONSENT_REMINDER)
    return "consent_reminded"


def _expire(session: Session, referral: Referral) -> str:
    """End what nobody answered, with its keys; from L2 a person follows up and no timer ends it."""
    if referral.risk >= Level.L2:
        return _follow_up(session, referral)
    end(session, referral, "expire", Place.EXPIRED)
    tell_platform(session, referral)
    return "expired"


def _follow_up(session: Session, referral: Referral) -> str:
    hand_to_coordinator(session, referral, NextAction.REACH_OUT)
    return "handed_to_coordinator"


def _escalate(session: Session, referral: Referral) -> str:
    """Widen the match, then tell a coordinator, then the source."""
    if referral.widened_at is None:
        referral.widened_at = utc_now()
        widen_card(session, referral)
        _again(session, referral, T.CLAIM_TARGET)
        return "match_widened"
    if referral.next_actor is not NextActor.COORDINATOR:
        hand_to_coordinator(session, referral, NextAction.FIND_CLINICIAN)
        _again(session, referral, T.CLAIM_TARGET)
        return "handed_to_coordinator"
    _tell_that_it_waits(session, referral, EventType.WAITING_LONG)
    return "source_told"


def _ask_to_wait(session: Session, referral: Referral) -> str:
    """Ask the member whether to wait on; the card can be claimed meanwhile."""
    _ask(session, referral, T.WAITING_ANSWER)
    _tell_that_it_waits(session, referral, EventType.WAITING)
    return "asked_to_wait"


def _ask_on_waitlist(session: Session, referral: Referral) -> str:
    _ask(session, referral, T.WAITLIST_ANSWER)
    return "asked_to_wait"


def _ask(session: Session, referral: Referral, answer: T) -> None:
    """Let it be the member's turn; from L2 a coordinator who has it keeps it."""
    referral.asked_at = utc_now()
    _again(session, referral, answer)
    if referral.risk < Level.L2 or referral.next_actor is not NextActor.COORDINATOR:
        referral.next_action = NextAction.KEEP_WAITING_OR_END
        referral.next_actor = NextActor.MEMBER


def _lapse(session: Session, referral: Referral) -> str:
    lapse(session, referral)
    return "claim_lapsed"


def _reach_owner(session: Session, referral: Referral) -> str:
    """Let a coordinator look after an owner who has not done what was due."""
    hand_to_coordinator(session, referral, NextAction.REACH_OWNER)
    return "handed_to_coordinator"


def _lapse_consent(session: Session, referral: Referral) -> str:
    """Hold what nobody may read any more; reads had stopped at the moment itself."""
    if not allowed("lapse_consent", referral.place):
        return "consent_lapsed"
    if referral.place is Place.CLAIMED:
        referral.free()
    advance(session, referral, "lapse_consent", Place.CONSENT_LAPSED)
    remove_card(session, referral)
    return "consent_lapsed"


def _requeue_where_moved(session: Session, referral: Referral) -> str:
    """Let it wait where the member is now: the owner has no licence there."""
    requeue(session, referral, "requeue")
    return "requeued"


def _reassign(session: Session, referral: Referral) -> str:
    hand_to_coordinator(session, referral, NextAction.REASSIGN)
    return "handed_to_coordinator"


def _confirm_cancel(session: Session, referral: Referral) -> str:
    if referral.risk >= Level.L2:
        return _follow_up(session, referral)
    end(session, referral, "confirm_cancel", Place.CANCELLED)
    tell_platform(session, referral)
    return "cancelled"


def _remind_coordinator(session: Session, referral: Referral) -> str:
    """Keep it on the list of what is overdue until somebody acts."""
    _again(session, referral, T.COORDINATOR_TASK)
    return "overdue"


def _again(session: Session, referral: Referral, kind: T) -> None:
    set_timer(session, referral, kind, due_after(referral, kind, utc_now()))


def _tell_that_it_waits(session: Session, referral: Referral, type_: EventType) -> None:
    """Tell the source, unless that would tell of a claim that came to nothing."""
    standing = standing_consent(session, referral.platform_id, referral.id)
    if referral.first_claimed_at is None and not shares_nothing(standing):
        _publish(session, referral, type_)


def _publish(session: Session, referral: Referral, type_: EventType) -> None:
    publish(
        session,
        type_,
        platform_id=referral.platform_id,
        referral_id=referral.id,
        reference=referral.reference,
    )


FIRING: Mapping[T, Act] = {
    T.CONSENT_REMINDER: _remind,
    T.CONSENT_DEADLINE: _expire,
    T.CLAIM_TARGET: _escalate,
    T.WAITING_LIMIT: _ask_to_wait,
    T.WAITING_ANSWER: _expire,
    T.CLAIM_LEASE: _lapse,
    T.FIRST_CONTACT: _reach_owner,
    T.VISIT_RECORD: _reach_owner,
    T.RESCHEDULE: _reach_owner,
    T.OUTCOME: _reach_owner,
    T.WAITLIST_REVIEW: _ask_on_waitlist,
    T.WAITLIST_ANSWER: _reach_owner,
    T.CONSENT_EXPIRY: _lapse_consent,
    T.LAPSED_ANSWER: _expire,
    T.MOVED_REQUEUE: _requeue_where_moved,
    T.CLINICIAN_LOST: _reassign,
    T.CANCEL_CONFIRM: _confirm_cancel,
    T.COORDINATOR_TASK: _remind_coordinator,
}
