"""AuditEvent (one act, rows are only ever added) and CrisisTally (counts of nobody)."""

import json
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, Identity, text
from sqlalchemy.orm import Mapped, mapped_column

from api.db.base import Base

Fact = str | int


class AuditEvent(Base):
    """What happened, without a word of what a member wrote.

    `body` is the act itself, as the exact text that is hashed; the columns beside it say the same
    (the database refuses a row that does not) and are there to look acts up by. In FHIR's
    AuditEvent, as IHE's Basic Audit Log Patterns use it: `at` is recorded, `action` is code, the
    actor and its client are agents, the object is what, and each fact is a detail.
    """

    __tablename__ = "audit_event"
    # a writer may add and not read: no RETURNING
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012 - SQLAlchemy's own spelling

    id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger, Identity(always=True), unique=True)
    at: Mapped[datetime]
    action: Mapped[str]
    actor_persona: Mapped[str]
    actor_id: Mapped[UUID | None]
    client_id: Mapped[str | None]
    object_kind: Mapped[str]
    object_id: Mapped[UUID]
    platform_id: Mapped[UUID | None]
    body: Mapped[str]
    # 16 random bytes: without them the hash of so few possible facts could be found by trying
    salt: Mapped[bytes]
    # the transaction that wrote it: a reader waits until all before it have settled
    written_in: Mapped[int] = mapped_column(
        BigInteger, server_default=text("pg_current_xact_id()::text::bigint")
    )

    @property
    def facts(self) -> dict[str, Fact]:
        """The codes, counts and ids of this kind of act."""
        facts: dict[str, Fact] = json.loads(self.body)["facts"]
        return facts


class CrisisTally(Base):
    """How often something was shown or chosen on one day, by all who use this server."""

    __tablename__ = "crisis_tally"

    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(BigInteger)
