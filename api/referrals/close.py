"""Closing: a coordinator ends what nobody can help on, and never before somebody has tried."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Session

from api.alerts.forget import last_alarm
from api.audit.record import record
from api.care.contacts import last_attempt
from api.clock import utc_now
from api.db.session import as_worker
from api.referrals.advance import require
from api.referrals.codes import EvidenceClass, OutcomeCode, Place
from api.referrals.handed_over import admit_handed, lock_handed
from api.referrals.let_go import end
from api.referrals.lifecycle import STANDING
from api.referrals.match import has_candidate
from api.referrals.models import Referral
from api.referrals.problems import CandidatesLeft, ContactAttemptNeeded, InvalidTransition
from api.referrals.share_back import tell_platform
from api.web.auth import Actor

ATTEMPT_COUNTS_FOR = timedelta(days=7)


class CloseReason(StrEnum):
    """Why a coordinator ends a referral."""

    NOT_REACHED = "not_reached"
    MEMBER_DECLINED_CARE = "member_declined_care"
    NO_CLINICIAN = "no_clinician"


_ENDS = {
    Place.AWAITING_CONSENT: Place.EXPIRED,
    Place.QUEUED: Place.EXPIRED,
    Place.CONSENT_LAPSED: Place.EXPIRED,
    Place.CANCELLATION_REQUESTED: Place.CANCELLED,
    **dict.fromkeys(STANDING, Place.CLOSED_NOT_ENGAGED),
}
_OUTCOMES = {
    CloseReason.NOT_REACHED: OutcomeCode.NOT_REACHED,
    CloseReason.MEMBER_DECLINED_CARE: OutcomeCode.MEMBER_DECLINED_CARE,
}


def close(session: Session, referral_id: UUID, reason: CloseReason, *, by: Actor) -> Referral:
    """End it after a contact attempt of the last 7 days that no raise of risk came after.

    Its words are destroyed, but for what an alert that nobody has reviewed may still need. Raises
    `NotFound` (404) for what was not handed over; `InvalidTransition`, `ContactAttemptNeeded` and
    `CandidatesLeft` (409).
    """
    platform_id = admit_handed(session, referral_id)
    with as_worker(session):
        referral = lock_handed(session, platform_id, referral_id)
        require(referral, "close")
        _refuse_without_attempt(session, referral)
        _end(session, referral, reason)
        record(
            session,
            "referral.closed",
            ("referral", referral.id),
            by=by,
            platform_id=platform_id,
            code=reason.value,
            referral_status=referral.status.value,
        )
    return referral


def _refuse_without_attempt(session: Session, referral: Referral) -> None:
    tried = last_attempt(session, referral.platform_id, referral.id)
    raised = last_alarm(session, referral.platform_id, referral.id)
    if tried is None or tried <= utc_now() - ATTEMPT_COUNTS_FOR:
        raise ContactAttemptNeeded(
            "Nobody has tried in the last 7 days: call the platform's crisis contact, or send the"
            " safe message; POST /v1/referrals/{id}/attempts records it."
        )
    if raised is not None and tried <= raised:
        raise ContactAttemptNeeded(_since(raised))


def _since(raised: datetime) -> str:
    return (
        f"Risk was raised at {raised:%FT%TZ}, after the last attempt: try once more, and record it"
        " by POST /v1/referrals/{id}/attempts."
    )


def _end(session: Session, referral: Referral, reason: CloseReason) -> None:
    place = _ENDS[referral.place]
    if reason is CloseReason.NO_CLINICIAN:
        _refuse_unless_nobody_is_left(session, referral)
        place = Place.DECLINED
    elif place is Place.CLOSED_NOT_ENGAGED:
        referral.outcome_code = _OUTCOMES[reason]
        referral.outcome_evidence = EvidenceClass.ADMINISTRATIVE
        referral.outcome_at = utc_now()
    end(session, referral, "close", place)
    tell_platform(session, referral)


def _refuse_unless_nobody_is_left(session: Session, referral: Referral) -> None:
    if referral.place is not Place.QUEUED:
        raise InvalidTransition(
            "`no_clinician` ends what waits in the queue; reassign it first, if somebody has it.",
            referral_status=referral.status.value,
        )
    if has_candidate(session, referral):
        raise CandidatesLeft
