"""The lists of what does not go on by itself, and what a coordinator does about it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.care.contacts import NewContact
from api.coordination.handed import (
    After,
    Ask,
    HandedOver,
    Overseen,
    after_the_act,
    find_handed,
    list_attempts,
    list_overseen,
)
from api.coordination.schemas.handed import (
    AttemptPageSchema,
    AttemptSchema,
    ClosingSchema,
    HandedOverSchema,
    NewAttemptSchema,
    OverseenArguments,
    OverseenPageSchema,
    OverseenSchema,
    VoidingSchema,
)
from api.db.transactional import transactional
from api.referrals.attempt import record_attempt
from api.referrals.close import close
from api.referrals.problems import (
    CandidatesLeft,
    ContactAttemptNeeded,
    InvalidTransition,
    NoSafeMessage,
)
from api.referrals.reassign import reassign
from api.referrals.routes.pages import newest_first
from api.referrals.void import void_by_operator
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.idempotency import IdempotencyKeyReused, RequestInFlight
from api.web.pagination import Page, PageArguments, next_link, open_cursor, seal_cursor
from api.web.problems import NotFound
from api.web.schema import Nothing

Answer = tuple[dict[str, Any], int, dict[str, str]]
SCOPE = "referrals:coordinate"
OPERATORS = "admin:communities"
lists = Blueprint(
    "oversight",
    __name__,
    url_prefix="/v1/admin/referrals",
    description="What nobody takes, and where nobody acts.",
)
blp = Blueprint(
    "coordination",
    __name__,
    url_prefix="/v1/referrals/<uuid:referral_id>",
    description="A coordinator follows up.",
)


@lists.get("")
@lists.requires(SCOPE, OPERATORS)
@lists.arguments(OverseenArguments(), location="query")
@transactional
@lists.response(200, OverseenPageSchema(), description="What is due first comes first.")
def list_stuck_referrals(session: Session, actor: Actor, ask: dict[str, Any]) -> Answer:
    """List what does not go on by itself.

    A coordinator sees what was handed over, and for what kind of person somebody is looked for;
    an operator sees every community's, and nothing of the person.
    """
    scope = (actor.id, "overseen", ask["list"], ask["community_id"])
    key = open_cursor(ask["cursor"], *scope)
    asked = Ask(ask["list"], ask["community_id"], _after(key) if key else None, ask["limit"] + 1)
    rows = list_overseen(session, asked, by=actor)
    page = Page.cut(rows, ask["limit"], lambda row: (row.due_at, row.id))
    cursor = seal_cursor(page.next_key, *scope)
    return {"items": page.items, "next_cursor": cursor}, 200, next_link(cursor)


def _after(key: list[Any]) -> After:
    return datetime.fromisoformat(key[0]), UUID(key[1])


@lists.get("/<uuid:referral_id>")
@lists.requires(SCOPE)
@transactional
@lists.response(200, HandedOverSchema(), description="And whom you may call.")
@lists.raises(NotFound)
def get_handed_referral(session: Session, actor: Actor, referral_id: UUID) -> HandedOver:  # noqa: ARG001 - any coordinator
    """Get a referral that was handed over."""
    return find_handed(session, referral_id)


@lists.post("/<uuid:referral_id>/void")
@lists.requires(OPERATORS)
@lists.arguments(VoidingSchema())
@transactional
@lists.response(204, description="It has ended; its words are destroyed.")
@lists.raises(InvalidTransition, NotFound, RequestInFlight, IdempotencyKeyReused)
def void_any_referral(
    session: Session, actor: Actor, new: dict[str, Any], referral_id: UUID
) -> None:
    """Void a referral that should never have been.

    In any state, whoever has it, until it has ended; you are told nothing of it. It cannot be taken
    back. Its platform learns of it as far as the member shares, the member in their list; whoever
    held it reads nothing more. A crisis alert that waits stays to be answered.
    """
    void_by_operator(session, referral_id, new["reason"], by=actor)


@blp.post("/attempts")
@blp.requires(SCOPE)
@blp.creates
@blp.arguments(NewAttemptSchema())
@transactional
@blp.response(201, AttemptSchema(), description="Kept for six years, and never changed.")
@blp.raises(NoSafeMessage, NotFound, RequestInFlight, IdempotencyKeyReused)
def record_contact_attempt(
    session: Session, actor: Actor, new: NewContact, referral_id: UUID
) -> Any:
    """Record an attempt to reach the member.

    You have two ways: the platform's crisis contact, whom you call, and the one fixed message,
    which this sends through the member's safe channel. The message is for risk from L2 that the
    platform knows of, and never where it could put the member in danger.
    """
    contact = record_attempt(session, referral_id, new, by=actor)
    return contact, 201, {"Location": f"/v1/referrals/{referral_id}/attempts"}


@blp.get("/attempts")
@blp.requires(SCOPE)
@blp.arguments(PageArguments(), location="query")
@transactional
@blp.response(200, AttemptPageSchema(), description="Everybody's, the last recorded first.")
@blp.raises(NotFound)
def list_contact_attempts(
    session: Session, actor: Actor, ask: dict[str, Any], referral_id: UUID
) -> Answer:
    """List who tried to reach the member, and how it went."""
    return newest_first(
        lambda before, limit: list_attempts(session, referral_id, before=before, limit=limit),
        ask,
        "attempts",
        referral_id,
        by=actor,
        shape=lambda rows: rows,
    )


@blp.post("/reassign")
@blp.requires(SCOPE)
@blp.arguments(Nothing())
@transactional
@blp.response(200, OverseenSchema(), description="It waits for the next clinician.")
@blp.raises(InvalidTransition, NotFound, RequestInFlight, IdempotencyKeyReused)
def reassign_referral(session: Session, actor: Actor, _: Any, referral_id: UUID) -> Overseen:
    """Take a referral from a holder who does not act.

    It comes to the same clinician no more. Where nobody else is left it stays with you, to find
    somebody.
    """
    return after_the_act(reassign(session, referral_id, by=actor))


@blp.post("/close")
@blp.requires(SCOPE)
@blp.arguments(ClosingSchema())
@transactional
@blp.response(200, OverseenSchema(), description="Ended.")
@blp.raises(
    CandidatesLeft,
    ContactAttemptNeeded,
    InvalidTransition,
    NotFound,
    RequestInFlight,
    IdempotencyKeyReused,
)
def close_referral(
    session: Session, actor: Actor, new: dict[str, Any], referral_id: UUID
) -> Overseen:
    """Close a referral on which nobody can help.

    Only after an attempt to reach the member: of the last 7 days, and after the last raise of
    risk. It cannot be taken back; the member's words are destroyed.
    """
    return after_the_act(close(session, referral_id, new["reason"], by=actor))
