"""Context (item, body, key), Consent with its items and events, and Disclosure."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.consents.codes import (
    ConsentMethod,
    ConsentStatus,
    ContextKind,
    Covers,
    GrantorRole,
    Purpose,
    RecipientClass,
    SentBy,
    ShareBack,
)
from api.consents.envelope import Place
from api.consents.regimes import Regime
from api.db.base import Base, Coded, CreatedAt, new_id, one_of


class ContextItem(Base):
    """One thing the member may share; its words are in ContextBody, off this row.

    `version` rises when the member replaces the words; a disagreement is `about` another item, and
    whoever may read that one reads it too.
    """

    __tablename__ = "context_item"
    __table_args__ = (
        one_of("kind", ContextKind),
        one_of("regime", Regime),
        one_of("sent_by", SentBy),
        CheckConstraint(
            "(kind = 'disagreement') = (about IS NOT NULL)", name="disagreement_is_about"
        ),
        ForeignKeyConstraint(
            ["platform_id", "about"], ["context_item.platform_id", "context_item.id"]
        ),
        ForeignKeyConstraint(
            ["platform_id", "referral_id"], ["referral.platform_id", "referral.id"]
        ),
        Index(None, "platform_id", "referral_id"),
        Index(None, "referral_id"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    referral_id: Mapped[UUID]
    member_id: Mapped[UUID]
    kind: Mapped[ContextKind] = mapped_column(Coded(ContextKind))
    regime: Mapped[Regime] = mapped_column(Coded(Regime), default=Regime.STATE)
    version: Mapped[int] = mapped_column(default=1)
    about: Mapped[UUID | None]
    sent_by: Mapped[SentBy] = mapped_column(Coded(SentBy), default=SentBy.PLATFORM)
    created_at: Mapped[CreatedAt]

    @property
    def place(self) -> Place:
        """Where its words belong: what their encryption is bound to."""
        return Place(self.platform_id, self.referral_id, self.id, self.version)


class ContextBody(Base):
    """What was written or answered, sealed. The platform may add rows and read none."""

    __tablename__ = "context_body"
    __table_args__ = (
        ForeignKeyConstraint(
            ["platform_id", "context_id"], ["context_item.platform_id", "context_item.id"]
        ),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    context_id: Mapped[UUID] = mapped_column(primary_key=True)
    sealed: Mapped[bytes]


class ContextKey(Base):
    """The key of one item, wrapped by its tenant's: without this row the words are gone."""

    __tablename__ = "context_key"
    __table_args__ = (
        ForeignKeyConstraint(
            ["platform_id", "context_id"], ["context_item.platform_id", "context_item.id"]
        ),
        ForeignKeyConstraint(
            ["platform_id", "tenant_key_version"],
            ["tenant_key.platform_id", "tenant_key.version"],
        ),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    context_id: Mapped[UUID] = mapped_column(primary_key=True)
    tenant_key_version: Mapped[int]
    wrapped: Mapped[bytes]


class TenantKey(Base):
    """A tenant's key, wrapped by the root key of this id; the newest version wraps."""

    __tablename__ = "tenant_key"

    platform_id: Mapped[UUID] = mapped_column(ForeignKey("platform.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    root_key_id: Mapped[str]
    wrapped: Mapped[bytes]
    created_at: Mapped[CreatedAt]


class Consent(Base):
    """A decision on one referral; `status` is the one column that may change.

    Its members map to FHIR R5 Consent, ISO/IEC TS 27560 and 42 CFR 2.31 (docs/consent-record.md).
    """

    __tablename__ = "consent"
    __table_args__ = (
        one_of("status", ConsentStatus),
        one_of("share_back", ShareBack),
        one_of("recipient_class", RecipientClass),
        one_of("method", ConsentMethod),
        one_of("covers", Covers),
        one_of("grantor_role", GrantorRole),
        CheckConstraint(
            "(covers = 'emergency') = (recipient_class = 'on_call_clinician')",
            name="emergency_is_on_call",
        ),
        CheckConstraint(
            "num_nonnulls(recipient_clinician_id, recipient_organisation_id) <= 1",
            name="one_recipient",
        ),
        CheckConstraint(
            "method <> 'platform_attestation'"
            " OR num_nonnulls(evidence_sha256, evidence_reference) = 2",
            name="attested_with_evidence",
        ),
        ForeignKeyConstraint(
            ["platform_id", "referral_id"], ["referral.platform_id", "referral.id"]
        ),
        ForeignKeyConstraint(["recipient_clinician_id"], ["clinician.id"]),
        ForeignKeyConstraint(["recipient_organisation_id"], ["organisation.id"]),
        Index(
            "uq_consent_active",
            "platform_id",
            "referral_id",
            "covers",
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
    covers: Mapped[Covers] = mapped_column(Coded(Covers))
    grantor_role: Mapped[GrantorRole] = mapped_column(Coded(GrantorRole))
    grantor_basis: Mapped[str | None]
    share_back: Mapped[ShareBack] = mapped_column(Coded(ShareBack))
    messages_with_platform: Mapped[bool] = mapped_column(default=False)
    recipient_class: Mapped[RecipientClass] = mapped_column(Coded(RecipientClass))
    recipient_clinician_id: Mapped[UUID | None]
    recipient_organisation_id: Mapped[UUID | None]
    regimes: Mapped[list[str]]
    policy_version: Mapped[str]
    notice_version: Mapped[str]
    notice_language: Mapped[str]
    notice_sha256: Mapped[str]
    method: Mapped[ConsentMethod] = mapped_column(Coded(ConsentMethod))
    evidence_sha256: Mapped[str | None]
    evidence_reference: Mapped[str | None]
    supersedes: Mapped[UUID | None]
    decided_at: Mapped[datetime]
    expires_at: Mapped[datetime]

    def names(self, clinician_id: UUID, organisation_id: UUID | None) -> bool:
        """Tell whether this clinician is among the recipients that it names."""
        return self.recipient_clinician_id in (
            None,
            clinician_id,
        ) and self.recipient_organisation_id in (None, organisation_id)


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


class ConsentEvent(Base):
    """That a consent came into a state, and how; rows are only ever added."""

    __tablename__ = "consent_event"
    __table_args__ = (
        one_of("status", ConsentStatus),
        one_of("method", ConsentMethod),
        ForeignKeyConstraint(["platform_id", "consent_id"], ["consent.platform_id", "consent.id"]),
        Index(None, "platform_id", "consent_id"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    consent_id: Mapped[UUID]
    referral_id: Mapped[UUID]
    member_id: Mapped[UUID]
    status: Mapped[ConsentStatus] = mapped_column(Coded(ConsentStatus))
    method: Mapped[ConsentMethod] = mapped_column(Coded(ConsentMethod))
    at: Mapped[datetime]


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
    context_version: Mapped[int | None]
    what: Mapped[str]
    consent_id: Mapped[UUID]
    notice_version: Mapped[str]
    statement: Mapped[str | None]
    purpose: Mapped[str]
    recipient_persona: Mapped[str]
    recipient_id: Mapped[UUID]
