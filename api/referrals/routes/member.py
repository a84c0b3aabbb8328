"""What a member decides about their referrals, and reads of who saw what."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.consents.disclose import disclosures_of
from api.consents.find import ConsentWithItems, consents_of, find_consent, with_items
from api.consents.problems import ConsentNotActive
from api.db.transactional import transactional
from api.referrals.grant import deny, grant
from api.referrals.problems import InvalidTransition
from api.referrals.revoke import revoke
from api.referrals.routes.pages import newest_first
from api.referrals.schemas.consents import (
    ConsentPageSchema,
    ConsentSchema,
    Decision,
    DisclosurePageSchema,
    NewConsent,
    NewConsentSchema,
)
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.idempotency import IdempotencyKeyReused, RequestInFlight
from api.web.pagination import PageArguments
from api.web.problems import NotFound
from api.web.schema import Nothing

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
@blp.response(201, ConsentSchema(), description="Recorded; a grant queues the referral.")
@blp.raises(InvalidTransition, NotFound, RequestInFlight, IdempotencyKeyReused)
def decide_consent(
    session: Session, actor: Actor, new: NewConsent
) -> tuple[ConsentWithItems, int, dict[str, str]]:
    """Grant or deny, item by item, what is shared for a referral.

    A grant while another is active replaces it: to narrow, grant less.
    """
    decide = grant if new.decision is Decision.GRANT else deny
    consent = decide(session, new.terms, by=actor)
    session.flush()
    location = {"Location": f"/v1/consents/{consent.id}"}
    return with_items(session, [consent])[0], 201, location


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
def get_consent(session: Session, actor: Actor, consent_id: UUID) -> ConsentWithItems:
    """Get one of your consents."""
    return with_items(session, [find_consent(session, consent_id, **_own(actor))])[0]


@blp.post("/<uuid:consent_id>/revoke")
@blp.requires("consents:manage")
@blp.arguments(Nothing())
@transactional
@blp.response(200, ConsentSchema(), description="Ended; nothing more can be read.")
@blp.raises(ConsentNotActive, NotFound)
def revoke_consent(session: Session, actor: Actor, _: Any, consent_id: UUID) -> ConsentWithItems:
    """Revoke a consent: no read succeeds after this answer.

    It cannot undo what was read, nor erase a clinician's own record; GET /v1/disclosures says
    what was read, and by whom. The referral is withdrawn.
    """
    return with_items(session, [revoke(session, consent_id, by=actor)])[0]


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
        shape=list,
    )


def _own(actor: Actor) -> dict[str, Any]:
    return {"platform_id": actor.platform_id, "member_id": actor.id}
