"""The route of the feed."""

from typing import Any

from sqlalchemy.orm import Session

from api.db.transactional import transactional
from api.events.find import forgotten_position, read_feed
from api.events.problems import PositionGone
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
@blp.raises(PositionGone)
def read_events(session: Session, actor: Actor, ask: dict[str, Any]) -> dict[str, Any]:
    """Read what happened to your referrals, as far as each member shares it back.

    Keep `next_after` and ask again: nothing is missed. What a member takes back leaves the feed,
    so positions may have gaps. Events are kept for a year: whoever asks from before that is told
    so (410) and where to go on.
    """
    after = ask["after"]
    rows = read_feed(session, platform_id=actor.id, after=after or 0, limit=ask["limit"])
    gone = forgotten_position(session, actor.id)
    if after is not None and after < gone:
        raise PositionGone(continue_after=gone)
    return {"items": rows, "next_after": rows[-1].position if rows else max(after or 0, gone)}
