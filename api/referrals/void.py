"""Voiding: the platform says that a referral should never have been, before anybody has seen it."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.consents.standing import active_consent
from api.referrals.codes import Place, ShownStatus
from api.referrals.find import lock_referral
from api.referrals.let_go import end
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition
from api.referrals.share_back import shown_status, tell_platform
from api.web.auth import Actor

VOIDED_WITHIN = timedelta(hours=24)
_UNSEEN = frozenset({ShownStatus.AWAITING_CONSENT, ShownStatus.QUEUED})
"""States that a platform is shown before the first claim alone, and where something is shared."""


def may_void(referral: Referral, shown: ShownStatus) -> bool:
    """Tell whether the platform may, as it may know it: `shown` is the state that it sees."""
    in_time = utc_now() < referral.created_at + VOIDED_WITHIN
    return in_time and shown in _UNSEEN


def void(session: Session, referral_id: UUID, *, by: Actor) -> Referral:
    """End it as entered in error, within 24 hours and before the first claim.

    Raises `InvalidTransition` (409) later, and wherever the answer would tell what the member does
    not share.
    """
    referral = lock_referral(session, referral_id, by=by)
    shown = shown_status(referral, active_consent(session, referral.platform_id, referral.id))
    if not may_void(referral, shown):
        raise InvalidTransition(
            "Only within 24 hours, before anybody has claimed it; later, cancel it.",
            referral_status=shown.value,
        )
    end(session, referral, "void", Place.VOID)
    tell_platform(session, referral)
    record(
        session,
        "referral.voided",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
    )
    return referral
