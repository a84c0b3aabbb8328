"""Listing what the asking actor can do with a referral now, and why not the rest."""

from dataclasses import dataclass
from datetime import datetime

from api.clock import utc_now
from api.referrals.codes import ReferralStatus
from api.referrals.lifecycle import TRANSITIONS, allowed
from api.referrals.models import Referral
from api.web.auth import Actor


@dataclass(frozen=True, slots=True)
class Action:
    """One verb; `blocked_by` is the slug of the problem it would meet, or None."""

    action: str
    allowed: bool
    blocked_by: str | None


def list_actions(referral: Referral, *, to: Actor) -> list[Action]:
    """Return this persona's verbs in the order of the transition table, each once."""
    names = dict.fromkeys(
        row.action
        for row in TRANSITIONS
        if row.actor == to.persona.value and row.from_status is not None
    )
    return [_action(name, referral, utc_now()) for name in names]


def _action(name: str, referral: Referral, now: datetime) -> Action:
    if not allowed(name, referral.status):
        return Action(name, allowed=False, blocked_by="invalid-transition")
    lease_over = referral.due_at is not None and referral.due_at <= now
    if referral.status is ReferralStatus.CLAIMED and lease_over and name != "revoke":
        return Action(name, allowed=False, blocked_by="stale-claim")
    return Action(name, allowed=True, blocked_by=None)
