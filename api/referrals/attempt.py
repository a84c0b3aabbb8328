"""Attempting contact: a coordinator calls the platform's contact, or has the one message sent."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from api.alerts.words import safe_message
from api.audit.record import record
from api.care.codes import ContactWay
from api.care.contacts import NewContact, add_contact
from api.care.models import Contact
from api.clock import utc_now
from api.communities.models import SafeChannel
from api.consents.standing import active_consent
from api.crisis.levels import Level
from api.db.session import as_worker
from api.events.models import EventType
from api.events.publish import publish
from api.referrals.codes import ShownStatus
from api.referrals.handed_over import admit_handed, lock_handed
from api.referrals.models import Referral
from api.referrals.problems import NoSafeMessage
from api.referrals.share_back import shown_status
from api.web.auth import Actor


def record_attempt(session: Session, referral_id: UUID, new: NewContact, *, by: Actor) -> Contact:
    """Keep an attempt; it moves nothing. A safe message is sent with it, now.

    Raises `NotFound` (404) for what was not handed over, `NoSafeMessage` (409).
    """
    platform_id = admit_handed(session, referral_id)
    if new.way is ContactWay.SAFE_MESSAGE:
        with as_worker(session):
            _send(session, lock_handed(session, platform_id, referral_id))
        new = replace(new, at=utc_now())
    contact = add_contact(session, platform_id, referral_id, new, by=by)
    record(
        session,
        "contact.recorded",
        ("contact", contact.id),
        by=by,
        platform_id=platform_id,
        referral_id=str(contact.referral_id),
        way=new.way.value,
        result=new.result.value,
    )
    return contact


def _send(session: Session, referral: Referral) -> None:
    if not _may_be_sent(session, referral):
        raise NoSafeMessage
    language, words = safe_message(
        referral.languages, may_name_service=referral.safe_to_name_service
    )
    publish(
        session,
        EventType.SAFE_MESSAGE,
        platform_id=referral.platform_id,
        referral_id=referral.id,
        reference=referral.reference,
        channel=referral.safe_channel.value,
        language=language,
        message=words,
    )


def _may_be_sent(session: Session, referral: Referral) -> bool:
    """Its words fit a risk from L2; the platform that shows it must know of both already."""
    consent = active_consent(session, referral.platform_id, referral.id)
    is_known = shown_status(referral, consent) is not ShownStatus.NOT_SHARED
    is_in_app = referral.safe_channel is SafeChannel.IN_APP
    is_safe = is_in_app or "abuse" not in referral.risk_domains
    has_channel = referral.safe_channel is not SafeChannel.NONE
    return is_known and is_safe and has_channel and referral.source_risk >= Level.L2
