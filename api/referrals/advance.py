"""Advancing: the one way by which a referral gets from a place to the next."""

from sqlalchemy.orm import Session

from api.clock import utc_now
from api.referrals.codes import HoldReason, NextAction, NextActor, Phase, Place, ReferralStatus
from api.referrals.lifecycle import allowed
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition
from api.referrals.timers import start_timers
from api.referrals.turns import TURNS


def require(referral: Referral, action: str, actor: str | None = None) -> None:
    """Raise `InvalidTransition` (409) unless the table has the action in this place.

    `actor` is named where several have the action, each in places of their own.
    """
    if not allowed(action, referral.place, actor):
        raise InvalidTransition(
            f"'{action}' is not possible while the referral is '{referral.status}'.",
            referral_status=referral.status.value,
        )


def advance(session: Session, referral: Referral, action: str, to: Place) -> None:
    """Take one row of the transition table; the place, its timers and its turn follow.

    Raises `InvalidTransition` (409) where the table has no such row.
    """
    require(referral, action)
    ends = {row.to_place or referral.held_from for row in allowed(action, referral.place)}
    if to not in ends:
        raise AssertionError(f"{action} does not lead from {referral.place} to {to}")
    arrive(session, referral, to)


def arrive(session: Session, referral: Referral, place: Place) -> None:
    """Stand in a place, without an action of the table where a held referral goes on."""
    _stand(referral, place)
    take_turn(session, referral)


def take_turn(session: Session, referral: Referral) -> None:
    """Say whose turn it is where the referral stands, and let its timers run."""
    turn = TURNS.get(referral.place)
    referral.next_action = turn.action if turn else NextAction.NOTHING
    referral.next_actor = turn.actor if turn else NextActor.NOBODY
    if turn is None:
        referral.ended_at = utc_now()
    with session.no_autoflush:
        start_timers(session, referral)


def ask_member(referral: Referral) -> None:
    """Let the member name somebody else: whom they named takes no part in it."""
    referral.next_action, referral.next_actor = NextAction.DECIDE_CONSENT, NextActor.MEMBER


def _stand(referral: Referral, place: Place) -> None:
    left = referral.place
    status, _, part = place.value.partition("/")
    referral.status = ReferralStatus(status)
    referral.phase = Phase(part) if referral.status is ReferralStatus.IN_PROGRESS else None
    on_hold = referral.status is ReferralStatus.ON_HOLD
    referral.hold_reason = HoldReason(part) if on_hold else None
    referral.held_from = (referral.held_from or left) if on_hold else None
    # a claim that came to nothing begins no new wait, and gives no later place
    if place is Place.QUEUED and (left is not Place.CLAIMED or referral.queued_at is None):
        referral.queued_at = utc_now()
