"""Following a member who has moved: their open referrals go where they are now."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.referrals.codes import OPEN
from api.referrals.models import IntakeCard, Referral


def follow_member(session: Session, platform_id: UUID, member_id: UUID, place: str) -> None:
    """Place the member's open referrals, and their cards, in the state they are in now.

    Whoever holds one without a licence there can read and accept no more (fail closed).
    """
    moved = session.scalars(
        select(Referral.id).where(
            Referral.platform_id == platform_id,
            Referral.member_id == member_id,
            Referral.status.in_(OPEN),
            Referral.jurisdiction != place,
        )
    ).all()
    if not moved:
        return
    session.execute(
        update(IntakeCard)
        .where(IntakeCard.platform_id == platform_id, IntakeCard.referral_id.in_(moved))
        .values(jurisdiction=place)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(Referral)
        .where(Referral.platform_id == platform_id, Referral.id.in_(moved))
        .values(jurisdiction=place, updated_at=utc_now(), version=Referral.version + 1)
        .execution_options(synchronize_session=False)
    )
