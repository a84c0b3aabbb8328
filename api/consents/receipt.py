"""Receipts: what a signed statement says of a consent, of each change of it, of each disclosure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.consents.codes import ConsentStatus
from api.consents.models import Consent, ConsentEvent, ConsentItem, ContextItem, Disclosure

KIND = "consent-receipt+jwt"
_ENDS_WORDS = {ConsentStatus.DENIED, ConsentStatus.REVOKED}


@dataclass(frozen=True, slots=True)
class Receipt:
    """One state that a consent came into, and what its receipt claims (never free text)."""

    status: ConsentStatus
    at: datetime
    claims: Mapping[str, Any]


def receipts_of(session: Session, consent: Consent, *, backups: timedelta) -> list[Receipt]:
    """Return a receipt for each state the consent came into, oldest first.

    `backups` is how long copies of the database live on: a destroyed key is gone from them then.
    """
    terms = terms_of(session, [consent])[consent.id]
    events = session.scalars(
        select(ConsentEvent)
        .where(
            ConsentEvent.platform_id == consent.platform_id,
            ConsentEvent.consent_id == consent.id,
        )
        .order_by(ConsentEvent.at, ConsentEvent.id)
    )
    return [_receipt(event, terms, backups) for event in events]


def copy_of(consent: Consent, terms: Mapping[str, Any]) -> dict[str, Any]:
    """Return the claims of the copy that travels with the words (42 CFR 2.32(b))."""
    return _claims(
        "consent", consent.id, consent.decided_at, consent.member_id, consent=dict(terms)
    )


def disclosure_claims(disclosure: Disclosure) -> dict[str, Any]:
    """Return what the receipt of one disclosure claims: what, to whom, for what, on what ground."""
    return _claims(
        "disclosure",
        disclosure.id,
        disclosure.at,
        disclosure.member_id,
        disclosure={
            "referral_id": str(disclosure.referral_id),
            "context_id": disclosure.context_id and str(disclosure.context_id),
            "context_version": disclosure.context_version,
            "what": disclosure.what,
            "purpose": disclosure.purpose,
            "consent_id": str(disclosure.consent_id),
            "notice_version": disclosure.notice_version,
            "statement": disclosure.statement,
            "recipient": {
                "persona": disclosure.recipient_persona,
                "id": str(disclosure.recipient_id),
            },
        },
    )


def terms_of(session: Session, consents: Sequence[Consent]) -> dict[UUID, dict[str, Any]]:
    """Return the terms of consents of one tenant as their receipts state them, by id."""
    shared = _shared(session, consents)
    return {consent.id: _terms(consent, shared[consent.id]) for consent in consents}


def _shared(session: Session, consents: Sequence[Consent]) -> dict[UUID, list[dict[str, Any]]]:
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    if not consents:
        return found
    purposes: dict[tuple[UUID, UUID, str], list[str]] = defaultdict(list)
    rows = session.execute(
        select(ConsentItem, ContextItem.kind)
        .join(
            ContextItem,
            (ContextItem.platform_id == ConsentItem.platform_id)
            & (ContextItem.id == ConsentItem.context_id),
        )
        .where(
            ConsentItem.platform_id == consents[0].platform_id,
            ConsentItem.consent_id.in_([consent.id for consent in consents]),
        )
        .order_by(ConsentItem.context_id, ConsentItem.purpose)
    )
    for item, kind in rows:
        purposes[item.consent_id, item.context_id, kind.value].append(item.purpose.value)
    for (consent_id, context_id, named_kind), named in purposes.items():
        found[consent_id].append(
            {"context_id": str(context_id), "kind": named_kind, "purposes": named}
        )
    return found


def _terms(consent: Consent, shared: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": str(consent.id),
        "referral_id": str(consent.referral_id),
        "covers": consent.covers.value,
        "grantor": {"role": consent.grantor_role.value},
        "recipient": {
            "class": consent.recipient_class.value,
            "clinician_id": consent.recipient_clinician_id and str(consent.recipient_clinician_id),
            "organisation_id": consent.recipient_organisation_id
            and str(consent.recipient_organisation_id),
        },
        "items": list(shared),
        "share_back": consent.share_back.value,
        "messages_with_platform": consent.messages_with_platform,
        "regimes": consent.regimes,
        "policy_version": consent.policy_version,
        "notice": {
            "version": consent.notice_version,
            "language": consent.notice_language,
            "sha256": consent.notice_sha256,
        },
        "method": consent.method.value,
        "evidence_sha256": consent.evidence_sha256,
        "supersedes": consent.supersedes and str(consent.supersedes),
        "period": {"start": _moment(consent.decided_at), "end": _moment(consent.expires_at)},
    }


def _receipt(event: ConsentEvent, terms: Mapping[str, Any], backups: timedelta) -> Receipt:
    members: dict[str, Any] = {
        "status": event.status.value,
        "changed_by": event.method.value,
        "consent": dict(terms),
    }
    if event.status in _ENDS_WORDS:
        members["erasure"] = {
            "keys_destroyed_at": _moment(event.at),
            "backups_end_at": _moment(event.at + backups),
        }
    claims = _claims("consent", event.id, event.at, event.member_id, **members)
    return Receipt(event.status, event.at, claims)


def _claims(
    receipt: str, id_: UUID, at: datetime, member_id: UUID, **members: Any
) -> dict[str, Any]:
    """Return the registered claims (RFC 7519 section 4.1) and what the receipt is about.

    `sub` is the member's id here, which says nothing to anybody outside.
    """
    return {
        "jti": str(id_),
        "iat": int(at.timestamp()),
        "sub": str(member_id),
        "receipt": receipt,
        **members,
    }


def _moment(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
