"""Parts of a referral as they are shown: its items without their words, and what was screened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from api.consents.codes import ContextKind, SentBy
from api.consents.models import ContextItem
from api.referrals.codes import EvidenceClass, OutcomeCode, ReferralStatus
from api.referrals.models import Referral


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One item; what would tell that its member did something to it is for them alone."""

    id: UUID
    kind: ContextKind
    version: int | None = None
    about: UUID | None = None
    sent_by: SentBy | None = None


@dataclass(frozen=True, slots=True)
class ShownScreening:
    """Which rules fired on what was sent, for who sent it and who holds it; never the words."""

    rules: Sequence[str]
    domains: Sequence[str]
    engine: str
    degraded: bool


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
    confirmed_at: datetime | None
    contested_at: datetime | None


def claim_of(referral: Referral) -> ShownClaim:
    """Show the holder their claim."""
    leased = referral.status is ReferralStatus.CLAIMED
    return ShownClaim(referral.claim_token, referral.due_at if leased else None)


def outcome_of(referral: Referral) -> ShownOutcome | None:
    """Show how it ended, if it has, and what the member says to it."""
    code, evidence, at = referral.outcome_code, referral.outcome_evidence, referral.outcome_at
    if code is None or evidence is None or at is None:
        return None
    said = (referral.outcome_confirmed_at, referral.outcome_contested_at)
    return ShownOutcome(code, evidence, at, *said)


def outcome_of_platform(referral: Referral) -> ShownOutcome | None:
    """Show what was shared back: what the member says to it was not."""
    outcome = outcome_of(referral)
    return replace(outcome, confirmed_at=None, contested_at=None) if outcome else None


def items_of_member(items: Sequence[ContextItem]) -> list[ShownItem]:
    """Show the member every item, how often it was replaced, and what disagrees with what."""
    return [ShownItem(each.id, each.kind, each.version, each.about, each.sent_by) for each in items]


def items_of_platform(items: Sequence[ContextItem]) -> list[ShownItem]:
    """Show the platform what it sent, the same whatever the member did since."""
    return [ShownItem(each.id, each.kind) for each in items if each.sent_by is SentBy.PLATFORM]


def screening_of(referral: Referral) -> ShownScreening:
    """Show what the screen said when the referral was sent."""
    return ShownScreening(
        rules=referral.risk_rules,
        domains=referral.risk_domains,
        engine=referral.screen_engine,
        degraded=referral.screen_degraded,
    )
