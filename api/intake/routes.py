"""The routes of the queue: look at blind cards, claim the next one."""

from typing import Any

from flask import Response
from sqlalchemy.orm import Session

from api.clinicians.problems import ClinicianSuspended
from api.crisis.levels import Level
from api.db.transactional import transactional
from api.intake.claim_next import claim_next
from api.intake.queue import key_of, waiting_cards
from api.intake.schemas import (
    ClaimNextSchema,
    IntakeQueueSchema,
    NextClaimSchema,
    QueueArguments,
)
from api.referrals.codes import Priority
from api.referrals.models import IntakeCard
from api.referrals.problems import AtCapacity
from api.referrals.show import show
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.pagination import Page, next_link, open_cursor, seal_cursor

blp = Blueprint(
    "intake", __name__, url_prefix="/v1/intake-queue", description="Waiting referrals, blind."
)
_PRIORITIES = (Priority.URGENT, Priority.ROUTINE)
_LEVELS = (Level.L3, Level.L2, Level.L1, Level.L0)


@blp.get("")
@blp.requires("intake:read")
@blp.arguments(QueueArguments(), location="query")
@transactional
@blp.response(200, IntakeQueueSchema(), description="By risk, priority, due time and age.")
def read_intake_queue(
    session: Session, actor: Actor, ask: dict[str, Any]
) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Read the cards of referrals that wait where you are licensed today.

    A card names nobody and holds no word of the member; claim it to read what they agreed to.
    """
    only, limit = ask["jurisdiction"], ask["limit"]
    after = open_cursor(ask["cursor"], actor.id, "queue", only)
    rows = waiting_cards(session, actor.id, only=only, after=after, limit=limit + 1)
    page = Page.cut(rows, limit, key_of)
    cursor = seal_cursor(page.next_key, actor.id, "queue", only)
    items = [_blind(card) for card in page.items]
    return {"items": items, "next_cursor": cursor}, 200, next_link(cursor)


@blp.post("/claims")
@blp.requires("intake:claim")
@blp.arguments(ClaimNextSchema())
@transactional
@blp.response(200, NextClaimSchema(), description="Yours until the lease ends.")
@blp.nothing("Nothing waits where you are licensed.")
@blp.raises(AtCapacity, ClinicianSuspended)
def claim_next_referral(session: Session, actor: Actor, ask: dict[str, Any]) -> Any:
    """Claim the most pressing referral; no two clinicians get the same one."""
    referral = claim_next(session, only=ask["jurisdiction"], by=actor)
    if referral is None:
        return Response(status=204)
    shown = show(session, referral, to=actor)
    return {"referral": shown, "claim": shown.claim}


def _blind(card: IntakeCard) -> dict[str, Any]:
    return {
        "referral_id": card.referral_id,
        "jurisdiction": card.jurisdiction,
        "risk": _LEVELS[card.risk_rank],
        "priority": _PRIORITIES[card.priority_rank],
        "topics": card.topics,
        "age_group": card.age_group,
        "languages": card.languages,
        "queued_at": card.queued_at,
        "due_at": card.due_at,
    }
