"""The routes of the queue: look at blind cards, wait for new ones, claim the next one."""

from dataclasses import astuple
from datetime import datetime
from functools import partial
from typing import Any, cast
from uuid import UUID

from flask import Flask, Response, current_app
from sqlalchemy import Row
from sqlalchemy.orm import Session

from api.clinicians.problems import ClinicianSuspended
from api.communities.models import AgeGroup
from api.db.transactional import transactional
from api.intake.claim_next import claim_next
from api.intake.filters import LEVELS, PRIORITIES, Asked, Filters, Key, Mark
from api.intake.look import Look, look
from api.intake.problems import ChangesGone
from api.intake.schemas import (
    ClaimNextSchema,
    IntakeQueueSchema,
    NextClaimSchema,
    QueueArguments,
    QueueQuery,
)
from api.intake.wait import WaitingRoom
from api.referrals.problems import AtCapacity, MinorNotServed
from api.referrals.routes.minors import minors_in
from api.referrals.show import show
from api.web.api import Blueprint
from api.web.auth import Actor, current_actor
from api.web.pagination import next_link, open_cursor, seal_cursor

_ROOM = "warmhandoff.waiting_room"
_RANKS = 4  # members of a key
blp = Blueprint(
    "intake", __name__, url_prefix="/v1/intake-queue", description="Waiting referrals, blind."
)


def seat(app: Flask, room: WaitingRoom) -> None:
    """Give the app the room in which polls wait (only `create_app` does)."""
    app.extensions[_ROOM] = room


@blp.get("")
@blp.requires("intake:read")
@blp.arguments(QueueArguments(), location="query")
@blp.response(200, IntakeQueueSchema(), description="By risk, priority, due time and age.")
@blp.raises(ChangesGone)
def read_intake_queue(query: QueueQuery) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Read the cards of referrals that wait where you are licensed today.

    A card names nobody and holds no word of the member; claim it to read what they agreed to.
    Cards that do not match what the member must have, or what you offer, are left out, so a page
    can be short: go on while there is a `next_cursor`. With `wait` an empty answer is held back
    until there is work; where many wait already, or in the middle of a walk, it comes at once:
    then ask again after five seconds. With `since` only changes come.
    """
    asked = _asked(query, scope := (current_actor().id, *query.filters))
    room = cast("WaitingRoom", current_app.extensions[_ROOM])
    found = room.until_found(partial(_look, asked), 0 if query.cursor else query.wait)
    return _page(found, scope)


@blp.post("/claims")
@blp.requires("intake:claim")
@blp.arguments(ClaimNextSchema())
@transactional
@blp.response(200, NextClaimSchema(), description="Yours until the lease ends.")
@blp.nothing("Nothing waits that you may claim.")
@blp.raises(AtCapacity, ClinicianSuspended, MinorNotServed)
def claim_next_referral(session: Session, actor: Actor, filters: Filters) -> Any:
    """Claim the most pressing referral; no two clinicians get the same one."""
    referral = claim_next(session, filters, by=actor, minors_in=minors_in())
    if referral is None:
        return Response(status=204)
    shown = show(session, referral, to=actor)
    return {"referral": shown, "claim": shown.claim}


@transactional
def _look(session: Session, actor: Actor, asked: Asked) -> Look:
    return look(session, asked, by=actor)


def _asked(query: QueueQuery, scope: tuple[Any, ...]) -> Asked:
    """Open what an earlier answer gave; only the same caller with the same filters may use it."""
    key = open_cursor(query.cursor, "queue", *scope)
    since = open_cursor(query.since, "changes", *scope)
    return Asked(
        query.filters,
        query.limit,
        after=_key(key) if key else None,
        walk=_mark(key[_RANKS:]) if key else None,
        since=_mark(since) if since else None,
    )


def _key(values: list[Any]) -> Key:
    return values[0], values[1], datetime.fromisoformat(values[2]), UUID(values[3])


def _mark(values: list[Any]) -> Mark:
    return Mark(datetime.fromisoformat(values[0]), *values[1:])


def _page(found: Look, scope: tuple[Any, ...]) -> tuple[dict[str, Any], int, dict[str, str]]:
    mark = astuple(found.mark)
    key = found.next_key and (*found.next_key, *mark)
    cursor = seal_cursor(key, "queue", *scope)
    body = {
        "items": [_blind(card) for card in found.cards],
        "gone": found.gone,
        "next_cursor": cursor,
        "since": seal_cursor(mark, "changes", *scope),
    }
    return body, 200, next_link(cursor)


def _blind(card: Row[Any]) -> dict[str, Any]:
    return {
        "referral_id": card.referral_id,
        "jurisdiction": card.jurisdiction,
        "risk": LEVELS[card.risk_rank],
        "priority": PRIORITIES[card.priority_rank],
        "topics": card.topics,
        "age_group": AgeGroup(card.age_group),
        "languages": card.languages,
        "queued_at": card.queued_at,
        "due_at": card.due_at,
    }
