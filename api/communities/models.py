"""Platform, its communities, members and crisis contact; and DirectoryEntry (public)."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from api.db.base import Base, Coded, CreatedAt, Id, new_id, one_of

ERASED_REFERENCE = "withdrawn"
"""What stands in the place of a platform's reference to a member who was erased."""


class AgeGroup(StrEnum):
    """How old the member is; consent rules differ under 18."""

    UNDER_13 = "under_13"
    FROM_13_TO_15 = "13_15"
    FROM_16_TO_17 = "16_17"
    ADULT = "adult"


class SafeChannel(StrEnum):
    """Where the member can be reached without putting them at risk."""

    IN_APP = "in_app"
    EMAIL = "email"
    TEXT = "text"
    PHONE = "phone"
    NONE = "none"


class Platform(Base):
    """A tenant: the software that speaks for one or more communities.

    Its feed goes from behind `forgotten_position` up to `last_position`.
    """

    __tablename__ = "platform"

    id: Mapped[Id]
    name: Mapped[str]
    suspended_at: Mapped[datetime | None]
    last_position: Mapped[int] = mapped_column(BigInteger, default=0)
    forgotten_position: Mapped[int] = mapped_column(BigInteger, default=0)
    created_at: Mapped[CreatedAt]


class Community(Base):
    """One group on a platform, whose members it may refer.

    It may attest consents only where the operator has noted under which agreement.
    """

    __tablename__ = "community"

    platform_id: Mapped[UUID] = mapped_column(ForeignKey("platform.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    suspended_at: Mapped[datetime | None]
    attestation_agreement: Mapped[str | None]
    created_at: Mapped[CreatedAt]


class Member(Base):
    """A person, known only by the platform's own opaque reference."""

    __tablename__ = "member"
    __table_args__ = (
        UniqueConstraint("platform_id", "member_ref"),
        one_of("age_group", AgeGroup),
        one_of("safe_channel", SafeChannel),
        ForeignKeyConstraint(["platform_id"], ["platform.id"]),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    member_ref: Mapped[str]
    jurisdiction: Mapped[str]
    jurisdiction_asked_at: Mapped[datetime]
    age_group: Mapped[AgeGroup] = mapped_column(Coded(AgeGroup))
    languages: Mapped[list[str]]
    safe_channel: Mapped[SafeChannel] = mapped_column(Coded(SafeChannel))
    safe_to_name_service: Mapped[bool]
    created_at: Mapped[CreatedAt]
    erased_at: Mapped[datetime | None]


class CrisisContact(Base):
    """Whom at the platform a clinician may call in a crisis, and when somebody answers.

    `hours` is [{"days": ["mon", …], "opens": "09:00", "closes": "24:00"}] in `time_zone`. Rows
    are only ever added: the newest one holds.
    """

    __tablename__ = "crisis_contact"

    platform_id: Mapped[UUID] = mapped_column(ForeignKey("platform.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    phone: Mapped[str]
    time_zone: Mapped[str]
    hours: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    created_at: Mapped[CreatedAt]


class DirectoryEntry(Base):
    """A community that people can be pointed to, with where each fact comes from."""

    __tablename__ = "directory_entry"

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    operator: Mapped[str]
    url: Mapped[str | None]
    description: Mapped[str]
    topics: Mapped[list[str]]
    format: Mapped[list[str] | None]
    led_by: Mapped[str | None]
    schedule: Mapped[str | None]
    cost: Mapped[str | None]
    registration_required: Mapped[bool | None]
    pseudonymous_ok: Mapped[bool | None]
    moderation: Mapped[str | None]
    crisis_policy_url: Mapped[str | None]
    minimum_age: Mapped[int | None]
    languages: Mapped[list[str] | None]
    sources: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    unconfirmed: Mapped[list[str]]
    verified_on: Mapped[date]
