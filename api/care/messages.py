"""Messages between a member and who holds or owns their referral, each sealed under its own key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from api.care.codes import Author
from api.care.models import Message, MessageKey
from api.care.sealing import Sealed, open_all, seal_in
from api.consents.envelope import Place
from api.crisis.levels import Level, ToScreen
from api.db.base import new_id
from api.web.auth import Actor, Persona


@dataclass(frozen=True, slots=True)
class NewMessage:
    """What somebody writes."""

    text: str

    def to_screen(self) -> ToScreen:
        return ToScreen(texts=[self.text])


@dataclass(frozen=True, slots=True)
class OpenMessage:
    """A message with its words."""

    id: UUID
    author: Author
    text: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class KeptMessage:
    """A message as its member has it for good; `text` is None once its words are destroyed."""

    id: UUID
    author: Author
    text: str | None
    level: Level
    created_at: datetime


def keep_message(
    session: Session,
    place: tuple[UUID, UUID],
    new: NewMessage,
    level: Level,
    *,
    by: Actor,
) -> Message:
    """Seal and keep a message; `place` is the tenant and the referral."""
    platform_id, referral_id = place
    message_id = new_id()
    sealed = seal_in(session, _place(platform_id, referral_id, message_id), {"text": new.text})
    message = Message(
        platform_id=platform_id,
        id=message_id,
        referral_id=referral_id,
        author_persona=by.persona,
        author_id=by.id,
        sealed=sealed.sealed,
        screened=level,
    )
    session.add(message)
    session.flush()
    session.add(
        MessageKey(
            platform_id=platform_id,
            message_id=message_id,
            tenant_key_version=sealed.tenant_key_version,
            wrapped=sealed.wrapped,
        )
    )
    session.flush()
    return message


def read_messages(
    session: Session,
    platform_id: UUID,
    referral_id: UUID,
    *,
    since: datetime | None,
    before: UUID | None,
    limit: int,
) -> Sequence[OpenMessage]:
    """Return messages, newest first: `limit` rows older than `before`, none from before `since`.

    Those whose key is gone are read nowhere again. Raises `ContextDamaged` (409).
    """
    query = (
        select(Message, MessageKey.tenant_key_version, MessageKey.wrapped)
        .join(
            MessageKey,
            (MessageKey.platform_id == Message.platform_id) & (MessageKey.message_id == Message.id),
        )
        .where(
            Message.platform_id == platform_id,
            Message.referral_id == referral_id,
        )
        .order_by(Message.id.desc())
        .limit(limit)
    )
    if since is not None:
        query = query.where(Message.created_at >= since)
    if before is not None:
        query = query.where(Message.id < before)
    rows = session.execute(query).all()
    found = [_sealed(*row) for row in rows]
    return [
        OpenMessage(each.id, Author(each.author_persona.value), content["text"], each.created_at)
        for (each, *_), content in zip(rows, open_all(session, platform_id, found), strict=True)
    ]


def kept_messages(
    session: Session, platform_id: UUID, referral_id: UUID, *, limit: int
) -> list[KeptMessage]:
    """Return what was written, oldest first, also where no key is left to read it by.

    Raises `ContextDamaged` (409).
    """
    rows = session.execute(
        select(Message, MessageKey.tenant_key_version, MessageKey.wrapped)
        .outerjoin(
            MessageKey,
            (MessageKey.platform_id == Message.platform_id) & (MessageKey.message_id == Message.id),
        )
        .where(Message.platform_id == platform_id, Message.referral_id == referral_id)
        .order_by(Message.id)
        .limit(limit)
    ).all()
    whole = [row for row in rows if row.wrapped is not None]
    contents = open_all(session, platform_id, [_sealed(*row) for row in whole])
    texts = {row.Message.id: said["text"] for row, said in zip(whole, contents, strict=True)}
    return [
        KeptMessage(
            id=each.id,
            author=Author(each.author_persona.value),
            text=texts.get(each.id),
            level=each.screened,
            created_at=each.created_at,
        )
        for each, *_ in rows
    ]


def was_written_to(session: Session, platform_id: UUID, referral_id: UUID) -> bool:
    """Tell whether a clinician has written to the member here, so that what they write answers."""
    written = exists().where(
        Message.platform_id == platform_id,
        Message.referral_id == referral_id,
        Message.author_persona == Persona.CLINICIAN,
    )
    return bool(session.scalar(select(written)))


def _sealed(message: Message, tenant_key_version: int, wrapped: bytes) -> Sealed:
    place = _place(message.platform_id, message.referral_id, message.id)
    return Sealed(place, tenant_key_version, wrapped, message.sealed)


def _place(platform_id: UUID, referral_id: UUID, message_id: UUID) -> Place:
    return Place(platform_id, referral_id, message_id, 1)
