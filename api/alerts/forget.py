"""Forgetting whom an alert was about, and at last that there was one."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from api.alerts.models import CrisisAlert, CrisisFlag
from api.communities.models import ERASED_REFERENCE, SafeChannel


def forget_member(session: Session, platform_id: UUID, referral_id: UUID) -> None:
    """Clear what reviewed alerts hold of a member who was erased.

    One that nobody has reviewed stays as it is: risk never falls through, and whoever answers it
    needs the safe channel, and the community the reference.
    """
    session.execute(
        update(CrisisAlert)
        .where(
            CrisisAlert.platform_id == platform_id,
            CrisisAlert.referral_id == referral_id,
            CrisisAlert.reviewed_at.is_not(None),
        )
        .values(
            reference=ERASED_REFERENCE,
            languages=[],
            safe_channel=SafeChannel.NONE,
            safe_to_name_service=False,
        )
        .execution_options(synchronize_session=False)
    )


def last_alarm(session: Session, platform_id: UUID, referral_id: UUID) -> datetime | None:
    """Return when risk was last raised on a referral: from then its crisis record counts."""
    flagged = select(func.max(CrisisFlag.created_at)).where(
        CrisisFlag.platform_id == platform_id, CrisisFlag.referral_id == referral_id
    )
    alerted = select(func.max(CrisisAlert.raised_at)).where(
        CrisisAlert.platform_id == platform_id, CrisisAlert.referral_id == referral_id
    )
    found = [at for at in (session.scalar(flagged), session.scalar(alerted)) if at]
    return max(found, default=None)


def delete_alarms(session: Session, platform_id: UUID, referral_id: UUID) -> dict[str, int]:
    """Delete the flags and alerts of one referral; returns how many of each."""
    counts = {}
    for table in (CrisisFlag, CrisisAlert):
        gone = session.execute(
            delete(table)
            .where(table.platform_id == platform_id, table.referral_id == referral_id)
            .execution_options(synchronize_session=False)
        )
        counts[f"{table.__tablename__}s"] = gone.rowcount  # type: ignore[attr-defined]
    return counts
