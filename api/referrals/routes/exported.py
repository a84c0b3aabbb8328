"""A member's whole record as the wire shows it: signed where a receipt says the same."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from api.communities.models import Member
from api.consents.fhir import as_fhir
from api.consents.find import with_items
from api.consents.models import Consent, Disclosure
from api.consents.receipt import KIND, disclosure_claims, receipts_of, terms_of
from api.referrals.account import named
from api.referrals.export import Export, ExportedItem, ExportedReferral
from api.referrals.models import Referral
from api.referrals.routes.context import shown_words
from api.referrals.show_parts import screening_of
from api.web.signing import signed

LEFT_OUT = (
    {
        "what": "audit",
        "why": "The record of acts is read by whoever operates this server. It holds ids, codes and"
        " times of what stands here, and no word and no name.",
    },
    {
        "what": "clinicians",
        "why": "Who read your items stands in `disclosures`. A clinician's own notes are theirs by"
        " law: ask them.",
    },
    {
        "what": "declines",
        "why": "Why a clinician could not take it stands here as a code, without their name and"
        " their remarks.",
    },
    {
        "what": "attempts",
        "why": "Who tried to reach you stands here by their role, without a name.",
    },
    {
        "what": "timers",
        "why": "They are this server's own. What comes next, and by when, stands with each"
        " referral.",
    },
    {"what": "keys", "why": "Keys, and what opens your links, would help only a thief."},
)


def shown_export(session: Session, found: Export, *, backups: timedelta) -> dict[str, Any]:
    """Return the document; `backups` is how long copies live on, for the receipts."""
    return {
        "exported_at": found.at,
        "complete": found.complete,
        "member": _member(found.member),
        "referrals": [_referral(each) for each in found.referrals],
        "consents": _consents(session, found.consents, backups),
        "disclosures": _disclosures(session, found.disclosures),
        "ways_in": found.ways_in,
        "left_out": LEFT_OUT,
    }


def _member(member: Member) -> dict[str, Any]:
    names = ("id", "member_ref", "jurisdiction", "jurisdiction_asked_at", "age_group", "languages")
    return {
        **{name: getattr(member, name) for name in (*names, "created_at")},
        "safe_contact": _contact(member),
    }


def _contact(whose: Member | Referral) -> dict[str, Any]:
    return {"channel": whose.safe_channel, "may_name_service": whose.safe_to_name_service}


_OWN = (
    "age_group",
    "languages",
    "member_agreed_at",
    "agreed_text_version",
    "phase",
    "hold_reason",
    "held_from",
    "source_risk",
    "banner_hidden_at",
    "queued_at",
    "first_claimed_at",
    "accepted_at",
    "first_contact_at",
    "widened_at",
    "asked_at",
    "expected_wait_days",
    "ended_at",
    "retained_until",
)
"""Columns that only this document shows to the member."""


def _referral(each: ExportedReferral) -> dict[str, Any]:
    hung = ("preferences", "claimed_at", "declines", "flags", "alerts", "events")
    return {
        **{name: getattr(each.shown, name) for name in each.shown.__slots__},
        **{name: getattr(each.referral, name) for name in _OWN},
        **{name: getattr(each, name) for name in hung},
        **{name: getattr(each.care, name) for name in each.care.__slots__},
        "screening": screening_of(each.referral),
        "safe_contact": _contact(each.referral),
        "items": [_item(item) for item in each.items],
    }


def _item(each: ExportedItem) -> dict[str, Any]:
    return {
        **shown_words(each.item, dict(each.content or {})),
        "created_at": each.item.created_at,
        "words_destroyed": each.content is None,
        "disagreements": [_item(beside) for beside in each.disagreements],
    }


def _consents(
    session: Session, consents: Sequence[Consent], backups: timedelta
) -> list[Mapping[str, Any]]:
    terms = terms_of(session, consents)
    return [
        {
            "consent": shown.consent,
            "items": shown.items,
            "regimes": shown.regimes,
            "receipts": [
                {"status": each.status, "at": each.at, "receipt": signed(each.claims, KIND)}
                for each in receipts_of(session, shown.consent, backups=backups)
            ],
            "fhir": as_fhir(shown.consent, terms[shown.consent.id]),
        }
        for shown in with_items(session, consents)
    ]


def _disclosures(session: Session, rows: Sequence[Disclosure]) -> list[dict[str, Any]]:
    return [
        {**entry, "receipt": signed(disclosure_claims(row), KIND)}
        for entry, row in zip(named(session, rows), rows, strict=True)
    ]
