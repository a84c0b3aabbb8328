"""Releasing: the holder puts a claim back without a word; it waits in the place that it had."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.referrals.find import lock_held
from api.referrals.let_go import requeue
from api.referrals.models import Referral
from api.web.auth import Actor


def release(session: Session, referral_id: UUID, claim_token: int, *, by: Actor) -> None:
    """Let the claim go before the lease is over. Raises `StaleClaim`, `InvalidTransition` (409)."""
    referral = lock_held(session, referral_id, claim_token, by=by)
    put_back(session, referral, by=by)


def put_back(session: Session, referral: Referral, *, by: Actor) -> None:
    """Let a claimed referral wait for the next, and put on record who let it go."""
    requeue(session, referral, "release")
    record(
        session,
        "referral.released",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
        claim_token=referral.claim_token,
    )
