"""Idempotency rows: the first answer to a key is stored in the act's own transaction, sealed."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.clock import utc_now
from api.db.base import Base, CreatedAt
from api.db.sealed import seal, unseal
from api.web.idempotency import IdempotencyKeyReused, RequestInFlight

KEPT_FOR = timedelta(days=30)
_TRY_LOCK = text("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))")


class IdempotencyRecord(Base):
    """One answered request of one client and persona; the body is sealed."""

    __tablename__ = "idempotency_record"

    client_id: Mapped[str] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[bytes]
    status: Mapped[int]
    headers: Mapped[dict[str, Any]]
    sealed_body: Mapped[bytes]
    created_at: Mapped[CreatedAt]
    expires_at: Mapped[datetime] = mapped_column(index=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: status, the headers worth repeating, and the exact bytes."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request that carries a key; the same key with another fingerprint is refused."""

    client_id: str
    subject_id: UUID
    key: str
    fingerprint: bytes

    @property
    def name(self) -> str:
        return json.dumps([self.client_id, str(self.subject_id), self.key])


def recall(session: Session, attempt: Attempt, sealing_key: bytes) -> Answer | None:
    """Return the stored answer, or None with the key locked for this transaction.

    Raises `RequestInFlight` (409) while the first request runs, `IdempotencyKeyReused` (422) for
    another request under the same key (draft-ietf-httpapi-idempotency-key-header-07).
    """
    if not session.scalar(_TRY_LOCK, {"name": attempt.name}):
        raise RequestInFlight
    record = session.get(IdempotencyRecord, (attempt.client_id, attempt.subject_id, attempt.key))
    if record is None:
        return None
    if record.fingerprint != attempt.fingerprint:
        raise IdempotencyKeyReused
    body = unseal(sealing_key, record.sealed_body, attempt.name.encode())
    return Answer(record.status, record.headers, body)


def remember(session: Session, attempt: Attempt, answer: Answer, sealing_key: bytes) -> None:
    """Store the answer, in the transaction of the act that it reports."""
    now = utc_now()
    session.add(
        IdempotencyRecord(
            client_id=attempt.client_id,
            subject_id=attempt.subject_id,
            key=attempt.key,
            fingerprint=attempt.fingerprint,
            status=answer.status,
            headers=answer.headers,
            sealed_body=seal(sealing_key, answer.body, attempt.name.encode()),
            expires_at=now + KEPT_FOR,
        )
    )


def forget_expired(session: Session) -> int:
    """Delete records whose time is over; returns how many."""
    expired = delete(IdempotencyRecord).where(IdempotencyRecord.expires_at <= utc_now())
    return session.execute(expired).rowcount  # type: ignore[attr-defined, no-any-return]
