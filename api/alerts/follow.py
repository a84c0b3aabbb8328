"""Following a member's safe channel: an alert must never write to where it is no longer safe."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from api.alerts.models import CrisisAlert
from api.communities.models import SafeChannel


def reach_safely(
    session: Session,
    platform_id: UUID,
    referral_ids: Sequence[UUID],
    *,
    channel: SafeChannel,
    may_name_service: bool,
) -> None:
    """Give the unreviewed alerts of these referrals the member's present safe channel."""
    session.execute(
        update(CrisisAlert)
        .where(
            CrisisAlert.platform_id == platform_id,
            CrisisAlert.referral_id.in_(referral_ids),
            CrisisAlert.shared,
            CrisisAlert.reviewed_at.is_(None),
        )
        .values(safe_channel=channel, safe_to_name_service=may_name_service)
        .execution_options(synchronize_session=False)
    )
