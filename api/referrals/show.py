"""Showing a referral to one reader: each persona sees its own part and no more."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.communities.find import Alternative, alternatives_for
from api.consents.find import context_items_of
from api.consents.models import ContextItem
from api.consents.record import active_consent
from api.crisis.levels import Level
from api.referrals.codes import (
    EvidenceClass,
    NextAction,
    NextActor,
    OutcomeCode,
    Priority,
    ReferralStatus,
    ShownStatus,
)
from api.referrals.models import Referral
from api.referrals.share_back import shown_status
from api.web.auth import Actor, Persona

_ENDED_WITHOUT_CARE = {
    ShownStatus.DECLINED,
    ShownStatus.EXPIRED,
    ShownStatus.CLOSED_NOT_ENGAGED,
}


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """The holder's own claim: the fencing token, and when the lease ends (None once accepted)."""

    token: int
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class ShownOutcome:
    """How it ended, where the reader may know."""

    code: OutcomeCode
    evidence: EvidenceClass
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownReferral:
    """A referral as one reader may see it; what they may not is null or empty."""

    id: UUID
    reference: str | None
    community_id: UUID | None
    status: ShownStatus
    priority: Priority
    risk: Level
    topics: Sequence[str]
    jurisdiction: str
    next_action: NextAction
    next_actor: NextActor
    due_at: datetime | None
    claim: ShownClaim | None
    outcome: ShownOutcome | None
    context: Sequence[ContextItem]
    alternatives: Sequence[Alternative]
    created_at: datetime
    updated_at: datetime | None


def show(session: Session, referral: Referral, *, to: Actor) -> ShownReferral:
    """Return the referral as this actor may see it at this moment."""
    if to.persona is Persona.CLINICIAN:
        return _to_holder(referral)
    if to.persona is Persona.PLATFORM:
        return _to_platform(session, referral)
    return _to_member(session, referral)


def _to_holder(referral: Referral) -> ShownReferral:
    """Show the holder neither the platform's reference nor its community: nobody agreed."""
    leased = referral.status is ReferralStatus.CLAIMED
    claim = ShownClaim(referral.claim_token, referral.due_at if leased else None)
    return replace(_blind(referral), claim=claim, outcome=_outcome(referral))


def _to_member(session: Session, referral: Referral) -> ShownReferral:
    shown = _blind(referral)
    return replace(
        shown,
        reference=referral.reference,
        community_id=referral.community_id,
        outcome=_outcome(referral),
        context=_context(session, referral),
        alternatives=_alternatives(session, referral, shown.status),
    )


def _to_platform(session: Session, referral: Referral) -> ShownReferral:
    """After a claim the platform sees what the member shares back: no turn, no time, no token."""
    consent = active_consent(session, referral.platform_id, referral.id)
    status = shown_status(referral, consent)
    shown = replace(
        _blind(referral),
        status=status,
        reference=referral.reference,
        community_id=referral.community_id,
        outcome=_outcome(referral) if status.value == referral.status.value else None,
        context=_context(session, referral),
        alternatives=_alternatives(session, referral, status),
    )
    hidden = referral.first_claimed_at is not None or status is ShownStatus.NOT_SHARED
    return _without_turn(shown) if hidden else shown


def _blind(referral: Referral) -> ShownReferral:
    """Show what every persona within reach may see."""
    return ShownReferral(
        id=referral.id,
        reference=None,
        community_id=None,
        status=ShownStatus(referral.status.value),
        priority=referral.priority,
        risk=referral.risk,
        topics=referral.topics,
        jurisdiction=referral.jurisdiction,
        next_action=referral.next_action,
        next_actor=referral.next_actor,
        due_at=referral.due_at,
        claim=None,
        outcome=None,
        context=(),
        alternatives=(),
        created_at=referral.created_at,
        updated_at=referral.updated_at,
    )


def _without_turn(shown: ShownReferral) -> ShownReferral:
    """Hide whose turn it is and since when: a due time would tell a claim from an acceptance."""
    awaited = shown.status in (ShownStatus.OPEN, ShownStatus.NOT_SHARED)
    return replace(
        shown,
        next_action=NextAction.AWAIT_CLINICIAN if awaited else NextAction.NOTHING,
        next_actor=NextActor.CLINICIAN if awaited else NextActor.NOBODY,
        due_at=None,
        updated_at=None,
    )


def _outcome(referral: Referral) -> ShownOutcome | None:
    code, evidence, at = referral.outcome_code, referral.outcome_evidence, referral.outcome_at
    if code is None or evidence is None or at is None:
        return None
    return ShownOutcome(code, evidence, at)


def _context(session: Session, referral: Referral) -> Sequence[ContextItem]:
    return context_items_of(session, platform_id=referral.platform_id, referral_id=referral.id)


def _alternatives(
    session: Session, referral: Referral, status: ShownStatus
) -> Sequence[Alternative]:
    """No dead end: whoever ended without care is shown communities for the same topics."""
    return alternatives_for(session, referral.topics) if status in _ENDED_WITHOUT_CARE else ()
