"""Appointment, Contact and Message: what happens once a referral has an owner."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.care.codes import (
    AppointmentStatus,
    CancelCode,
    CancelledBy,
    ContactResult,
    ContactWay,
    Thread,
    Visit,
)
from api.clinicians.codes import Modality
from api.crisis.levels import Level
from api.db.base import Base, Coded, CreatedAt, new_id, one_of, paired
from api.web.auth import Persona

_OF_A_REFERRAL = (["platform_id", "referral_id"], ["referral.platform_id", "referral.id"])
_ATTENDED = "visit IS DISTINCT FROM 'attended' OR checked_in_at IS NOT NULL"


class Appointment(Base):
    """A time to meet, in the member's `time_zone`; at most one of a referral is open.

    `sealed_place` is the join link or dial-in, under a key of its own. Before each visit the owner
    checks in: where the member is, whom to call, who they are, and that they agree to meet so.
    """

    __tablename__ = "appointment"
    __table_args__ = (
        one_of("status", AppointmentStatus),
        one_of("modality", Modality),
        one_of("visit", Visit),
        one_of("cancelled_by", CancelledBy),
        one_of("cancel_code", CancelCode),
        paired("sealed_place", "wrapped_key", "tenant_key_version"),
        paired("cancelled_at", "cancelled_by"),
        paired(
            "checked_in_at",
            "checked_in_jurisdiction",
            "emergency_contact_known",
            "identity_checked",
            "telehealth_consented",
        ),
        paired("visit", "visit_recorded_at"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint(_ATTENDED, name="attended_was_checked_in"),
        ForeignKeyConstraint(*_OF_A_REFERRAL),
        ForeignKeyConstraint(["clinician_id"], ["clinician.id"]),
        ForeignKeyConstraint(
            ["platform_id", "tenant_key_version"], ["tenant_key.platform_id", "tenant_key.version"]
        ),
        Index(
            "uq_appointment_open",
            "platform_id",
            "referral_id",
            unique=True,
            postgresql_where="status IN ('proposed', 'scheduled')",
        ),
        Index(None, "referral_id", "starts_at"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    referral_id: Mapped[UUID]
    clinician_id: Mapped[UUID]
    status: Mapped[AppointmentStatus] = mapped_column(Coded(AppointmentStatus))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    time_zone: Mapped[str]
    modality: Mapped[Modality] = mapped_column(Coded(Modality))
    jurisdiction: Mapped[str]
    sealed_place: Mapped[bytes | None]
    wrapped_key: Mapped[bytes | None]
    tenant_key_version: Mapped[int | None]
    proposed_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[CancelledBy | None] = mapped_column(Coded(CancelledBy))
    cancel_code: Mapped[CancelCode | None] = mapped_column(Coded(CancelCode))
    checked_in_at: Mapped[datetime | None]
    checked_in_jurisdiction: Mapped[str | None]
    emergency_contact_known: Mapped[bool | None]
    identity_checked: Mapped[bool | None]
    telehealth_consented: Mapped[bool | None]
    visit: Mapped[Visit | None] = mapped_column(Coded(Visit))
    visit_recorded_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own spelling


class Contact(Base):
    """An attempt to reach the member; rows are only ever added, and kept for six years."""

    __tablename__ = "contact"
    __table_args__ = (
        CheckConstraint("by_persona IN ('clinician', 'coordinator')", name="by_persona_known"),
        one_of("way", ContactWay),
        one_of("result", ContactResult),
        ForeignKeyConstraint(*_OF_A_REFERRAL),
        Index(None, "referral_id", "at"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    referral_id: Mapped[UUID]
    by_persona: Mapped[Persona] = mapped_column(Coded(Persona))
    by_id: Mapped[UUID]
    way: Mapped[ContactWay] = mapped_column(Coded(ContactWay))
    result: Mapped[ContactResult] = mapped_column(Coded(ContactResult))
    at: Mapped[datetime]
    created_at: Mapped[CreatedAt]


class Message(Base):
    """One message of who holds or owns a referral with the member or the platform, and its risk."""

    __tablename__ = "message"
    __table_args__ = (
        one_of("thread", Thread),
        CheckConstraint("author_persona IN ('clinician', thread)", name="author_is_an_end"),
        one_of("screened", Level),
        ForeignKeyConstraint(*_OF_A_REFERRAL),
        Index(None, "referral_id", "id"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    referral_id: Mapped[UUID]
    thread: Mapped[Thread] = mapped_column(Coded(Thread))
    author_persona: Mapped[Persona] = mapped_column(Coded(Persona))
    author_id: Mapped[UUID]
    sealed: Mapped[bytes]
    screened: Mapped[Level] = mapped_column(Coded(Level))
    created_at: Mapped[CreatedAt]


class MessageKey(Base):
    """The key of one message, wrapped; without it the message can be read nowhere again."""

    __tablename__ = "message_key"
    __table_args__ = (
        ForeignKeyConstraint(["platform_id", "message_id"], ["message.platform_id", "message.id"]),
        ForeignKeyConstraint(
            ["platform_id", "tenant_key_version"], ["tenant_key.platform_id", "tenant_key.version"]
        ),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    message_id: Mapped[UUID] = mapped_column(primary_key=True)
    tenant_key_version: Mapped[int]
    wrapped: Mapped[bytes]
