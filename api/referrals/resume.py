"""Resuming: the owner goes on where a hold began."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.referrals.advance import advance, require
from api.referrals.entitled import refuse_unentitled
from api.referrals.find import lock_held
from api.referrals.models import Referral
from api.web.auth import Actor


def resume(session: Session, referral_id: UUID, claim_token: int, *, by: Actor) -> Referral:
    """Take it up again after a waitlist, or once licensed where the member has moved to.

    Raises `StaleClaim`, `InvalidTransition`, `LicenceNotActive` and `ConsentNotActive` (409).
    """
    referral = lock_held(session, referral_id, claim_token, by=by)
    require(referral, "resume")
    refuse_unentitled(session, referral, by=by)
    assert referral.held_from is not None  # noqa: S101 - ck_referral_hold_says_why
    advance(session, referral, "resume", referral.held_from)
    record(
        session,
        "referral.resumed",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
        place=referral.place.value,
    )
    return referral
