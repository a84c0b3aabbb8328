"""Clinician, Organisation, Licence and OnCallShift."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.db.base import Base, Coded, CreatedAt, Id, one_of


class ClinicianStatus(StrEnum):
    """Whether a clinician may take work."""

    ACTIVE = "active"
    SUSPENDED = "suspended"


class LicenceStatus(StrEnum):
    """What the board says of a licence."""

    ACTIVE = "active"
    LAPSED = "lapsed"
    REVOKED = "revoked"


class Clinician(Base):
    """A licensed clinical social worker; `capacity` is how many referrals they hold at once."""

    __tablename__ = "clinician"
    __table_args__ = (
        one_of("status", ClinicianStatus),
        CheckConstraint("capacity >= 0", name="capacity_not_negative"),
    )

    id: Mapped[Id]
    name: Mapped[str]
    npi: Mapped[str | None]
    status: Mapped[ClinicianStatus] = mapped_column(Coded(ClinicianStatus))
    capacity: Mapped[int]
    languages: Mapped[list[str]]
    modalities: Mapped[list[str]]
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    created_at: Mapped[CreatedAt]


class Organisation(Base):
    """Whom clinicians work for; a member may name one in place of anybody licensed."""

    __tablename__ = "organisation"

    id: Mapped[Id]
    name: Mapped[str]
    created_at: Mapped[CreatedAt]


class Licence(Base):
    """Permission to practise in one state, and how and when that was verified."""

    __tablename__ = "licence"
    __table_args__ = (one_of("status", LicenceStatus),)

    clinician_id: Mapped[UUID] = mapped_column(ForeignKey("clinician.id"), primary_key=True)
    jurisdiction: Mapped[str] = mapped_column(primary_key=True)
    type: Mapped[str]
    number: Mapped[str]
    status: Mapped[LicenceStatus] = mapped_column(Coded(LicenceStatus))
    issued_on: Mapped[date]
    expires_on: Mapped[date]
    verified_with: Mapped[str]
    verified_on: Mapped[date]


class Tier(StrEnum):
    """Who is woken first, and who when nobody has answered in time."""

    FIRST = "first"
    SUPERVISOR = "supervisor"


class OnCallShift(Base):
    """A time in which a clinician answers alerts, wherever the member is.

    No licence is asked for: answering an alert shows no context and begins no care.
    """

    __tablename__ = "on_call_shift"
    __table_args__ = (
        one_of("tier", Tier),
        CheckConstraint("ends_at >= starts_at", name="ends_after_start"),
        Index(None, "ends_at"),
    )

    id: Mapped[Id]
    clinician_id: Mapped[UUID] = mapped_column(ForeignKey("clinician.id"))
    tier: Mapped[Tier] = mapped_column(Coded(Tier))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    created_at: Mapped[CreatedAt]
