"""The blind card by which clinicians find a referral, its places, and what matches it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Uuid,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from api.clinicians.codes import Coverage, Modality, Need
from api.communities.models import AgeGroup
from api.db.base import Base, Coded, one_of, some_of
from api.referrals.codes import Must

_THIS_TRANSACTION = text("pg_current_xact_id()::text::bigint")
_TENANT_KEY = ["platform_id", "referral_id"]
_REFERRAL = ["referral.platform_id", "referral.id"]


class IntakeCard(Base):
    """The blind card: what a clinician may see before a claim, and nothing that names anyone.

    Where the member named one clinician or one organisation, nobody else sees the card. Placed by
    jurisdiction; ranks ascend with less urgency, so that one row comparison pages it. `widened`
    shows it to whoever meets the member's musts alone; the database keeps `changed_in`.
    """

    __tablename__ = "intake_card"
    # a platform may add and not read: no RETURNING
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012 - SQLAlchemy's own spelling
    __table_args__ = (
        ForeignKeyConstraint(_TENANT_KEY, _REFERRAL),
        Index(None, "jurisdiction", "changed_in"),
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
    widened: Mapped[bool] = mapped_column(default=False, server_default=false())
    changed_in: Mapped[int] = mapped_column(BigInteger, server_default=_THIS_TRANSACTION)


class IntakePlace(Base):
    """Where a card stands in the queue: once for each language, so that a rare one is no long walk.

    A trigger keeps it by the card; `language` is the primary subtag, in small letters, and once
    `*`, for whoever takes any (the wildcard of RFC 4647). Nobody reads it but `walk_queue`.
    """

    __tablename__ = "intake_place"
    __table_args__ = (
        Index(
            "ix_intake_place_waiting",
            "jurisdiction",
            "language",
            "risk_rank",
            "priority_rank",
            "due_at",
            "referral_id",
            postgresql_where="waiting",
        ),
    )

    referral_id: Mapped[UUID] = mapped_column(
        ForeignKey("intake_card.referral_id", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(primary_key=True)
    jurisdiction: Mapped[str]
    waiting: Mapped[bool]
    risk_rank: Mapped[int]
    priority_rank: Mapped[int]
    due_at: Mapped[datetime]


class IntakeGone(Base):
    """That a card waits here no more: what somebody who asks for changes since then is told."""

    __tablename__ = "intake_gone"
    __table_args__ = (Index(None, "jurisdiction", "changed_in"), Index(None, "gone_at"))

    referral_id: Mapped[UUID] = mapped_column(primary_key=True)
    changed_in: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, server_default=_THIS_TRANSACTION
    )
    jurisdiction: Mapped[str]
    gone_at: Mapped[datetime]


class MatchProfile(Base):
    """What the member would like: it matches, and stands on no card.

    `must` names those that exclude; the others only come first, until the card is widened. The
    exclusions are ids of clinicians and organisations whom the member will not meet.
    """

    __tablename__ = "match_profile"
    # a platform may add and not read: no RETURNING
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012 - SQLAlchemy's own spelling
    __table_args__ = (
        one_of("coverage", Coverage),
        some_of("modalities", Modality),
        some_of("needs", Need),
        some_of("must", Must),
        CheckConstraint("fee_cents >= 0", name="fee_not_negative"),
        ForeignKeyConstraint(_TENANT_KEY, _REFERRAL),
        Index(None, "referral_id"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    referral_id: Mapped[UUID] = mapped_column(primary_key=True)
    modalities: Mapped[list[str]]
    coverage: Mapped[Coverage] = mapped_column(Coded(Coverage))
    plan: Mapped[str | None]
    fee_cents: Mapped[int | None]
    genders: Mapped[list[str]] = mapped_column(default=list)
    cultures: Mapped[list[str]] = mapped_column(default=list)
    faiths: Mapped[list[str]] = mapped_column(default=list)
    needs: Mapped[list[str]] = mapped_column(default=list)
    must: Mapped[list[str]] = mapped_column(default=list)
    excluded_clinicians: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    excluded_organisations: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    version: Mapped[int] = mapped_column(default=1, server_default="1")


LIKES_NOTHING: Mapping[str, object] = {
    "modalities": [],
    "coverage": Coverage.UNKNOWN,
    "plan": None,
    "fee_cents": None,
    "genders": [],
    "cultures": [],
    "faiths": [],
    "needs": [],
    "must": [],
    "excluded_clinicians": [],
    "excluded_organisations": [],
}
"""A profile that tells nothing about anybody: what stays of it when its member was erased."""
