"""Listing what the asking actor can do with a referral now, and why not the rest."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.clock import utc_now
from api.consents.standing import standing_consent
from api.referrals.codes import ReferralStatus
from api.referrals.lifecycle import TRANSITIONS, allowed
from api.referrals.models import Referral
from api.web.auth import Actor

_BY_CONSENT = "revoke"


@dataclass(frozen=True, slots=True)
class Action:
    """One verb; `blocked_by` is the slug of the problem it would meet, or None."""

    action: str
    allowed: bool
    blocked_by: str | None


def list_actions(session: Session, referral: Referral, *, to: Actor) -> list[Action]:
    """Return this persona's verbs in the order of the transition table, each once."""
    names = dict.fromkeys(
        row.action
        for row in TRANSITIONS
        if row.actor == to.persona.value and row.from_status is not None
    )
    blocks = {name: _block(session, name, referral) for name in names}
    return [Action(name, allowed=block is None, blocked_by=block) for name, block in blocks.items()]


def _block(session: Session, name: str, referral: Referral) -> str | None:
    """Name the problem the verb would meet. Revoking asks for a consent, whatever the state."""
    if name == _BY_CONSENT:
        stands = standing_consent(session, referral.platform_id, referral.id)
        return None if stands else "consent-not-active"
    if not allowed(name, referral.status):
        return "invalid-transition"
    return "stale-claim" if _lease_is_over(referral) and name in _HOLDERS else None


def _lease_is_over(referral: Referral) -> bool:
    is_leased = referral.status is ReferralStatus.CLAIMED and referral.due_at is not None
    return is_leased and referral.due_at is not None and referral.due_at <= utc_now()


_HOLDERS = {row.action for row in TRANSITIONS if row.actor == "clinician"}
