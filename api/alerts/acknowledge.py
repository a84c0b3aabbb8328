"""Acknowledging an alert: one clinician says that they are looking after it now."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.alerts.models import CrisisAlert
from api.alerts.problems import AlreadyAcknowledged
from api.audit.record import record
from api.clock import utc_now
from api.events.models import EventType
from api.events.publish import publish
from api.web.auth import Actor


def acknowledge(session: Session, alerts: Sequence[CrisisAlert], *, by: Actor) -> CrisisAlert:
    """Take the locked alerts of one referral: paging stops, and the platform is told.

    A repeat by the same clinician changes nothing. Raises `AlreadyAcknowledged` (409).
    """
    if any(alert.acknowledged_by not in (None, by.id) for alert in alerts):
        raise AlreadyAcknowledged
    for alert in alerts:
        if alert.acknowledged_at is None:
            _take(session, alert, by)
    return _most_open(alerts)


def _take(session: Session, alert: CrisisAlert, by: Actor) -> None:
    alert.acknowledged_at, alert.acknowledged_by = utc_now(), by.id
    alert.next_page_at = None
    record(
        session,
        "alert.acknowledged",
        ("referral", alert.referral_id),
        by=by,
        platform_id=alert.platform_id,
        pages=alert.pages,
    )
    if alert.shared:
        publish(
            session,
            EventType.CRISIS_ACKNOWLEDGED,
            platform_id=alert.platform_id,
            referral_id=alert.referral_id,
            reference=alert.reference,
        )


def _most_open(alerts: Sequence[CrisisAlert]) -> CrisisAlert:
    """Prefer the alert of which the platform knows: only that one may be answered through it."""
    return max(alerts, key=lambda alert: alert.shared)
