"""Reviewing an alert: a clinician closes it with a code; what was screened stays as it was."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.alerts.models import CrisisAlert, ReviewCode
from api.alerts.problems import NotAcknowledged
from api.audit.record import record
from api.clock import utc_now
from api.web.auth import Actor


def review(
    session: Session, alerts: Sequence[CrisisAlert], code: ReviewCode, *, by: Actor
) -> CrisisAlert:
    """Close the locked alerts of one referral; a later flag opens a new one.

    Raises `NotAcknowledged` (409): nobody closes what nobody has taken.
    """
    if any(alert.acknowledged_at is None for alert in alerts):
        raise NotAcknowledged
    for alert in alerts:
        alert.reviewed_at, alert.reviewed_by, alert.review_code = utc_now(), by.id, code
        record(
            session,
            "alert.reviewed",
            ("referral", alert.referral_id),
            by=by,
            platform_id=alert.platform_id,
            code=code.value,
        )
    return alerts[0]
