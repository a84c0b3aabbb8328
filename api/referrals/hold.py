"""Holding: the owner lets the member wait for a place of theirs, and has said for how long."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.referrals.advance import advance
from api.referrals.codes import Place
from api.referrals.find import lock_held
from api.referrals.models import Referral
from api.web.auth import Actor


@dataclass(frozen=True, slots=True)
class Waitlisting:
    """After how many days the owner expects to have a place; the member is shown it."""

    expected_wait_days: int


def hold(
    session: Session, referral_id: UUID, claim_token: int, wait: Waitlisting, *, by: Actor
) -> Referral:
    """Put it on the owner's waitlist. Raises `StaleClaim` and `InvalidTransition` (409)."""
    referral = lock_held(session, referral_id, claim_token, by=by)
    advance(session, referral, "hold", Place.WAITLIST)
    days: int = wait.expected_wait_days
    referral.expected_wait_days = days
    record(
        session,
        "referral.held",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
        expected_wait_days=days,
    )
    return referral
