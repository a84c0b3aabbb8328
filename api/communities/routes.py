"""The routes of the public directory."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.communities.find import find_entry, list_entries
from api.communities.models import DirectoryEntry
from api.communities.schemas import (
    DirectoryArguments,
    DirectoryEntrySchema,
    DirectoryPageSchema,
)
from api.db.transactional import in_public
from api.web.api import Blueprint
from api.web.pagination import Page, next_link, open_cursor, seal_cursor
from api.web.problems import NotFound

blp = Blueprint(
    "communities",
    __name__,
    url_prefix="/v1/communities",
    description="Peer-support communities that people can turn to.",
)


@blp.get("")
@blp.public
@blp.arguments(DirectoryArguments(), location="query")
@in_public
@blp.response(200, DirectoryPageSchema(), description="By name.")
def list_communities(
    session: Session, ask: dict[str, Any]
) -> tuple[dict[str, Any], int, dict[str, str]]:
    """List communities, or those on one topic, with the source of each fact."""
    topic, limit = ask["topic"], ask["limit"]
    key = open_cursor(ask["cursor"], "communities", topic)
    rows = list_entries(session, topic=topic, after=key[0] if key else None, limit=limit + 1)
    page = Page.cut(rows, limit, lambda entry: (entry.slug,))
    cursor = seal_cursor(page.next_key, "communities", topic)
    return {"items": page.items, "next_cursor": cursor}, 200, next_link(cursor)


@blp.get("/<uuid:community_id>")
@blp.public
@in_public
@blp.response(200, DirectoryEntrySchema(), description="The entry.")
@blp.raises(NotFound)
def get_community(session: Session, community_id: UUID) -> DirectoryEntry:
    """Get one community of the directory."""
    return find_entry(session, community_id)
