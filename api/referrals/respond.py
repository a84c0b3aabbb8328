"""Who may answer an alert, and the little they may see of it before any consent."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.alerts.find import lock_alerts
from api.alerts.models import CrisisAlert
from api.clock import utc_now
from api.communities.models import CrisisContact
from api.communities.register_crisis_contact import contacts_of, is_answering
from api.consents.standing import granted_in_emergency
from api.crisis.levels import Level
from api.referrals.find import lock_referral
from api.web.auth import Actor
from api.web.problems import NotFound


def alerts_within_reach(session: Session, referral_id: UUID, *, by: Actor) -> Sequence[CrisisAlert]:
    """Lock the referral's alerts for who is on call, has taken them, or holds the referral.

    Raises `NotFound` (404).
    """
    return lock_alerts(session, referral_id, by=by, holds=_holds(session, referral_id, by))


def _holds(session: Session, referral_id: UUID, by: Actor) -> bool:
    try:
        lock_referral(session, referral_id, by=by)
    except NotFound:
        return False
    return True


def blind(session: Session, alerts: Sequence[CrisisAlert]) -> list[dict[str, Any]]:
    """Return what each alert shows, with the platform's contact as it is at this moment."""
    contacts = contacts_of(session, [alert.platform_id for alert in alerts])
    granted = granted_in_emergency(session, [alert.referral_id for alert in alerts])
    return [
        {
            **_blind(alert, contacts.get(alert.platform_id)),
            "emergency_granted": alert.reviewed_at is None and alert.referral_id in granted,
        }
        for alert in alerts
    ]


def _blind(alert: CrisisAlert, contact: CrisisContact | None) -> dict[str, Any]:
    return {
        "referral_id": alert.referral_id,
        "level": Level.L3,
        "domains": alert.domains,
        "jurisdiction": alert.jurisdiction,
        "age_group": alert.age_group,
        "languages": alert.languages,
        "safe_channel": alert.safe_channel,
        "may_name_service": alert.safe_to_name_service,
        "confirm_safe_contact": "abuse" in alert.domains,
        "raised_at": alert.raised_at,
        "acknowledge_by": alert.due_at,
        "acknowledged_at": alert.acknowledged_at,
        "messaged_at": alert.messaged_at,
        "reviewed_at": alert.reviewed_at,
        "platform_contact": contact and _contact(contact),
    }


def _contact(contact: CrisisContact) -> dict[str, Any]:
    return {
        "name": contact.name,
        "phone": contact.phone,
        "time_zone": contact.time_zone,
        "hours": contact.hours,
        "created_at": contact.created_at,
        "answering_now": is_answering(contact, utc_now()),
    }
