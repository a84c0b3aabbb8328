"""Context as its reader gets it: items, copies of their consents, what the law sends along."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from api.consents.disclose import DisclosedItem
from api.consents.models import ContextItem
from api.consents.receipt import KIND, copy_of, terms_of
from api.consents.regimes import statement_for
from api.web.signing import signed


def shown_context(session: Session, read: Sequence[DisclosedItem]) -> dict[str, Any]:
    """Return items, copies of their consents (42 CFR 2.32(b)), and statements (2.32(a))."""
    statement = statement_for(each.item.regime for each in read)
    return {
        "items": [_shown(each) for each in read],
        "consents": _copies(session, read),
        "statements": [statement] if statement else [],
    }


def shown_words(item: ContextItem, content: dict[str, Any]) -> dict[str, Any]:
    """Return one item and its words."""
    named = ("text", "instrument", "answers", "respondent")
    return {
        "id": item.id,
        "kind": item.kind,
        "version": item.version,
        "about": item.about,
        "sent_by": item.sent_by,
        "regime": item.regime,
        **{name: content.get(name) for name in named},
    }


def _shown(each: DisclosedItem) -> dict[str, Any]:
    return {
        **shown_words(each.item, each.content),
        "purpose": each.purpose,
        "consent_id": each.consent.id,
        "expires_at": each.consent.expires_at,
    }


def _copies(session: Session, read: Sequence[DisclosedItem]) -> list[dict[str, Any]]:
    consents = list({each.consent.id: each.consent for each in read}.values())
    terms = terms_of(session, consents)
    return [
        {"id": consent.id, "receipt": signed(copy_of(consent, terms[consent.id]), KIND)}
        for consent in consents
    ]
