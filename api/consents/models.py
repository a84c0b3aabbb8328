"""ContextItem and ContextBody, Consent and ConsentItem, and Disclosure."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.db.base import Base, Coded, CreatedAt, new_id, one_of


class ContextKind(StrEnum):
    """What an item of context is; psychotherapy notes (45 CFR 164.508) have no kind."""

    NARRATIVE = "narrative"
    POST_EXCERPT = "post_excerpt"
    SCREENER = "screener"
    SAFETY_PLAN = "safety_plan"
    DEMOGRAPHICS = "demographics"
    CONTACT = "contact"
    PREFERENCES = "preferences"
    COVERAGE = "coverage"
    PRIOR_CARE = "prior_care"


class Purpose(StrEnum):
    """What an item may be read for."""

    TRIAGE = "triage"
    CARE = "care"


class ShareBack(StrEnum):
    """How much the platform may learn after a clinician has claimed the referral."""

    NONE = "none"
    OPEN_CLOSED = "open_closed"
    OUTCOME = "outcome"


class ConsentStatus(StrEnum):
    """Where a consent stands; terms never change, only this does."""

    ACTIVE = "active"
    DENIED = "denied"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"


class RecipientClass(StrEnum):
    """Whom a consent names."""

    LICENSED_CLINICIAN = "licensed_clinician"


class ConsentMethod(StrEnum):
    """How the member's decision reached us."""

    MEMBER_TOKEN = "member_token"  # noqa: S105 - a code, not a secret


class ContextItem(Base):
    """One thing the member may share; its words are in ContextBody, off this row."""

    __tablename__ = "context_item"
    __table_args__ = (
        one_of("kind", ContextKind),
        ForeignKeyConstraint(
            ["platform_id", "referral_id"], ["referral.platform_id", "referral.id"]
        ),
        Index(None, "platform_id", "referral_id"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    referral_id: Mapped[UUID]
    member_id: Mapped[UUID]
    kind: Mapped[ContextKind] = mapped_column(Coded(ContextKind))
    created_at: Mapped[CreatedAt]


class ContextBody(Base):
    """What the member wrote or answered. The platform may add rows and read none."""

    __tablename__ = "context_body"
    __table_args__ = (
        ForeignKeyConstraint(
            ["platform_id", "context_id"], ["context_item.platform_id", "context_item.id"]
        ),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    context_id: Mapped[UUID] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]


class Consent(Base):
    """A member's decision on one referral; `status` is the one column that may change."""

    __tablename__ = "consent"
    __table_args__ = (
        one_of("status", ConsentStatus),
        one_of("share_back", ShareBack),
        one_of("recipient_class", RecipientClass),
        one_of("method", ConsentMethod),
        ForeignKeyConstraint(
            ["platform_id", "referral_id"], ["referral.platform_id", "referral.id"]
        ),
        Index(
            "uq_consent_active",
            "platform_id",
            "referral_id",
            unique=True,
            postgresql_where="status = 'active'",
        ),
        Index(None, "platform_id", "member_id"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    referral_id: Mapped[UUID]
    member_id: Mapped[UUID]
    status: Mapped[ConsentStatus] = mapped_column(Coded(ConsentStatus))
    share_back: Mapped[ShareBack] = mapped_column(Coded(ShareBack))
    recipient_class: Mapped[RecipientClass] = mapped_column(Coded(RecipientClass))
    notice_version: Mapped[str]
    notice_language: Mapped[str]
    notice_sha256: Mapped[str]
    method: Mapped[ConsentMethod] = mapped_column(Coded(ConsentMethod))
    supersedes: Mapped[UUID | None]
    decided_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class ConsentItem(Base):
    """One item, for one purpose, under one consent."""

    __tablename__ = "consent_item"
    __table_args__ = (
        one_of("purpose", Purpose),
        ForeignKeyConstraint(["platform_id", "consent_id"], ["consent.platform_id", "consent.id"]),
        ForeignKeyConstraint(
            ["platform_id", "context_id"], ["context_item.platform_id", "context_item.id"]
        ),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    consent_id: Mapped[UUID] = mapped_column(primary_key=True)
    context_id: Mapped[UUID] = mapped_column(primary_key=True)
    purpose: Mapped[Purpose] = mapped_column(Coded(Purpose), primary_key=True)
    referral_id: Mapped[UUID]
    member_id: Mapped[UUID]


class Disclosure(Base):
    """One act of sharing: what, to whom, for what, under which consent and notice."""

    __tablename__ = "disclosure"
    __table_args__ = (Index(None, "platform_id", "member_id", "id"),)

    platform_id: Mapped[UUID] = mapped_column(ForeignKey("platform.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    at: Mapped[datetime]
    referral_id: Mapped[UUID]
    member_id: Mapped[UUID]
    context_id: Mapped[UUID | None]
    what: Mapped[str]
    consent_id: Mapped[UUID]
    notice_version: Mapped[str]
    purpose: Mapped[str]
    recipient_persona: Mapped[str]
    recipient_id: Mapped[UUID]
