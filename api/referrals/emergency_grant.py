"""The one-tap grant of an emergency: where I am and whom to call, for who answers the alert."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from api.alerts.find import has_waiting
from api.clock import utc_now
from api.consents.codes import (
    EMERGENCY_KINDS,
    ConsentMethod,
    ConsentStatus,
    ContextKind,
    Covers,
    Purpose,
    RecipientClass,
    SentBy,
    ShareBack,
)
from api.consents.hold import NewContext, Whose, hold_context
from api.consents.models import Consent
from api.consents.own import whole_items
from api.consents.terms import Decided, Notice, Recipient, SharedItem, Terms
from api.referrals.find import lock_referral
from api.referrals.grant import note_decision
from api.referrals.models import Referral
from api.referrals.problems import NoAlertWaits
from api.web.auth import Actor, Persona
from api.web.problems import InvalidRequest

LASTS = timedelta(hours=24)
_NOT_SHARED = "Not an item of this referral whose words are there."
_NOTHING = "Say where you are, whom to call, or which items: nothing that was sent is for this."


@dataclass(frozen=True, slots=True)
class EmergencyGranting:
    """What the member shares in an emergency: words of now, and items that were sent before."""

    notice: Notice
    location: str | None
    contact: str | None
    items: Sequence[UUID]

    def written(self) -> list[NewContext]:
        """Return what the member writes, as items."""
        words = (
            (ContextKind.EMERGENCY_LOCATION, self.location),
            (ContextKind.EMERGENCY_CONTACT, self.contact),
        )
        return [NewContext(kind, text) for kind, text in words if text]


def grant_emergency(
    session: Session,
    referral_id: UUID,
    new: EmergencyGranting,
    *,
    by: Actor,
    method: ConsentMethod = ConsentMethod.MEMBER_TOKEN,
) -> Consent:
    """Let whoever takes the alert read this for 24 hours, whatever state the referral is in.

    It moves the referral nowhere and tells the platform nothing; a second grant replaces the
    first. With nothing chosen it shares the emergency items that the platform sent. Raises
    `NotFound` (404), `NoAlertWaits` (409) and `InvalidRequest` (422).
    """
    referral = lock_referral(session, referral_id, by=by)
    if not has_waiting(session, referral.platform_id, referral.id):
        raise NoAlertWaits
    referral.retained_until = None  # what comes in now goes after the review, also where it ended
    shared = _shared(session, referral, new)
    terms = Terms(
        referral_id=referral.id,
        items=[SharedItem(context_id, [Purpose.EMERGENCY]) for context_id in shared],
        share_back=ShareBack.NONE,
        recipient=Recipient(RecipientClass.ON_CALL_CLINICIAN),
        notice=new.notice,
        expires_at=utc_now() + LASTS,
        covers=Covers.EMERGENCY,
    )
    decided = Decided(referral.platform_id, referral.member_id, ConsentStatus.ACTIVE, method)
    return note_decision(session, terms, decided, by=by)


def may_grant(session: Session, referral: Referral, *, by: Actor) -> bool:
    """Tell whether the one tap is there for this actor now."""
    is_member = by.persona is Persona.MEMBER
    return is_member and has_waiting(session, referral.platform_id, referral.id)


def _shared(session: Session, referral: Referral, new: EmergencyGranting) -> list[UUID]:
    """Hold what is written now, and choose among what was sent before."""
    whole = whole_items(session, referral.platform_id, referral.id)
    known = {item.id for item in whole}
    errors = [
        {"pointer": f"/items/{n}", "detail": _NOT_SHARED}
        for n, context_id in enumerate(new.items)
        if context_id not in known
    ]
    sent = [
        item.id
        for item in whole
        if item.kind in EMERGENCY_KINDS and item.sent_by is SentBy.PLATFORM
    ]
    if not (new.items or new.written() or sent):
        errors = [{"pointer": "/location", "detail": _NOTHING}]
    if errors:
        raise InvalidRequest(errors=errors)
    whose = Whose(referral.platform_id, referral.id, referral.member_id)
    held = hold_context(session, new.written(), about=whose, sent_by=SentBy.MEMBER)
    return [*new.items, *(item.id for item in held)] or sent
