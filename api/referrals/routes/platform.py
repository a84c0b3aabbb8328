"""What a platform does with referrals, and what every persona reads of them."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.crisis.block import compact_block, spoken_with
from api.crisis.levels import Screening
from api.crisis.screened import screened
from api.crisis.tally import TALLY
from api.db.transactional import transactional
from api.referrals.actions import list_actions
from api.referrals.find import find_referral, list_referrals
from api.referrals.lifecycle import FHIR_TASK_STATUS, TRANSITIONS, is_open
from api.referrals.problems import CommunitySuspended, DuplicateOpenReferral, MinorNotServed
from api.referrals.routes.pages import newest_first
from api.referrals.schemas.answered import (
    ActionsSchema,
    LifecycleSchema,
    ReferralPageSchema,
    ReferralSchema,
    SubmittedReferralSchema,
)
from api.referrals.schemas.sent import ListReferralsSchema, NewReferralSchema
from api.referrals.show import show, show_all
from api.referrals.submit import NewReferral, submit
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.idempotency import IdempotencyKeyReused, RequestInFlight
from api.web.problems import NotFound

blp = Blueprint(
    "referrals", __name__, url_prefix="/v1/referrals", description="From submission to outcome."
)
READERS = ("referrals:read", "referrals:self", "intake:read")


@blp.post("")
@blp.requires("referrals:write")
@blp.creates
@blp.arguments(NewReferralSchema())
@screened
@transactional
@blp.response(201, SubmittedReferralSchema(), description="Saved; the member decides next.")
@blp.raises(
    CommunitySuspended,
    DuplicateOpenReferral,
    MinorNotServed,
    RequestInFlight,
    IdempotencyKeyReused,
)
def submit_referral(
    session: Session, actor: Actor, new: NewReferral, screening: Screening
) -> tuple[Any, int, dict[str, str]]:
    """Submit a referral for a member who agreed to be referred.

    The text and screeners are screened first, without the database. Whatever the level, the
    referral goes on; `crisis` says whether help must be shown first.
    """
    referral = submit(session, new, screening, by=actor)
    shown = show(session, referral, to=actor)
    answer = {name: getattr(shown, name) for name in shown.__slots__}
    answer["crisis"] = compact_block(
        screening.level, screening.domains, lang=spoken_with(new.member.languages)
    )
    TALLY.shown_in_referral(screening.level)
    return answer, 201, {"Location": f"/v1/referrals/{referral.id}"}


@blp.get("")
@blp.requires(*READERS)
@blp.arguments(ListReferralsSchema(), location="query")
@transactional
@blp.response(200, ReferralPageSchema(), description="Newest first.")
def list_own_referrals(
    session: Session, actor: Actor, ask: dict[str, Any]
) -> tuple[dict[str, Any], int, dict[str, str]]:
    """List your referrals.

    A platform sees those of its communities, a member their own, a clinician those they hold.
    """
    reference = ask["reference"]
    return newest_first(
        lambda before, limit: list_referrals(
            session, by=actor, reference=reference, before=before, limit=limit
        ),
        ask,
        "referrals",
        reference,
        by=actor,
        shape=lambda rows: show_all(session, rows, to=actor),
    )


@blp.get("/lifecycle")
@blp.public
@blp.response(200, LifecycleSchema(), description="States and transitions.")
def get_lifecycle() -> dict[str, Any]:
    """Get the life of a referral as the table that the server itself follows."""
    states = [
        {"status": status, "fhir_task_status": task, "terminal": not is_open(status)}
        for status, task in FHIR_TASK_STATUS.items()
    ]
    return {"states": states, "transitions": TRANSITIONS}


@blp.get("/<uuid:referral_id>")
@blp.requires(*READERS)
@transactional
@blp.response(200, ReferralSchema(), description="As you may see it.")
@blp.raises(NotFound)
def get_referral(session: Session, actor: Actor, referral_id: UUID) -> Any:
    """Get a referral as you may see it."""
    return show(session, find_referral(session, referral_id, by=actor), to=actor)


@blp.get("/<uuid:referral_id>/actions")
@blp.requires(*READERS)
@transactional
@blp.response(200, ActionsSchema(), description="Allowed and blocked.")
@blp.raises(NotFound)
def list_referral_actions(session: Session, actor: Actor, referral_id: UUID) -> dict[str, Any]:
    """List what you can do with a referral now, and why not the rest."""
    referral = find_referral(session, referral_id, by=actor)
    return {"items": list_actions(session, referral, to=actor)}
