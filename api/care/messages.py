"""Messages of who holds or owns a referral, each in its thread and sealed under its own key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from api.care.codes import Author, Thread
from api.care.models import Message, MessageKey
from api.care.sealing import Sealed, open_all, seal_in
from api.consents.envelope import Place
from api.crisis.levels import Level, ToScreen
from api.db.base import new_id
from api.web.auth import Actor, Persona


@dataclass(frozen=True, slots=True)
class NewMessage:
    """What somebody writes; without a thread it goes into the one that is theirs."""

    text: str
    thread: Thread | None = None

    def to_screen(self) -> ToScreen:
        return ToScreen(texts=[self.text])


@dataclass(frozen=True, slots=True)
class OpenMessage:
    """A message with its words."""

    id: UUID
    thread: Thread
    author: Author
    text: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Among:
    """Which messages of a referral somebody reads: of one thread or both, and from when on.

    `clinician_id` reads of all clinicians' messages their own alone.
    """

    thread: Thread | None
    since: datetime | None
    clinician_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class KeptMessage:
    """A message as its member has it for good; `text` is None once its words are destroyed."""

    id: UUID
    thread: Thread
    author: Author
    text: str | None
    level: Level
    created_at: datetime


def keep_message(
    session: Session,
    place: tuple[UUID, UUID],
    thread: Thread,
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
        thread=thread,
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
    among: Among,
    *,
    before: UUID | None,
    limit: int,
) -> Sequence[OpenMessage]:
    """Return messages among these, newest first: `limit` rows older than `before`.

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
    if among.thread is not None:
        query = query.where(Message.thread == among.thread)
    if among.since is not None:
        query = query.where(Message.created_at >= among.since)
    if among.clinician_id is not None:
        own = Message.author_id == among.clinician_id
        query = query.where(or_(Message.author_persona != Persona.CLINICIAN, own))
    if before is not None:
        query = query.where(Message.id < before)
    rows = session.execute(query).all()
    found = [_sealed(*row) for row in rows]
    return [
        OpenMessage(
            id=each.id,
            thread=each.thread,
            author=Author(each.author_persona.value),
            text=content["text"],
            created_at=each.created_at,
        )
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
            thread=each.thread,
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
        Message.thread == Thread.MEMBER,
        Message.author_persona == Persona.CLINICIAN,
    )
    return bool(session.scalar(select(written)))


def _sealed(message: Message, tenant_key_version: int, wrapped: bytes) -> Sealed:
    place = _place(message.platform_id, message.referral_id, message.id)
    return Sealed(place, tenant_key_version, wrapped, message.sealed)


def _place(platform_id: UUID, referral_id: UUID, message_id: UUID) -> Place:
    return Place(platform_id, referral_id, message_id, 1)
