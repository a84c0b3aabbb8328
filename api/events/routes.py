"""The route of the feed."""

from typing import Any

from sqlalchemy.orm import Session

from api.db.transactional import transactional
from api.events.find import read_feed
from api.events.schemas import FeedArguments, FeedSchema
from api.web.api import Blueprint
from api.web.auth import Actor

blp = Blueprint(
    "events", __name__, url_prefix="/v1/events", description="What happened, in order, once each."
)


@blp.get("")
@blp.requires("events:read")
@blp.arguments(FeedArguments(), location="query")
@transactional
@blp.response(200, FeedSchema(), description="In order.")
def read_events(session: Session, actor: Actor, ask: dict[str, Any]) -> dict[str, Any]:
    """Read what happened to your referrals, as far as each member shares it back.

    Keep `next_after` and ask again: nothing is missed. What a member takes back leaves the feed,
    so positions may have gaps.
    """
    after = ask["after"]
    rows = read_feed(session, platform_id=actor.id, after=after, limit=ask["limit"])
    return {"items": rows, "next_after": rows[-1].position if rows else after}
