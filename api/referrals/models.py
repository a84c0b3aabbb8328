"""Referral, its declines, and the blind card by which clinicians find it."""

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
    OPEN,
    DeclineCode,
    EvidenceClass,
    NextAction,
    NextActor,
    OutcomeCode,
    Priority,
    ReferralStatus,
)
from api.referrals.lifecycle import TURNS, allowed
from api.referrals.problems import InvalidTransition

_OPEN_SQL = ", ".join(sorted(f"'{status}'" for status in OPEN))


class Referral(Base):
    """One handoff of one member. `claim_token` only ever rises: it fences off a former holder.

    `risk` is the highest level that anybody raised, `source_risk` what the platform may know of it.
    `retained_until` is set once its words are gone: when the rest of the record may go.
    """

    __tablename__ = "referral"
    __table_args__ = (
        one_of("status", ReferralStatus),
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
        ForeignKeyConstraint(
            ["platform_id", "community_id"], ["community.platform_id", "community.id"]
        ),
        ForeignKeyConstraint(["platform_id", "member_id"], ["member.platform_id", "member.id"]),
        ForeignKeyConstraint(["clinician_id"], ["clinician.id"]),
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
    queued_at: Mapped[datetime | None]
    outcome_code: Mapped[OutcomeCode | None] = mapped_column(Coded(OutcomeCode))
    outcome_evidence: Mapped[EvidenceClass | None] = mapped_column(Coded(EvidenceClass))
    outcome_at: Mapped[datetime | None]
    next_action: Mapped[NextAction] = mapped_column(Coded(NextAction))
    next_actor: Mapped[NextActor] = mapped_column(Coded(NextActor))
    due_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    retained_until: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[datetime] = mapped_column(default=utc_now, onupdate=utc_now)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own spelling

    def move(self, action: str, to: ReferralStatus) -> None:
        """Take one row of the transition table, and set whose turn it is next.

        Raises `InvalidTransition` (409), naming what would be possible.
        """
        self.require(action)
        self.status = to
        self.take_turn()

    def require(self, action: str) -> None:
        """Raise `InvalidTransition` (409) unless the action is possible in this state."""
        if not allowed(action, self.status):
            raise InvalidTransition(
                f"'{action}' is not possible while the referral is '{self.status}'.",
                referral_status=self.status.value,
            )

    def take_turn(self) -> None:
        """Set `next_action`, `next_actor` and `due_at` for the state it has reached.

        Waiting counts from the first time it was queued: a claim that came to nothing gives the
        member no longer wait and no later place.
        """
        turn = TURNS.get(self.status)
        if turn is None:
            self.next_action, self.next_actor = NextAction.NOTHING, NextActor.NOBODY
            self.due_at, self.ended_at = None, utc_now()
            return
        self.next_action, self.next_actor = turn.action, turn.actor
        began = utc_now()
        if self.status is ReferralStatus.QUEUED:
            self.queued_at = began = self.queued_at or began
        self.due_at = began + turn.within[self.priority]

    def hand_to_coordinator(self, action: NextAction) -> None:
        """Risk never falls through: at L2 and above a person follows up, no timer ends it."""
        self.next_action, self.next_actor = action, NextActor.COORDINATOR

    def ask_member(self) -> None:
        """Let the member name somebody else: whom they named takes no part in it."""
        self.next_action, self.next_actor = NextAction.DECIDE_CONSENT, NextActor.MEMBER

    def free(self) -> None:
        """Take the referral from its holder; the token stays, so that old writes are stale."""
        self.clinician_id = self.claimed_at = None


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
    """That a clinician once held the referral: a late write of theirs is stale, not unknown."""

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


class IntakeCard(Base):
    """The blind card: what a clinician may see before a claim, and nothing that names anyone.

    Where the member named one clinician or one organisation, nobody else sees the card. Placed by
    jurisdiction; ranks ascend with less urgency, so that one row comparison pages it.
    """

    __tablename__ = "intake_card"
    __table_args__ = (
        ForeignKeyConstraint(
            ["platform_id", "referral_id"], ["referral.platform_id", "referral.id"]
        ),
        Index(
            "ix_intake_card_waiting",
            "jurisdiction",
            "risk_rank",
            "priority_rank",
            "due_at",
            "referral_id",
            postgresql_where="waiting",
        ),
    )

    jurisdiction: Mapped[str]
    referral_id: Mapped[UUID] = mapped_column(primary_key=True)
    platform_id: Mapped[UUID]
    waiting: Mapped[bool]
    shown_until: Mapped[datetime]
    risk_rank: Mapped[int]
    priority_rank: Mapped[int]
    due_at: Mapped[datetime]
    queued_at: Mapped[datetime]
    topics: Mapped[list[str]]
    age_group: Mapped[AgeGroup] = mapped_column(Coded(AgeGroup))
    languages: Mapped[list[str]]
    only_clinician_id: Mapped[UUID | None]
    only_organisation_id: Mapped[UUID | None]
