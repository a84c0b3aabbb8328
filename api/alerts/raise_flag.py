"""Raising risk: a flag is kept for good, and at L3 somebody is woken until they answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.alerts.models import CrisisAlert, CrisisFlag, RaisedBy
from api.clinicians.on_call import is_anyone_on_call
from api.clock import utc_now
from api.communities.models import AgeGroup, SafeChannel
from api.crisis.levels import Level
from api.events.models import EventType
from api.events.publish import publish

ACKNOWLEDGE_WITHIN = timedelta(minutes=15)
_TWICE_WITHIN = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class AtRisk:
    """What an alert carries of a referral: nothing that names or quotes anyone."""

    platform_id: UUID
    referral_id: UUID
    reference: str
    domains: Sequence[str]
    jurisdiction: str
    age_group: AgeGroup
    languages: Sequence[str]
    safe_channel: SafeChannel
    safe_to_name_service: bool


def raise_flag(
    session: Session, on: AtRisk, level: Level, *, raised_by: RaisedBy, shared: bool
) -> Level:
    """Keep the flag, wake somebody at L3, and return the level that now holds.

    A second L2 within 72 hours counts as L3. `shared` says whether the platform may know.
    """
    if level is Level.L2 and _was_raised_lately(session, on):
        level = Level.L3
    session.add(
        CrisisFlag(
            platform_id=on.platform_id,
            referral_id=on.referral_id,
            raised_by=raised_by,
            level=level,
            domains=list(on.domains),
        )
    )
    if level is Level.L3:
        _alert(session, on, shared=shared)
    session.flush()
    return level


def _was_raised_lately(session: Session, on: AtRisk) -> bool:
    lately = select(CrisisFlag.level).where(
        CrisisFlag.platform_id == on.platform_id,
        CrisisFlag.referral_id == on.referral_id,
        CrisisFlag.level >= Level.L2,
        CrisisFlag.created_at > utc_now() - _TWICE_WITHIN,
    )
    return session.scalar(lately.limit(1)) is not None


def _alert(session: Session, on: AtRisk, *, shared: bool) -> None:
    """Open an alert, or wake again for the one that stands."""
    standing = session.scalar(
        select(CrisisAlert)
        .where(
            CrisisAlert.platform_id == on.platform_id,
            CrisisAlert.referral_id == on.referral_id,
            CrisisAlert.shared == shared,
            CrisisAlert.reviewed_at.is_(None),
        )
        .with_for_update()
    )
    if standing is None:
        session.add(_new_alert(on, shared=shared))
    else:
        _wake_again(standing, on)
    if shared:
        _tell_platform(session, on)


def _new_alert(on: AtRisk, *, shared: bool) -> CrisisAlert:
    now = utc_now()
    return CrisisAlert(
        platform_id=on.platform_id,
        referral_id=on.referral_id,
        reference=on.reference,
        domains=list(on.domains),
        jurisdiction=on.jurisdiction,
        age_group=on.age_group,
        languages=list(on.languages),
        safe_channel=on.safe_channel,
        safe_to_name_service=on.safe_to_name_service,
        shared=shared,
        raised_at=now,
        due_at=now + ACKNOWLEDGE_WITHIN,
        next_page_at=now,
        pages=0,
    )


def _wake_again(alert: CrisisAlert, on: AtRisk) -> None:
    """Who had acknowledged answered for what was known then: an answer is asked for anew."""
    alert.domains = list(dict.fromkeys([*alert.domains, *on.domains]))
    if alert.acknowledged_at is None:
        return
    now = utc_now()
    alert.acknowledged_at = alert.acknowledged_by = alert.overdue_at = None
    alert.due_at, alert.next_page_at = now + ACKNOWLEDGE_WITHIN, now


def _tell_platform(session: Session, on: AtRisk) -> None:
    publish(
        session,
        EventType.CRISIS_RAISED,
        platform_id=on.platform_id,
        referral_id=on.referral_id,
        reference=on.reference,
        level=Level.L3.value,
        on_call=is_anyone_on_call(session),
    )
