"""CrisisFlag (that risk was raised, for good) and CrisisAlert (that somebody must answer)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.clock import utc_now
from api.communities.models import AgeGroup, SafeChannel
from api.crisis.levels import Level
from api.db.base import Base, Coded, CreatedAt, new_id, one_of, paired


class RaisedBy(StrEnum):
    """Who says so: our own screen, or a person."""

    SCREEN = "screen"
    PLATFORM = "platform"
    MEMBER = "member"
    CLINICIAN = "clinician"


class ReviewCode(StrEnum):
    """How a clinician closed an alert; none of them lowers what was screened."""

    SAFE_FOR_NOW = "safe_for_now"
    SAFETY_PLAN_MADE = "safety_plan_made"
    CONNECTED_TO_988 = "connected_to_988"
    EMERGENCY_CALLED = "emergency_called"
    COMMUNITY_INFORMED = "community_informed"
    NOT_AT_RISK = "not_at_risk"


class CrisisFlag(Base):
    """One raising of risk; rows are only ever added."""

    __tablename__ = "crisis_flag"
    # a writer may add and not read: no RETURNING
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012 - SQLAlchemy's own spelling
    __table_args__ = (
        one_of("raised_by", RaisedBy),
        one_of("level", Level),
        ForeignKeyConstraint(
            ["platform_id", "referral_id"], ["referral.platform_id", "referral.id"]
        ),
        Index(None, "platform_id", "referral_id", "created_at"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    referral_id: Mapped[UUID]
    raised_by: Mapped[RaisedBy] = mapped_column(Coded(RaisedBy))
    level: Mapped[Level] = mapped_column(Coded(Level))
    domains: Mapped[list[str]]
    created_at: Mapped[CreatedAt]


class CrisisAlert(Base):
    """A blind card of its own: what whoever is on call may see before any consent.

    No name, no word of the member, no phone number. `shared` alerts are those of which the
    platform may know; one raised in care is not. At most one of each kind stands unreviewed.
    """

    __tablename__ = "crisis_alert"
    __table_args__ = (
        one_of("age_group", AgeGroup),
        one_of("safe_channel", SafeChannel),
        one_of("review_code", ReviewCode),
        paired("acknowledged_at", "acknowledged_by"),
        paired("reviewed_at", "reviewed_by", "review_code"),
        CheckConstraint(
            "next_page_at IS NOT NULL OR acknowledged_at IS NOT NULL OR reviewed_at IS NOT NULL",
            name="paged_until_answered",
        ),
        ForeignKeyConstraint(
            ["platform_id", "referral_id"], ["referral.platform_id", "referral.id"]
        ),
        ForeignKeyConstraint(["acknowledged_by"], ["clinician.id"]),
        ForeignKeyConstraint(["reviewed_by"], ["clinician.id"]),
        Index(
            "uq_crisis_alert_open",
            "platform_id",
            "referral_id",
            "shared",
            unique=True,
            postgresql_where="reviewed_at IS NULL",
        ),
        Index("ix_crisis_alert_referral_id", "referral_id"),
        Index(
            "ix_crisis_alert_next_page_at",
            "next_page_at",
            postgresql_where="next_page_at IS NOT NULL",
        ),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    referral_id: Mapped[UUID]
    reference: Mapped[str]
    domains: Mapped[list[str]]
    jurisdiction: Mapped[str]
    age_group: Mapped[AgeGroup] = mapped_column(Coded(AgeGroup))
    languages: Mapped[list[str]]
    safe_channel: Mapped[SafeChannel] = mapped_column(Coded(SafeChannel))
    safe_to_name_service: Mapped[bool]
    shared: Mapped[bool]
    raised_at: Mapped[datetime] = mapped_column(default=utc_now)
    due_at: Mapped[datetime]
    next_page_at: Mapped[datetime | None]
    pages: Mapped[int] = mapped_column(default=0)
    overdue_at: Mapped[datetime | None]
    acknowledged_at: Mapped[datetime | None]
    acknowledged_by: Mapped[UUID | None]
    messaged_at: Mapped[datetime | None]
    reviewed_at: Mapped[datetime | None]
    reviewed_by: Mapped[UUID | None]
    review_code: Mapped[ReviewCode | None] = mapped_column(Coded(ReviewCode))
