"""Referral, its timers, and who claimed and declined it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.clock import utc_now
from api.communities.models import AgeGroup, SafeChannel
from api.crisis.levels import Level
from api.db.base import Base, Coded, CreatedAt, new_id, one_of, paired
from api.referrals.codes import (
    IN_CARE,
    OPEN,
    DeclineCode,
    EvidenceClass,
    HoldReason,
    NextAction,
    NextActor,
    OutcomeCode,
    Phase,
    Place,
    Priority,
    ReferralStatus,
    TimerKind,
)

_OPEN_SQL = ", ".join(sorted(f"'{status}'" for status in OPEN))


class Referral(Base):
    """One handoff of one member. `claim_token` only ever rises: it fences off a former holder.

    `risk` is the highest level that anybody raised, `source_risk` what the platform may know of it.
    `held_from` is the place it goes back to after a hold; `responsible_id` is who handed it back,
    until the next one accepts; `asked_at` is when the member was asked whether to wait on;
    `expected_wait_days` is what the owner said when they put it on their waitlist.
    `retained_until` is set once its words are gone: when the rest of the record may go.
    """

    __tablename__ = "referral"
    __table_args__ = (
        one_of("status", ReferralStatus),
        one_of("phase", Phase),
        one_of("hold_reason", HoldReason),
        one_of("held_from", Place),
        one_of("priority", Priority),
        one_of("risk", Level),
        one_of("source_risk", Level),
        one_of("safe_channel", SafeChannel),
        one_of("next_action", NextAction),
        one_of("next_actor", NextActor),
        paired("clinician_id", "claimed_at"),
        paired("outcome_code", "outcome_evidence", "outcome_at"),
        CheckConstraint(
            f"status NOT IN ({_OPEN_SQL}) OR due_at IS NOT NULL", name="open_has_due_at"
        ),
        CheckConstraint("(status = 'in_progress') = (phase IS NOT NULL)", name="phase_in_progress"),
        CheckConstraint(
            "(status = 'on_hold') = (hold_reason IS NOT NULL)"
            " AND (hold_reason IS NULL) = (held_from IS NULL)",
            name="hold_says_why",
        ),
        ForeignKeyConstraint(
            ["platform_id", "community_id"], ["community.platform_id", "community.id"]
        ),
        ForeignKeyConstraint(["platform_id", "member_id"], ["member.platform_id", "member.id"]),
        ForeignKeyConstraint(["clinician_id"], ["clinician.id"]),
        ForeignKeyConstraint(["responsible_id"], ["clinician.id"]),
        Index(
            "uq_referral_open",
            "platform_id",
            "community_id",
            "member_id",
            unique=True,
            postgresql_where=f"status IN ({_OPEN_SQL})",
        ),
        Index(
            "ix_referral_clinician_id_id",
            "clinician_id",
            "id",
            postgresql_where="clinician_id IS NOT NULL",
        ),
        Index(
            "ix_referral_responsible_id",
            "responsible_id",
            postgresql_where="responsible_id IS NOT NULL",
        ),
        Index(
            "ix_referral_handed",
            "due_at",
            "id",
            postgresql_where="next_actor = 'coordinator'",
        ),
        Index("ix_referral_id", "id"),
        Index("ix_referral_ended_at", "ended_at", postgresql_where="retained_until IS NULL"),
        Index("ix_referral_retained_until", "retained_until"),
        Index("ix_referral_due_at", "due_at", postgresql_where=f"status IN ({_OPEN_SQL})"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    reference: Mapped[str]
    community_id: Mapped[UUID]
    member_id: Mapped[UUID]
    status: Mapped[ReferralStatus] = mapped_column(Coded(ReferralStatus))
    phase: Mapped[Phase | None] = mapped_column(Coded(Phase))
    hold_reason: Mapped[HoldReason | None] = mapped_column(Coded(HoldReason))
    held_from: Mapped[Place | None] = mapped_column(Coded(Place))
    priority: Mapped[Priority] = mapped_column(Coded(Priority))
    risk: Mapped[Level] = mapped_column(Coded(Level))
    risk_domains: Mapped[list[str]]
    risk_rules: Mapped[list[str]]
    source_risk: Mapped[Level] = mapped_column(Coded(Level))
    screen_engine: Mapped[str]
    screen_degraded: Mapped[bool]
    banner_hidden_at: Mapped[datetime | None]
    topics: Mapped[list[str]]
    jurisdiction: Mapped[str]
    jurisdiction_asked_at: Mapped[datetime]
    age_group: Mapped[AgeGroup] = mapped_column(Coded(AgeGroup))
    languages: Mapped[list[str]]
    safe_channel: Mapped[SafeChannel] = mapped_column(Coded(SafeChannel))
    safe_to_name_service: Mapped[bool]
    preferences: Mapped[dict[str, Any]]
    member_agreed_at: Mapped[datetime]
    agreed_text_version: Mapped[str]
    clinician_id: Mapped[UUID | None]
    claimed_at: Mapped[datetime | None]
    claim_token: Mapped[int] = mapped_column(default=0)
    first_claimed_at: Mapped[datetime | None]
    renewals: Mapped[int] = mapped_column(default=0)
    expected_wait_days: Mapped[int | None]
    responsible_id: Mapped[UUID | None]
    accepted_at: Mapped[datetime | None]
    first_contact_at: Mapped[datetime | None]
    queued_at: Mapped[datetime | None]
    widened_at: Mapped[datetime | None]
    asked_at: Mapped[datetime | None]
    outcome_code: Mapped[OutcomeCode | None] = mapped_column(Coded(OutcomeCode))
    outcome_evidence: Mapped[EvidenceClass | None] = mapped_column(Coded(EvidenceClass))
    outcome_at: Mapped[datetime | None]
    outcome_confirmed_at: Mapped[datetime | None]
    outcome_contested_at: Mapped[datetime | None]
    next_action: Mapped[NextAction] = mapped_column(Coded(NextAction))
    next_actor: Mapped[NextActor] = mapped_column(Coded(NextActor))
    due_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    retained_until: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[datetime] = mapped_column(default=utc_now, onupdate=utc_now)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own spelling

    @property
    def place(self) -> Place:
        """The state with what it is divided by, as the transition table names it."""
        part = self.phase or self.hold_reason
        return Place(f"{self.status}/{part}" if part else self.status.value)

    @property
    def in_care(self) -> bool:
        """Whether an owner reads what was granted for care; a claim alone never comes to that."""
        return self.accepted_at is not None and self.place in IN_CARE

    def free(self) -> None:
        """Take the referral from its holder; the token stays, so that old writes are stale."""
        self.clinician_id = self.claimed_at = self.accepted_at = None


class Decline(Base):
    """One clinician's coded no; it keeps the referral away from them, for a time or for good."""

    __tablename__ = "decline"
    __table_args__ = (
        one_of("code", DeclineCode),
        ForeignKeyConstraint(
            ["platform_id", "referral_id"], ["referral.platform_id", "referral.id"]
        ),
        Index(None, "referral_id", "clinician_id"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    referral_id: Mapped[UUID]
    clinician_id: Mapped[UUID]
    code: Mapped[DeclineCode] = mapped_column(Coded(DeclineCode))
    comment: Mapped[str | None]
    next_place: Mapped[str | None]
    excluded_until: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]


class ClaimRecord(Base):
    """That a clinician once held the referral: a late write of theirs is stale, not unknown.

    Who let the lease lapse may not claim the same one again before `excluded_until`.
    """

    __tablename__ = "claim_record"
    __table_args__ = (
        ForeignKeyConstraint(
            ["platform_id", "referral_id"], ["referral.platform_id", "referral.id"]
        ),
        Index(None, "referral_id", "clinician_id"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    referral_id: Mapped[UUID] = mapped_column(primary_key=True)
    claim_token: Mapped[int] = mapped_column(primary_key=True)
    clinician_id: Mapped[UUID]
    claimed_at: Mapped[datetime]
    excluded_until: Mapped[datetime | None]


class Timer(Base):
    """What becomes due on a referral: it fires once, or ends because its place was left."""

    __tablename__ = "timer"
    __table_args__ = (
        one_of("kind", TimerKind),
        CheckConstraint("cycle >= 1", name="cycle_counts_from_one"),
        ForeignKeyConstraint(
            ["platform_id", "referral_id"], ["referral.platform_id", "referral.id"]
        ),
        Index(None, "due_at", postgresql_where="fired_at IS NULL AND ended_at IS NULL"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    referral_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[TimerKind] = mapped_column(Coded(TimerKind), primary_key=True)
    cycle: Mapped[int] = mapped_column(primary_key=True)
    set_at: Mapped[datetime] = mapped_column(default=utc_now)
    due_at: Mapped[datetime]
    fired_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
