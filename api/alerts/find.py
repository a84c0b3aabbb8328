"""Finding alerts: for whoever is on call, for a referral's holder, and for its readers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.alerts.models import CrisisAlert
from api.alerts.problems import NotOnCall
from api.clinicians.on_call import is_anyone_on_call, is_on_call
from api.web.auth import Actor
from api.web.problems import NotFound


class AlertState(StrEnum):
    """Whether a person has answered an alert."""

    PAGING = "paging"
    NOBODY_ON_CALL = "nobody_on_call"
    ACKNOWLEDGED = "acknowledged"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class AlertStanding:
    """How far the answer to an alert has come; `acknowledge_by` only where somebody is on call."""

    state: AlertState
    raised_at: datetime
    acknowledge_by: datetime | None
    acknowledged_at: datetime | None
    confirm_safe_contact: bool


def waiting_alerts(session: Session, *, by: Actor, limit: int) -> Sequence[CrisisAlert]:
    """Return the alerts that nobody has reviewed, the longest waiting first.

    Raises `NotOnCall` (403): an alert is shown to whoever is on call, and to nobody else.
    """
    if not is_on_call(session, by.id):
        raise NotOnCall
    return session.scalars(
        select(CrisisAlert)
        .where(
            CrisisAlert.reviewed_at.is_(None),
            or_(CrisisAlert.acknowledged_at.is_(None), CrisisAlert.acknowledged_by == by.id),
        )
        .order_by(CrisisAlert.acknowledged_at.is_not(None), CrisisAlert.raised_at)
        .limit(limit)
    ).all()


def lock_alerts(
    session: Session, referral_id: UUID, *, by: Actor, holds: bool
) -> Sequence[CrisisAlert]:
    """Lock the referral's unreviewed alerts for who is on call, has taken them, or holds it.

    Raises `NotFound` (404), also for an alert that the caller may not see.
    """
    reach = holds or is_on_call(session, by.id)
    query = select(CrisisAlert).where(
        CrisisAlert.referral_id == referral_id, CrisisAlert.reviewed_at.is_(None)
    )
    if not reach:
        query = query.where(CrisisAlert.acknowledged_by == by.id)
    alerts = session.scalars(query.order_by(CrisisAlert.id).with_for_update()).all()
    if not alerts:
        raise NotFound
    return alerts


def has_waiting(session: Session, platform_id: UUID, referral_id: UUID) -> bool:
    """Tell whether an alert of this referral waits for its review."""
    waiting = select(CrisisAlert.id).where(
        CrisisAlert.platform_id == platform_id,
        CrisisAlert.referral_id == referral_id,
        CrisisAlert.reviewed_at.is_(None),
    )
    return session.scalar(waiting.limit(1)) is not None


def has_taken(session: Session, referral_id: UUID, *, by: Actor) -> UUID | None:
    """Return the tenant of an alert that this clinician took and that waits for review."""
    return session.scalar(
        select(CrisisAlert.platform_id)
        .where(
            CrisisAlert.referral_id == referral_id,
            CrisisAlert.acknowledged_by == by.id,
            CrisisAlert.reviewed_at.is_(None),
        )
        .limit(1)
    )


def standings_of(
    session: Session, referral_ids: Sequence[UUID], *, shared_only: bool
) -> dict[UUID, AlertStanding]:
    """Return how the newest alert of each referral stands, in one statement or two.

    The referrals are those that the caller has just read within their own reach.
    """
    query = select(CrisisAlert).where(CrisisAlert.referral_id.in_(referral_ids))
    if shared_only:
        query = query.where(CrisisAlert.shared)
    newest = {alert.referral_id: alert for alert in session.scalars(query.order_by(CrisisAlert.id))}
    waits = any(_state(alert) is AlertState.PAGING for alert in newest.values())
    on_call = waits and is_anyone_on_call(session)
    return {found: _standing(alert, on_call=on_call) for found, alert in newest.items()}


def _state(alert: CrisisAlert) -> AlertState:
    if alert.reviewed_at:
        return AlertState.REVIEWED
    return AlertState.ACKNOWLEDGED if alert.acknowledged_at else AlertState.PAGING


def _standing(alert: CrisisAlert, *, on_call: bool) -> AlertStanding:
    state = _state(alert)
    if state is AlertState.PAGING and not on_call:
        state = AlertState.NOBODY_ON_CALL
    return AlertStanding(
        state=state,
        raised_at=alert.raised_at,
        acknowledge_by=alert.due_at if state is AlertState.PAGING else None,
        acknowledged_at=alert.acknowledged_at,
        confirm_safe_contact="abuse" in alert.domains,
    )
