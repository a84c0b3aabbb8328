"""Confirming a cancellation: the holder agrees, and the referral ends."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.referrals.codes import Place
from api.referrals.find import lock_held
from api.referrals.let_go import end
from api.referrals.share_back import tell_platform
from api.web.auth import Actor


def confirm_cancel(session: Session, referral_id: UUID, claim_token: int, *, by: Actor) -> None:
    """End what the platform asked to cancel; from now on nobody reads, and the words go.

    Raises `StaleClaim` and `InvalidTransition` (409).
    """
    referral = lock_held(session, referral_id, claim_token, by=by)
    end(session, referral, "confirm_cancel", Place.CANCELLED)
    record(
        session,
        "referral.cancel_confirmed",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
        claim_token=referral.claim_token,
    )
    tell_platform(session, referral)
