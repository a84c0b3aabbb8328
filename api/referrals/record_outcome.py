"""Recording the outcome: the owner closes the loop."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.referrals.card import remove_card
from api.referrals.codes import NOT_ENGAGED, EvidenceClass, OutcomeCode, ReferralStatus
from api.referrals.find import lock_held
from api.referrals.models import Referral
from api.referrals.share_back import tell_platform
from api.web.auth import Actor


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended, and what that rests on."""

    code: OutcomeCode
    evidence: EvidenceClass


def record_outcome(
    session: Session, referral_id: UUID, claim_token: int, outcome: Outcome, *, by: Actor
) -> Referral:
    """End the referral as `completed` or `closed_not_engaged`, as the code says.

    Raises `StaleClaim` and `InvalidTransition` (409); a second outcome is the latter.
    """
    referral = lock_held(session, referral_id, claim_token, by=by)
    engaged = outcome.code not in NOT_ENGAGED
    end = ReferralStatus.COMPLETED if engaged else ReferralStatus.CLOSED_NOT_ENGAGED
    referral.move("record_outcome", end)
    referral.outcome_code = outcome.code
    referral.outcome_evidence = outcome.evidence
    referral.outcome_at = utc_now()
    remove_card(session, referral)
    record(
        session,
        "referral.closed",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
        outcome=outcome.code.value,
        evidence=outcome.evidence.value,
    )
    tell_platform(session, referral)
    return referral
