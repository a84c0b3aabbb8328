"""Following a member who has moved, or is reached elsewhere: their open referrals know it too."""

from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from api.alerts.follow import reach_safely
from api.clock import utc_now
from api.communities.refer_member import MetMember
from api.referrals.codes import OPEN
from api.referrals.models import IntakeCard, Referral


def follow_member(session: Session, platform_id: UUID, member: MetMember) -> None:
    """Place the member's open referrals, and their cards, where they are and are reached now.

    Whoever holds one without a licence there can read and accept no more (fail closed).
    """
    now_known = {
        "jurisdiction": member.jurisdiction,
        "safe_channel": member.safe_channel,
        "safe_to_name_service": member.safe_to_name_service,
    }
    changed = session.scalars(
        select(Referral.id).where(
            Referral.platform_id == platform_id,
            Referral.member_id == member.id,
            Referral.status.in_(OPEN),
            or_(*(getattr(Referral, name) != value for name, value in now_known.items())),
        )
    ).all()
    if not changed:
        return
    session.execute(
        update(IntakeCard)
        .where(IntakeCard.platform_id == platform_id, IntakeCard.referral_id.in_(changed))
        .values(jurisdiction=member.jurisdiction)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(Referral)
        .where(Referral.platform_id == platform_id, Referral.id.in_(changed))
        .values(**now_known, updated_at=utc_now(), version=Referral.version + 1)
        .execution_options(synchronize_session=False)
    )
    reach_safely(
        session,
        platform_id,
        changed,
        channel=member.safe_channel,
        may_name_service=member.safe_to_name_service,
    )
