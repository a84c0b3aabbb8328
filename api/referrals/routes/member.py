"""What a member decides about their referrals, and reads of who saw what."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import current_app
from sqlalchemy.orm import Session

from api.consents.account import disclosures_of, find_disclosure
from api.consents.find import consents_of, find_consent, with_items
from api.consents.models import Consent
from api.consents.problems import ConsentNotActive
from api.consents.receipt import KIND, disclosure_claims, receipts_of
from api.db.transactional import transactional
from api.referrals.account import named
from api.referrals.grant import deny, grant
from api.referrals.problems import InvalidTransition, MinorNotServed
from api.referrals.revoke import revoke
from api.referrals.routes.minors import minors_in
from api.referrals.routes.pages import newest_first
from api.referrals.schemas.consented import (
    ConsentPageSchema,
    ConsentReceiptListSchema,
    ConsentSchema,
    DecidedConsentSchema,
    DisclosurePageSchema,
    DisclosureReceiptSchema,
    RevokedConsentSchema,
)
from api.referrals.schemas.consents import Decision, NewConsent, NewConsentSchema
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.idempotency import IdempotencyKeyReused, RequestInFlight
from api.web.pagination import PageArguments
from api.web.problems import NotFound
from api.web.schema import Nothing
from api.web.signing import signed

blp = Blueprint(
    "consents", __name__, url_prefix="/v1/consents", description="What a member agrees to share."
)
disclosures = Blueprint(
    "disclosures", __name__, url_prefix="/v1/disclosures", description="Who read what, and when."
)


@blp.post("")
@blp.requires("consents:manage")
@blp.creates
@blp.arguments(NewConsentSchema())
@transactional
@blp.response(201, DecidedConsentSchema(), description="Recorded; a grant queues the referral.")
@blp.raises(InvalidTransition, MinorNotServed, NotFound, RequestInFlight, IdempotencyKeyReused)
def decide_consent(
    session: Session, actor: Actor, new: NewConsent
) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Grant or deny, item by item, what is shared for a referral.

    A grant while another is active replaces it: to narrow, grant less. Keep the `receipt`: it
    proves what was agreed to without asking us.
    """
    if new.decision is Decision.GRANT:
        consent = grant(session, new.terms, by=actor, minors_in=minors_in())
    else:
        consent = deny(session, new.terms, by=actor)
    session.flush()
    location = {"Location": f"/v1/consents/{consent.id}"}
    return with_receipt(session, consent), 201, location


@blp.get("")
@blp.requires("consents:manage")
@blp.arguments(PageArguments(), location="query")
@transactional
@blp.response(200, ConsentPageSchema(), description="Newest first.")
def list_consents(session: Session, actor: Actor, ask: dict[str, Any]) -> Any:
    """List your consents."""
    return newest_first(
        lambda before, limit: consents_of(session, **_own(actor), before=before, limit=limit),
        ask,
        "consents",
        by=actor,
        shape=lambda rows: with_items(session, rows),
    )


@blp.get("/<uuid:consent_id>")
@blp.requires("consents:manage")
@transactional
@blp.response(200, ConsentSchema(), description="Your consent.")
@blp.raises(NotFound)
def get_consent(session: Session, actor: Actor, consent_id: UUID) -> Any:
    """Get one of your consents."""
    return with_items(session, [find_consent(session, consent_id, **_own(actor))])[0]


@blp.get("/<uuid:consent_id>/receipt")
@blp.requires("consents:manage")
@transactional
@blp.response(200, ConsentReceiptListSchema(), description="One for each state, oldest first.")
@blp.raises(NotFound)
def get_consent_receipts(session: Session, actor: Actor, consent_id: UUID) -> dict[str, Any]:
    """Get the signed receipts of a consent: of the decision and of each change.

    Anybody can check them with our public keys: `warmhandoff receipt verify`, or ten lines of any
    JOSE library.
    """
    consent = find_consent(session, consent_id, **_own(actor))
    receipts = receipts_of(session, consent, backups=_backups_last())
    return {
        "items": [
            {"status": each.status, "at": each.at, "receipt": signed(each.claims, KIND)}
            for each in receipts
        ]
    }


@blp.post("/<uuid:consent_id>/revoke")
@blp.requires("consents:manage")
@blp.arguments(Nothing())
@transactional
@blp.response(200, RevokedConsentSchema(), description="Ended; nothing more can be read.")
@blp.raises(ConsentNotActive, NotFound)
def revoke_consent(session: Session, actor: Actor, _: Any, consent_id: UUID) -> dict[str, Any]:
    """Revoke a consent: no read succeeds after this answer.

    It cannot undo what was read, nor erase a clinician's own record: `disclosed` says what was
    read, and by whom. The keys of the words are destroyed; the receipt names the day on which
    backups are over too. The referral is withdrawn; what was granted for an emergency ends alone.
    """
    ended = revoke(session, consent_id, by=actor)
    session.flush()
    return {
        **with_receipt(session, ended.consent),
        "keys_destroyed": ended.keys_destroyed,
        "disclosed": named(session, ended.disclosed),
    }


@disclosures.get("")
@disclosures.requires("consents:manage")
@disclosures.arguments(PageArguments(), location="query")
@transactional
@disclosures.response(200, DisclosurePageSchema(), description="Newest first.")
def list_disclosures(session: Session, actor: Actor, ask: dict[str, Any]) -> Any:
    """List every act of sharing about you: what, to whom, for what, under which consent."""
    return newest_first(
        lambda before, limit: disclosures_of(session, **_own(actor), before=before, limit=limit),
        ask,
        "disclosures",
        by=actor,
        shape=lambda rows: named(session, rows),
    )


@disclosures.get("/<uuid:disclosure_id>/receipt")
@disclosures.requires("consents:manage")
@transactional
@disclosures.response(200, DisclosureReceiptSchema(), description="Signed by this server.")
@disclosures.raises(NotFound)
def get_disclosure_receipt(session: Session, actor: Actor, disclosure_id: UUID) -> dict[str, Any]:
    """Get the signed receipt of one act of sharing about you."""
    found = find_disclosure(session, disclosure_id, **_own(actor))
    return {"receipt": signed(disclosure_claims(found), KIND)}


def with_receipt(session: Session, consent: Consent) -> dict[str, Any]:
    """Return the consent as the wire shows it, with the receipt of the state it came into last."""
    shown = with_items(session, [consent])[0]
    newest = receipts_of(session, consent, backups=_backups_last())[-1]
    return {
        "consent": consent,
        "items": shown.items,
        "regimes": shown.regimes,
        "receipt": signed(newest.claims, KIND),
    }


def _backups_last() -> timedelta:
    lasting: timedelta = current_app.config["BACKUPS_LAST"]
    return lasting


def _own(actor: Actor) -> dict[str, Any]:
    return {"platform_id": actor.platform_id, "member_id": actor.id}
