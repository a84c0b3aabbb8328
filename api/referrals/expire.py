"""Expiring what is overdue: leases lapse, waiting ends, and risk passes to a person."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.consents.destroy import destroy_words
from api.crisis.levels import Level
from api.db.session import admit
from api.referrals.card import lock_card, remove_card, return_card
from api.referrals.codes import OPEN, NextAction, NextActor, ReferralStatus
from api.referrals.models import Referral
from api.referrals.share_back import tell_platform


def overdue(session: Session, limit: int = 100) -> list[tuple[UUID, UUID]]:
    """Return (platform, referral) of open referrals whose time is over and that nobody follows."""
    rows = session.execute(
        select(Referral.platform_id, Referral.id)
        .where(
            Referral.status.in_(OPEN),
            Referral.due_at <= utc_now(),
            Referral.next_actor != NextActor.COORDINATOR,
        )
        .order_by(Referral.due_at)
        .limit(limit)
    )
    return [(row.platform_id, row.id) for row in rows]


def expire(session: Session, platform_id: UUID, referral_id: UUID) -> bool:
    """Do what is due on one referral; False when it is no longer due or another worker has it."""
    admit(session, referral_id)
    lock_card(session, referral_id)
    referral = session.scalar(
        select(Referral)
        .where(
            Referral.platform_id == platform_id,
            Referral.id == referral_id,
            Referral.status.in_(OPEN),
            Referral.due_at <= utc_now(),
            Referral.next_actor != NextActor.COORDINATOR,
        )
        .with_for_update(skip_locked=True)
    )
    if referral is None:
        return False
    action = _act(session, referral)
    record(
        session,
        f"referral.{action}",
        ("referral", referral.id),
        by=None,
        platform_id=platform_id,
        referral_status=referral.status.value,
    )
    return True


def _act(session: Session, referral: Referral) -> str:
    if referral.status is ReferralStatus.CLAIMED:
        referral.move("lapse", ReferralStatus.QUEUED)
        referral.free()
        return_card(session, referral)
        return "claim_lapsed"
    if referral.status is ReferralStatus.ACCEPTED or referral.risk >= Level.L2:
        referral.hand_to_coordinator(NextAction.REACH_OUT)
        return "handed_to_coordinator"
    referral.move("expire", ReferralStatus.EXPIRED)
    remove_card(session, referral)
    destroy_words(session, referral.platform_id, referral.id)
    tell_platform(session, referral)
    return "expired"
