"""Disclosing context: one joined read under a locked consent, opened, then accounted for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from sqlalchemy import ColumnElement, Row, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.consents.codes import ConsentStatus, Purpose
from api.consents.envelope import open_words
from api.consents.keys import opening_keys
from api.consents.models import (
    Consent,
    ConsentItem,
    ContextBody,
    ContextItem,
    ContextKey,
    Disclosure,
)
from api.consents.problems import ContextDamaged
from api.consents.regimes import statement_for
from api.web.auth import Actor


@dataclass(frozen=True, slots=True)
class DisclosedItem:
    """One item as its reader gets it, with the consent that allows it."""

    item: ContextItem
    content: dict[str, Any]
    purpose: Purpose
    consent: Consent


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads what of whose: one referral's items for one purpose.

    `organisation_id` is whom the reader works for, where a consent names an organisation.
    """

    platform_id: UUID
    referral_id: UUID
    purpose: Purpose
    by: Actor
    organisation_id: UUID | None


def disclose(session: Session, reading: Reading) -> list[DisclosedItem]:
    """Return the items consented for this purpose, and write one disclosure for each.

    `FOR NO KEY UPDATE` on the consent makes a concurrent revocation wait for this transaction, or
    makes this read wait for the revocation and then find nothing. Readers queue behind it as well:
    a lock that they shared, a few of them could keep from it without end.
    Raises `ContextDamaged` (409) when sealed bytes were changed or moved; the record keeps that.
    """
    rows = session.execute(_consented(reading)).all()
    contents = _opened(session, rows, reading)
    session.add_all(_accounted(row, reading) for row in rows)
    session.flush()
    return [
        DisclosedItem(row.ContextItem, content, reading.purpose, row.Consent)
        for row, content in zip(rows, contents, strict=True)
    ]


def _consented(reading: Reading) -> Select[Any]:
    """Join item, consent, key and words; a disagreement goes where the item it is about goes."""
    return (
        select(ContextItem, Consent, ContextKey.tenant_key_version, ContextKey.wrapped)
        .add_columns(ContextBody.sealed)
        .join(
            ConsentItem,
            (ConsentItem.platform_id == ContextItem.platform_id)
            & (ConsentItem.context_id == func.coalesce(ContextItem.about, ContextItem.id))
            & (ConsentItem.purpose == reading.purpose),
        )
        .join(
            Consent,
            (Consent.platform_id == ConsentItem.platform_id)
            & (Consent.id == ConsentItem.consent_id)
            & (Consent.status == ConsentStatus.ACTIVE)
            & (Consent.expires_at > utc_now())
            & _names(reading),
        )
        .join(
            ContextKey,
            (ContextKey.platform_id == ContextItem.platform_id)
            & (ContextKey.context_id == ContextItem.id),
        )
        .join(
            ContextBody,
            (ContextBody.platform_id == ContextItem.platform_id)
            & (ContextBody.context_id == ContextItem.id),
        )
        .where(
            ContextItem.platform_id == reading.platform_id,
            ContextItem.referral_id == reading.referral_id,
        )
        .order_by(ContextItem.id)
        .with_for_update(key_share=True, of=Consent)
    )


def _names(reading: Reading) -> ColumnElement[bool]:
    """Say that a consent names this reader: as anybody, by id, or by whom they work for."""
    return or_(
        Consent.recipient_clinician_id.is_(None), Consent.recipient_clinician_id == reading.by.id
    ) & or_(
        Consent.recipient_organisation_id.is_(None),
        Consent.recipient_organisation_id == reading.organisation_id,
    )


def _opened(
    session: Session, rows: Sequence[Row[Any]], reading: Reading
) -> Sequence[dict[str, Any]]:
    try:
        keys = opening_keys(session, reading.platform_id, [row.tenant_key_version for row in rows])
        return [
            open_words(keys[row.tenant_key_version], row.ContextItem.place, row.wrapped, row.sealed)
            for row in rows
        ]
    except InvalidTag:
        record(
            session,
            "context.damaged",
            ("referral", reading.referral_id),
            by=reading.by,
            platform_id=reading.platform_id,
        )
        raise ContextDamaged from None


def _accounted(row: Row[Any], reading: Reading) -> Disclosure:
    statement = statement_for([row.ContextItem.regime])
    return Disclosure(
        platform_id=row.Consent.platform_id,
        at=utc_now(),
        referral_id=row.Consent.referral_id,
        member_id=row.Consent.member_id,
        context_id=row.ContextItem.id,
        context_version=row.ContextItem.version,
        what=row.ContextItem.kind.value,
        consent_id=row.Consent.id,
        notice_version=row.Consent.notice_version,
        statement=statement.id if statement else None,
        purpose=reading.purpose.value,
        recipient_persona=reading.by.persona.value,
        recipient_id=reading.by.id,
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
