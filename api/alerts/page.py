"""Paging: whoever is on call is woken, again and again, until somebody has answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.alerts.models import CrisisAlert
from api.audit.record import record
from api.clinicians.on_call import clinicians_on_call
from api.clock import utc_now
from api.events.models import EventType
from api.events.publish import publish

REPEATED_EVERY = timedelta(minutes=5)
_RETRIED_AFTER = timedelta(seconds=15)
_LEASE = timedelta(seconds=60)
"""A worker that dies between taking a page and sending it costs one lease, never the page."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page to send: whom, for what, and by when somebody must answer."""

    platform_id: UUID
    alert_id: UUID
    referral_id: UUID
    domains: Sequence[str]
    raised_at: datetime
    acknowledge_by: datetime
    attempt: int
    clinicians: Sequence[UUID]


def take_pages(session: Session, limit: int = 20) -> list[Page]:
    """Lease the alerts whose page is due; two workers never take the same one.

    From the due time on the supervisors are woken too, and the platform is told once.
    """
    now = utc_now()
    due = session.scalars(
        select(CrisisAlert)
        .where(CrisisAlert.next_page_at <= now, CrisisAlert.acknowledged_at.is_(None))
        .order_by(CrisisAlert.next_page_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    return [_take(session, alert, now) for alert in due]


def _take(session: Session, alert: CrisisAlert, now: datetime) -> Page:
    overdue = alert.due_at <= now
    if overdue and alert.overdue_at is None:
        alert.overdue_at = now
        _tell_overdue(session, alert)
    alert.pages += 1
    alert.next_page_at = now + _LEASE
    clinicians = clinicians_on_call(session, supervisors=overdue)
    if clinicians:  # where nobody is on call it is tried every few seconds: no act to record
        record(
            session,
            "alert.paged",
            ("referral", alert.referral_id),
            by=None,
            platform_id=alert.platform_id,
            attempt=alert.pages,
            clinicians=len(clinicians),
        )
    return Page(
        platform_id=alert.platform_id,
        alert_id=alert.id,
        referral_id=alert.referral_id,
        domains=tuple(alert.domains),
        raised_at=alert.raised_at,
        acknowledge_by=alert.due_at,
        attempt=alert.pages,
        clinicians=clinicians,
    )


def _tell_overdue(session: Session, alert: CrisisAlert) -> None:
    if alert.shared:
        publish(
            session,
            EventType.CRISIS_OVERDUE,
            platform_id=alert.platform_id,
            referral_id=alert.referral_id,
            reference=alert.reference,
        )


def settle_page(session: Session, page: Page, *, sent: bool) -> None:
    """Set when the next page is due: soon after a failure, else after five minutes.

    An acknowledgement or a newer page in the meantime wins.
    """
    after = REPEATED_EVERY if sent else _RETRIED_AFTER
    session.execute(
        update(CrisisAlert)
        .where(
            CrisisAlert.platform_id == page.platform_id,
            CrisisAlert.id == page.alert_id,
            CrisisAlert.pages == page.attempt,
            CrisisAlert.next_page_at.is_not(None),
        )
        .values(next_page_at=utc_now() + after)
    )
