"""AuditEvent (one act, rows are only ever added) and CrisisTally (counts of nobody)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Identity, text
from sqlalchemy.orm import Mapped, mapped_column

from api.db.base import Base


class AuditEvent(Base):
    """What happened, without a word of what a member wrote."""

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
    facts: Mapped[dict[str, Any]]
    # the transaction that wrote it: a reader waits until all before it have settled
    written_in: Mapped[int] = mapped_column(
        BigInteger, server_default=text("pg_current_xact_id()::text::bigint")
    )


class CrisisTally(Base):
    """How often something was shown or chosen on one day, by all who use this server."""

    __tablename__ = "crisis_tally"

    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(BigInteger)
