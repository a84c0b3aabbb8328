"""ConsentLink (opened by whoever holds it), ReturnLink (with a PIN), and Visit (one browser)."""

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from api.db.base import Base, CreatedAt, new_id, paired


def digest_of(secret: str) -> bytes:
    """Return what is stored of a secret with 256 random bits: SHA-256 needs no salt for those."""
    return hashlib.sha256(secret.encode()).digest()


class ConsentLink(Base):
    """The link that a platform hands its member; the first decision burns it.

    `draft` keeps choices (ids and codes, no words) while the member makes up their mind;
    `decided_by` is the digest of the browser's cookie that decided.
    """

    __tablename__ = "consent_link"
    __table_args__ = (
        paired("decided_at", "decided_by"),
        ForeignKeyConstraint(
            ["platform_id", "referral_id"], ["referral.platform_id", "referral.id"]
        ),
        Index("uq_consent_link_digest", "digest", unique=True),
        Index(None, "platform_id", "referral_id"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    referral_id: Mapped[UUID]
    member_id: Mapped[UUID]
    digest: Mapped[bytes]
    created_at: Mapped[CreatedAt]
    expires_at: Mapped[datetime]
    draft: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[bytes | None]


class ReturnLink(Base):
    """The member's own way back; the platform never sees it, nor its PIN."""

    __tablename__ = "return_link"
    __table_args__ = (
        ForeignKeyConstraint(["platform_id", "member_id"], ["member.platform_id", "member.id"]),
        Index("uq_return_link_digest", "digest", unique=True),
        Index(None, "platform_id", "member_id"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[UUID]
    digest: Mapped[bytes]
    pin_hash: Mapped[str]
    failures: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime]
    created_at: Mapped[CreatedAt]
    ended_at: Mapped[datetime | None]


class Visit(Base):
    """One browser that showed the PIN: 15 minutes idle, two hours at most."""

    __tablename__ = "member_visit"
    __table_args__ = (
        ForeignKeyConstraint(
            ["platform_id", "return_link_id"], ["return_link.platform_id", "return_link.id"]
        ),
        Index("uq_member_visit_digest", "digest", unique=True),
        Index(None, "platform_id", "return_link_id"),
        Index(None, "expires_at"),
    )

    platform_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[UUID]
    return_link_id: Mapped[UUID]
    digest: Mapped[bytes]
    created_at: Mapped[CreatedAt]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
