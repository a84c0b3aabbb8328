"""Disclosing context: one joined read under a locked consent, accounted for in the same breath."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, exists, select
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.consents.models import (
    Consent,
    ConsentItem,
    ConsentStatus,
    ContextBody,
    ContextItem,
    ContextKind,
    Disclosure,
    Purpose,
)
from api.web.auth import Actor


@dataclass(frozen=True, slots=True)
class DisclosedItem:
    """One item as its reader gets it, with the consent that allows it."""

    id: UUID
    kind: ContextKind
    content: dict[str, Any]
    purpose: Purpose
    consent_id: UUID
    expires_at: datetime


def disclose(
    session: Session, *, platform_id: UUID, referral_id: UUID, purpose: Purpose, to: Actor
) -> list[DisclosedItem]:
    """Return the items consented for this purpose, and write one disclosure for each.

    `FOR SHARE` on the consent makes a concurrent revocation wait for this transaction, or makes
    this read wait for the revocation and then find nothing (no read after a revoke succeeded).
    """
    rows = session.execute(_consented(platform_id, referral_id, purpose)).all()
    session.add_all(_accounted(row, purpose, to) for row in rows)
    session.flush()
    return [
        DisclosedItem(
            id=row.ContextItem.id,
            kind=row.ContextItem.kind,
            content=row.content,
            purpose=purpose,
            consent_id=row.Consent.id,
            expires_at=row.Consent.expires_at,
        )
        for row in rows
    ]


def _consented(platform_id: UUID, referral_id: UUID, purpose: Purpose) -> Select[Any]:
    return (
        select(ContextItem, ContextBody.content, Consent)
        .join(
            ConsentItem,
            (ConsentItem.platform_id == ContextItem.platform_id)
            & (ConsentItem.context_id == ContextItem.id)
            & (ConsentItem.purpose == purpose),
        )
        .join(
            Consent,
            (Consent.platform_id == ConsentItem.platform_id)
            & (Consent.id == ConsentItem.consent_id)
            & (Consent.status == ConsentStatus.ACTIVE)
            & (Consent.expires_at > utc_now()),
        )
        .join(
            ContextBody,
            (ContextBody.platform_id == ContextItem.platform_id)
            & (ContextBody.context_id == ContextItem.id),
        )
        .where(ContextItem.platform_id == platform_id, ContextItem.referral_id == referral_id)
        .order_by(ContextItem.id)
        .with_for_update(read=True, of=Consent)
    )


def _accounted(row: Row[Any], purpose: Purpose, to: Actor) -> Disclosure:
    return Disclosure(
        platform_id=row.Consent.platform_id,
        at=utc_now(),
        referral_id=row.Consent.referral_id,
        member_id=row.Consent.member_id,
        context_id=row.ContextItem.id,
        what=row.ContextItem.kind.value,
        consent_id=row.Consent.id,
        notice_version=row.Consent.notice_version,
        purpose=purpose.value,
        recipient_persona=to.persona.value,
        recipient_id=to.id,
    )


def account_for_share_back(session: Session, consent: Consent, what: str) -> None:
    """Account for what flows back to the platform: that is a disclosure too."""
    session.add(
        Disclosure(
            platform_id=consent.platform_id,
            at=utc_now(),
            referral_id=consent.referral_id,
            member_id=consent.member_id,
            context_id=None,
            what=what,
            consent_id=consent.id,
            notice_version=consent.notice_version,
            purpose="share_back",
            recipient_persona="platform",
            recipient_id=consent.platform_id,
        )
    )


def was_disclosed(session: Session, referral_id: UUID, *, to: Actor) -> bool:
    """Tell whether this actor ever read context of this referral."""
    query = exists().where(Disclosure.referral_id == referral_id, Disclosure.recipient_id == to.id)
    return bool(session.scalar(select(query)))


def disclosures_of(
    session: Session, *, platform_id: UUID, member_id: UUID, before: UUID | None, limit: int
) -> Sequence[Disclosure]:
    """Return the member's account, newest first: `limit` rows older than `before`."""
    query = (
        select(Disclosure)
        .where(Disclosure.platform_id == platform_id, Disclosure.member_id == member_id)
        .order_by(Disclosure.id.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(Disclosure.id < before)
    return session.scalars(query).all()
