"""Clinician and Licence."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
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
