"""What a clinician does with a referral: claim, read, accept, decline, close."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.clinicians.problems import ClinicianSuspended
from api.consents.problems import ConsentNotActive, ContextDamaged, ContextTakenBack
from api.db.root_keys import KeysAway
from api.db.transactional import accounted, transactional
from api.referrals.accept import Acceptance, accept
from api.referrals.claim import claim
from api.referrals.decline import Declining, decline
from api.referrals.problems import (
    AlreadyClaimed,
    AtCapacity,
    InvalidTransition,
    LicenceNotActive,
    LocationNotKnown,
    MinorNotServed,
    StaleClaim,
)
from api.referrals.read_context import read_context
from api.referrals.record_outcome import Outcome, record_outcome
from api.referrals.routes.context import shown_context
from api.referrals.routes.fencing import ClaimTokenMissing, fenced
from api.referrals.routes.minors import minors_in
from api.referrals.schemas.answered import ReferralSchema
from api.referrals.schemas.context import ContextSchema
from api.referrals.schemas.held import AcceptanceSchema
from api.referrals.schemas.sent import DecliningSchema, OutcomeSchema
from api.referrals.show import show
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.problems import NotFound
from api.web.schema import Nothing

blp = Blueprint(
    "handoff",
    __name__,
    url_prefix="/v1/referrals/<uuid:referral_id>",
    description="A clinician takes a referral to its end.",
)


@blp.post("/claim")
@blp.requires("intake:claim")
@blp.arguments(Nothing())
@transactional
@blp.response(200, ReferralSchema(), description="Yours until the lease ends.")
@blp.raises(AlreadyClaimed, AtCapacity, ClinicianSuspended, MinorNotServed, NotFound)
def claim_referral(session: Session, actor: Actor, _: Any, referral_id: UUID) -> Any:
    """Claim this referral: a leased hold, for exactly one clinician."""
    referral = claim(session, referral_id, by=actor, minors_in=minors_in())
    return show(session, referral, to=actor)


@blp.get("/context")
@blp.requires("context:read", "crisis:respond")
@accounted
@blp.response(200, ContextSchema(), description="What was consented, and nothing else.")
@blp.raises(ContextTakenBack, ContextDamaged, KeysAway, NotFound)
def read_referral_context(
    session: Session, actor: Actor, referral_id: UUID
) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Read the items the member agreed to share with you for your present purpose.

    A claim's holder reads what was granted for triage, the owner what was granted for care (until
    30 days after completion), and whoever took the alert what was granted for the emergency, until
    it is reviewed. Who is both gets both, each item under its purpose; `crisis:respond` alone reads
    for the emergency. Each item read is written into the member's account of disclosures.
    `consents` are copies that go with the words, and so do `statements` where a law asks for them:
    keep both with your record.
    """
    read = read_context(session, referral_id, by=actor)
    return shown_context(session, read), 200, {"Cache-Control": "no-store"}


@blp.post("/accept")
@blp.requires("intake:claim")
@fenced(blp)
@blp.arguments(AcceptanceSchema())
@transactional
@blp.response(200, ReferralSchema(), description="You own it now.")
@blp.raises(
    StaleClaim,
    InvalidTransition,
    LicenceNotActive,
    ConsentNotActive,
    MinorNotServed,
    LocationNotKnown,
    ClaimTokenMissing,
    NotFound,
)
def accept_referral(
    session: Session, actor: Actor, acceptance: Acceptance, referral_id: UUID, claim_token: int
) -> Any:
    """Accept the referral you hold.

    Was the member asked over 24 hours ago where they are (`jurisdiction_asked_at`), ask again first
    and send `location_confirmed`. Are they elsewhere now, release it.
    """
    referral = accept(
        session, referral_id, claim_token, acceptance, by=actor, minors_in=minors_in()
    )
    return show(session, referral, to=actor)


@blp.post("/decline")
@blp.requires("intake:claim")
@fenced(blp)
@blp.arguments(DecliningSchema())
@transactional
@blp.response(204, description="It moves on to the next clinician.")
@blp.raises(StaleClaim, InvalidTransition, ClaimTokenMissing, NotFound)
def decline_referral(
    session: Session, actor: Actor, why: Declining, referral_id: UUID, claim_token: int
) -> None:
    """Decline the referral you hold, with a coded reason."""
    decline(session, referral_id, claim_token, why, by=actor)


@blp.post("/outcome")
@blp.requires("intake:claim")
@fenced(blp)
@blp.arguments(OutcomeSchema())
@transactional
@blp.response(200, ReferralSchema(), description="The loop is closed.")
@blp.raises(StaleClaim, InvalidTransition, ClaimTokenMissing, NotFound)
def record_referral_outcome(
    session: Session, actor: Actor, outcome: Outcome, referral_id: UUID, claim_token: int
) -> Any:
    """Record how the referral ended, and what that rests on."""
    referral = record_outcome(session, referral_id, claim_token, outcome, by=actor)
    return show(session, referral, to=actor)
