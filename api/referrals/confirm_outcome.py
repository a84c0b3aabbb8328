"""Confirming or contesting an outcome: what the member says to it; an end keeps its end."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.referrals.codes import ReferralStatus
from api.referrals.find import lock_referral
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition
from api.web.auth import Actor

ANSWERED_WITHIN = timedelta(days=30)
_WITH_AN_OUTCOME = {ReferralStatus.COMPLETED, ReferralStatus.CLOSED_NOT_ENGAGED}


def confirm_outcome(session: Session, referral_id: UUID, *, by: Actor) -> Referral:
    """Note that the member confirms what was recorded; it moves nothing.

    The platform is not told; the last that the member says counts. Raises `InvalidTransition`
    (409) unless it ended with an outcome in the last 30 days.
    """
    referral = _lock_answerable(session, referral_id, by)
    if referral.outcome_confirmed_at is None:
        referral.outcome_confirmed_at, referral.outcome_contested_at = utc_now(), None
        record(
            session,
            "referral.outcome_confirmed",
            ("referral", referral.id),
            by=by,
            platform_id=referral.platform_id,
        )
    return referral


def contest_outcome(session: Session, referral_id: UUID, *, by: Actor) -> Referral:
    """Note that the member says it was not so; it moves nothing either.

    Whoever recorded it can see that, and the platform cannot. Raises as `confirm_outcome`.
    """
    referral = _lock_answerable(session, referral_id, by)
    if referral.outcome_contested_at is None:
        referral.outcome_contested_at, referral.outcome_confirmed_at = utc_now(), None
        record(
            session,
            "referral.outcome_contested",
            ("referral", referral.id),
            by=by,
            platform_id=referral.platform_id,
        )
    return referral


def may_answer_outcome(referral: Referral) -> bool:
    """Tell whether there is an outcome to which the member may still say something."""
    at = referral.outcome_at
    if referral.status not in _WITH_AN_OUTCOME or at is None:
        return False
    return utc_now() < at + ANSWERED_WITHIN


def _lock_answerable(session: Session, referral_id: UUID, by: Actor) -> Referral:
    referral = lock_referral(session, referral_id, by=by)
    if not may_answer_outcome(referral):
        raise InvalidTransition(
            "There is no outcome of the last 30 days to confirm or to contest.",
            referral_status=referral.status.value,
        )
    return referral
