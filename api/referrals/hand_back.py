"""Handing back: the owner lets the member wait for another clinician, and answers until then."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.referrals.find import lock_held
from api.referrals.pass_on import pass_on
from api.web.auth import Actor


def hand_back(session: Session, referral_id: UUID, claim_token: int, *, by: Actor) -> None:
    """Queue what the clinician owns. It comes back to them no more, and they read nothing here.

    They stay responsible until the next one accepts, so that nobody is left alone in between.
    Raises `StaleClaim` and `InvalidTransition` (409).
    """
    referral = lock_held(session, referral_id, claim_token, by=by)
    pass_on(session, referral, "hand_back")
    record(
        session,
        "referral.handed_back",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
        claim_token=referral.claim_token,
    )
