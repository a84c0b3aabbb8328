"""Sending the one fixed message, through the platform, to where the member can read it safely."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.alerts.models import CrisisAlert
from api.alerts.problems import AlreadyMessaged, NoSafeChannel, NotAcknowledged
from api.alerts.words import VERSION, safe_message
from api.audit.record import record
from api.clock import utc_now
from api.communities.models import SafeChannel
from api.events.models import EventType
from api.events.publish import publish
from api.web.auth import Actor
from api.web.problems import NotFound


def send_safe_message(session: Session, alerts: Sequence[CrisisAlert], *, by: Actor) -> CrisisAlert:
    """Publish the message as an event, for the platform to show word for word.

    Where abuse is possible only the app itself is safe: a phone or mailbox may be read by somebody
    else. Raises `NoSafeChannel`, `NotAcknowledged`, `AlreadyMessaged` (409), and `NotFound` (404)
    for an alert raised in care, of which the platform may not know.
    """
    alert = next((each for each in alerts if each.shared), None)
    if alert is None:
        raise NotFound
    _refuse(alert, by)
    language, words = safe_message(alert.languages, may_name_service=alert.safe_to_name_service)
    alert.messaged_at = utc_now()
    publish(
        session,
        EventType.SAFE_MESSAGE,
        platform_id=alert.platform_id,
        referral_id=alert.referral_id,
        reference=alert.reference,
        channel=alert.safe_channel.value,
        language=language,
        message=words,
    )
    record(
        session,
        "alert.messaged",
        ("referral", alert.referral_id),
        by=by,
        platform_id=alert.platform_id,
        text_version=VERSION,
    )
    return alert


def _refuse(alert: CrisisAlert, by: Actor) -> None:
    if alert.acknowledged_by != by.id:
        raise NotAcknowledged
    if alert.messaged_at is not None:
        raise AlreadyMessaged
    is_in_app = alert.safe_channel is SafeChannel.IN_APP
    if alert.safe_channel is SafeChannel.NONE or ("abuse" in alert.domains and not is_in_app):
        raise NoSafeChannel
