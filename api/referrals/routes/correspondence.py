"""Contacts and messages: how the owner and the member have found and written to each other."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.care.contacts import NewContact, contacts_of
from api.care.messages import NewMessage
from api.care.schemas import (
    ContactPageSchema,
    ContactSchema,
    MessageArguments,
    MessagePageSchema,
    NewContactSchema,
    NewMessageSchema,
    SentMessageSchema,
)
from api.consents.problems import ConsentNotActive, ContextDamaged
from api.crisis.block import compact_block, spoken_with
from api.crisis.levels import Screening
from api.crisis.screened import screened
from api.crisis.tally import TALLY
from api.db.root_keys import KeysAway
from api.db.transactional import transactional
from api.referrals.problems import (
    InvalidTransition,
    LicenceNotActive,
    MessagesNotShared,
    StaleClaim,
)
from api.referrals.record_contact import record_contact
from api.referrals.routes.fencing import ClaimTokenMissing, fenced_if_held
from api.referrals.routes.pages import newest_first
from api.referrals.send_message import list_messages, send_message
from api.referrals.sides import find_side
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.idempotency import IdempotencyKeyReused, RequestInFlight
from api.web.pagination import PageArguments
from api.web.problems import NotFound

Answer = tuple[dict[str, Any], int, dict[str, str]]
WRITERS = ("intake:claim", "referrals:self", "referrals:write")
READERS = ("intake:claim", "referrals:self", "referrals:read")
_FENCED = (StaleClaim, InvalidTransition, ClaimTokenMissing, NotFound)
blp = Blueprint(
    "correspondence",
    __name__,
    url_prefix="/v1/referrals/<uuid:referral_id>",
    description="The member and the owner reach each other.",
)


@blp.post("/contacts")
@blp.requires("intake:claim")
@blp.creates
@fenced_if_held(blp)
@blp.arguments(NewContactSchema())
@transactional
@blp.response(201, ContactSchema(), description="Kept for six years, and never changed.")
@blp.raises(*_FENCED, RequestInFlight, IdempotencyKeyReused)
def record_member_contact(
    session: Session, actor: Actor, new: NewContact, referral_id: UUID, claim_token: int | None
) -> Any:
    """Record an attempt to reach the member, and whether you did.

    Once they are reached nobody declines any more: hand it back where you cannot go on. Until the
    next has accepted what you handed back, you record without a Claim-Token.
    """
    contact = record_contact(session, referral_id, claim_token, new, by=actor)
    return contact, 201, {"Location": f"/v1/referrals/{referral_id}/contacts"}


@blp.get("/contacts")
@blp.requires("intake:claim")
@blp.arguments(PageArguments(), location="query")
@transactional
@blp.response(200, ContactPageSchema(), description="Your own, the last recorded first.")
@blp.raises(NotFound)
def list_contacts(session: Session, actor: Actor, ask: dict[str, Any], referral_id: UUID) -> Answer:
    """List the attempts that you recorded."""
    referral = find_side(session, referral_id, by=actor)
    place = (referral.platform_id, referral.id)
    return newest_first(
        lambda before, limit: contacts_of(session, *place, before=before, limit=limit),
        ask,
        "contacts",
        referral_id,
        by=actor,
        shape=lambda rows: rows,
    )


@blp.post("/messages")
@blp.requires(*WRITERS)
@blp.creates
@fenced_if_held(blp)
@blp.arguments(NewMessageSchema())
@screened
@transactional
@blp.response(201, SentMessageSchema(), description="Sealed for the other side.")
@blp.raises(
    *_FENCED,
    MessagesNotShared,
    LicenceNotActive,
    ConsentNotActive,
    KeysAway,
    RequestInFlight,
    IdempotencyKeyReused,
)
def send_referral_message(
    session: Session,
    actor: Actor,
    new: NewMessage,
    screening: Screening,
    referral_id: UUID,
    claim_token: int | None,
) -> Answer:
    """Write to the other side: to the member, or to who holds the referral.

    The platform knows nothing of it. An owner and a platform write to each other as well, in
    `thread: platform`, while the member's consent says `messages_with_platform`; the member reads
    that too. Words are screened first, so show `crisis`; nobody reads here in time for an
    emergency: call or text 988 at any hour.
    """
    message, referral = send_message(session, referral_id, claim_token, new, screening, by=actor)
    TALLY.shown_in_referral(screening.level)
    lang = spoken_with(referral.languages)
    block = compact_block(screening.level, screening.domains, lang=lang)
    answer = {"crisis": block, "id": message.id, "created_at": message.created_at}
    return answer, 201, {"Location": f"/v1/referrals/{referral_id}/messages"}


@blp.get("/messages")
@blp.requires(*READERS)
@blp.arguments(MessageArguments(), location="query")
@transactional
@blp.response(200, MessagePageSchema(), description="Newest first.")
@blp.raises(ContextDamaged, KeysAway, MessagesNotShared, InvalidTransition, NotFound)
def list_referral_messages(
    session: Session, actor: Actor, ask: dict[str, Any], referral_id: UUID
) -> Answer:
    """List the messages between you and the other side.

    A clinician reads those since they took the referral, and none once they may read nothing more;
    a platform reads its own thread alone, as long; a member reads both.
    """
    thread = ask["thread"]
    return newest_first(
        lambda before, limit: list_messages(
            session, referral_id, thread, by=actor, before=before, limit=limit
        ),
        ask,
        "messages",
        referral_id,
        thread,
        by=actor,
        shape=lambda rows: rows,
    )
