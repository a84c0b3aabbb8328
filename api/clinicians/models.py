"""Clinician with their conflicts, Organisation, Licence with its checks, and OnCallShift."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from api.clinicians.codes import Coverage, Need, Privilege
from api.communities.models import AgeGroup
from api.db.base import Base, Coded, CreatedAt, Id, one_of, paired, some_of

_NONE = text("'{}'")


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
    """A licensed clinical social worker; `capacity` is how many referrals they hold at once.

    What follows `organisation_id` matches. `fee_cents` is for one session; `away_from` and
    `away_until` are days, both included.
    """

    __tablename__ = "clinician"
    __table_args__ = (
        one_of("status", ClinicianStatus),
        CheckConstraint("capacity >= 0", name="capacity_not_negative"),
        CheckConstraint("npi ~ '^1[0-9]{9}$'", name="npi_shape"),
        CheckConstraint("fee_cents >= 0", name="fee_not_negative"),
        CheckConstraint("expected_wait_days >= 0", name="wait_not_negative"),
        CheckConstraint("away_until >= away_from", name="back_after_leaving"),
        paired("away_from", "away_until"),
        some_of("age_groups", AgeGroup),
        some_of("needs_met", Need),
        some_of("coverages", Coverage),
    )

    id: Mapped[Id]
    name: Mapped[str]
    npi: Mapped[str | None]
    status: Mapped[ClinicianStatus] = mapped_column(Coded(ClinicianStatus))
    capacity: Mapped[int]
    languages: Mapped[list[str]]
    modalities: Mapped[list[str]]
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    specialties: Mapped[list[str]] = mapped_column(default=list, server_default=_NONE)
    age_groups: Mapped[list[str]] = mapped_column(
        default=lambda: [AgeGroup.ADULT.value], server_default=text("'{adult}'")
    )
    gender: Mapped[str | None]
    cultures: Mapped[list[str]] = mapped_column(default=list, server_default=_NONE)
    faiths: Mapped[list[str]] = mapped_column(default=list, server_default=_NONE)
    needs_met: Mapped[list[str]] = mapped_column(default=list, server_default=_NONE)
    coverages: Mapped[list[str]] = mapped_column(default=list, server_default=_NONE)
    plans: Mapped[list[str]] = mapped_column(default=list, server_default=_NONE)
    fee_cents: Mapped[int | None]
    sliding_scale: Mapped[bool] = mapped_column(default=False, server_default=false())
    expected_wait_days: Mapped[int | None]
    away_from: Mapped[date | None]
    away_until: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[CreatedAt]


class Organisation(Base):
    """Whom clinicians work for; a member may name one in place of anybody licensed."""

    __tablename__ = "organisation"

    id: Mapped[Id]
    name: Mapped[str]
    created_at: Mapped[CreatedAt]


class Licence(Base):
    """Permission to practise in one state, and how and when that was verified last.

    Where it is a compact's `privilege`, it rests on the licence of `home_jurisdiction`.
    """

    __tablename__ = "licence"
    __table_args__ = (
        one_of("status", LicenceStatus),
        one_of("privilege", Privilege),
        CheckConstraint(
            "(privilege = 'compact') = (home_jurisdiction IS NOT NULL)", name="compact_has_home"
        ),
    )

    clinician_id: Mapped[UUID] = mapped_column(ForeignKey("clinician.id"), primary_key=True)
    jurisdiction: Mapped[str] = mapped_column(primary_key=True)
    type: Mapped[str]
    number: Mapped[str]
    status: Mapped[LicenceStatus] = mapped_column(Coded(LicenceStatus))
    issued_on: Mapped[date]
    expires_on: Mapped[date]
    verified_with: Mapped[str]
    verified_on: Mapped[date]
    privilege: Mapped[Privilege] = mapped_column(
        Coded(Privilege), default=Privilege.SINGLE, server_default=Privilege.SINGLE.value
    )
    home_jurisdiction: Mapped[str | None]
    title_confirmed: Mapped[bool] = mapped_column(default=False, server_default=false())
    check_again_on: Mapped[date | None]


class LicenceCheck(Base):
    """One verification of a licence with its board; rows are only ever added."""

    __tablename__ = "licence_check"
    __table_args__ = (
        one_of("status", LicenceStatus),
        ForeignKeyConstraint(
            ["clinician_id", "jurisdiction"], ["licence.clinician_id", "licence.jurisdiction"]
        ),
        Index(None, "clinician_id", "jurisdiction", "id"),
    )

    id: Mapped[Id]
    clinician_id: Mapped[UUID]
    jurisdiction: Mapped[str]
    status: Mapped[LicenceStatus] = mapped_column(Coded(LicenceStatus))
    expires_on: Mapped[date]
    verified_with: Mapped[str]
    verified_on: Mapped[date]
    verified_by: Mapped[UUID | None]
    created_at: Mapped[CreatedAt]


class ClinicianConflict(Base):
    """That a clinician has ties to a community, and meets nobody whom it refers."""

    __tablename__ = "clinician_conflict"
    __table_args__ = (
        ForeignKeyConstraint(
            ["platform_id", "community_id"], ["community.platform_id", "community.id"]
        ),
        Index(None, "clinician_id"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    community_id: Mapped[UUID] = mapped_column(primary_key=True)
    clinician_id: Mapped[UUID] = mapped_column(ForeignKey("clinician.id"), primary_key=True)
    created_at: Mapped[CreatedAt]


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
