"""Finding a member's ways in: that they are there and since when, never what opens them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.links.models import ConsentLink, ReturnLink
from api.web.auth import Actor


class WayIn(StrEnum):
    """By what a member comes in without an account."""

    CONSENT_LINK = "consent_link"
    RETURN_LINK = "return_link"


@dataclass(frozen=True, slots=True)
class FoundWayIn:
    """A link as its member may know of it."""

    kind: WayIn
    created_at: datetime
    ended_at: datetime | None


def ways_in_of(session: Session, *, by: Actor, limit: int) -> Sequence[FoundWayIn]:
    """Return the member's links, oldest first."""
    consent_links = (
        select(ConsentLink.created_at, ConsentLink.decided_at)
        .where(ConsentLink.platform_id == by.platform_id, ConsentLink.member_id == by.id)
        .order_by(ConsentLink.id)
    )
    return_links = (
        select(ReturnLink.created_at, ReturnLink.ended_at)
        .where(ReturnLink.platform_id == by.platform_id, ReturnLink.member_id == by.id)
        .order_by(ReturnLink.id)
    )
    return [
        FoundWayIn(kind, *row)
        for kind, query in (
            (WayIn.CONSENT_LINK, consent_links),
            (WayIn.RETURN_LINK, return_links),
        )
        for row in session.execute(query.limit(limit))
    ]
