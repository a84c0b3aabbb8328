"""Renewing: the holder keeps a claim for another lease, a few times."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.referrals.advance import require
from api.referrals.codes import TimerKind
from api.referrals.entitled import refuse_unentitled
from api.referrals.find import lock_held
from api.referrals.models import Referral
from api.referrals.problems import RenewedTooOften
from api.referrals.timers import count_down, due_after, set_timer
from api.web.auth import Actor

MOST_RENEWALS = 4
"""For each claim (DESIGN section 4)."""


def renew(session: Session, referral_id: UUID, claim_token: int, *, by: Actor) -> Referral:
    """Let the lease end one lease from now.

    Raises `StaleClaim`, `InvalidTransition`, `RenewedTooOften`, `LicenceNotActive` and
    `ConsentNotActive` (409).
    """
    referral = lock_held(session, referral_id, claim_token, by=by)
    require(referral, "renew")
    refuse_unentitled(session, referral, by=by)
    if referral.renewals >= MOST_RENEWALS:
        raise RenewedTooOften
    referral.renewals += 1
    lease = due_after(referral, TimerKind.CLAIM_LEASE, utc_now())
    set_timer(session, referral, TimerKind.CLAIM_LEASE, lease)
    count_down(session, referral)
    record(
        session,
        "referral.claim_renewed",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
        renewals=referral.renewals,
    )
    return referral
