"""Confirming an outcome: the member says that it came about; an end keeps its end."""

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

CONFIRMED_WITHIN = timedelta(days=30)


def confirm_outcome(session: Session, referral_id: UUID, *, by: Actor) -> Referral:
    """Note that the member confirms what the clinician recorded; it moves nothing.

    The platform is not told. Raises `InvalidTransition` (409) unless it was completed in the last
    30 days.
    """
    referral = lock_referral(session, referral_id, by=by)
    at = referral.outcome_at
    is_completed = referral.status is ReferralStatus.COMPLETED
    if not is_completed or at is None or utc_now() >= at + CONFIRMED_WITHIN:
        raise InvalidTransition(
            "There is no outcome of the last 30 days to confirm.",
            referral_status=referral.status.value,
        )
    if referral.outcome_confirmed_at is None:
        referral.outcome_confirmed_at = utc_now()
        record(
            session,
            "referral.outcome_confirmed",
            ("referral", referral.id),
            by=by,
            platform_id=referral.platform_id,
        )
    return referral
