"""Recording the outcome: the owner closes the loop."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.care.appointments import end_appointments, was_attended
from api.care.contacts import has_tried
from api.care.problems import NoAttendedVisit, NoContactAttempt
from api.clock import utc_now
from api.crisis.levels import Level
from api.referrals.advance import advance, require
from api.referrals.card import remove_card
from api.referrals.codes import NOT_ENGAGED, EvidenceClass, OutcomeCode, Place
from api.referrals.find import lock_held
from api.referrals.forget_words import forget_words
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition
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

    From L2 nobody is given up before an attempt to reach them is on record, and what rests on an
    attended visit needs one. Raises `StaleClaim`, `InvalidTransition` (a second outcome too),
    `NoContactAttempt` and `NoAttendedVisit` (409).
    """
    referral = lock_held(session, referral_id, claim_token, by=by)
    require(referral, "record_outcome")
    if not referral.in_care:
        detail = (
            "You have not accepted it: there is no outcome but to confirm that it is cancelled."
        )
        raise InvalidTransition(detail, referral_status=referral.status.value)
    place = (referral.platform_id, referral.id)
    if outcome.evidence is EvidenceClass.VERIFIED_ATTENDED and not was_attended(session, *place):
        raise NoAttendedVisit
    if outcome.code in NOT_ENGAGED and referral.risk >= Level.L2 and not has_tried(session, *place):
        raise NoContactAttempt
    close(session, referral, "record_outcome", outcome, by=by)
    return referral


def close(
    session: Session, referral: Referral, action: str, outcome: Outcome, *, by: Actor
) -> None:
    """End a referral with an outcome: what was still arranged is called off.

    What is completed its owner reads for 30 days more; the words of everything else go at once.
    """
    engaged = outcome.code not in NOT_ENGAGED
    end = Place.COMPLETED if engaged else Place.CLOSED_NOT_ENGAGED
    advance(session, referral, action, end)
    referral.outcome_code = outcome.code
    referral.outcome_evidence = outcome.evidence
    referral.outcome_at = utc_now()
    remove_card(session, referral)
    end_appointments(session, referral.id)
    if end is not Place.COMPLETED:
        forget_words(session, referral)
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
