"""Lists that begin with the newest, and the way to what is older."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from flask import request

from api.web.auth import Actor
from api.web.pagination import Page, open_cursor, seal_cursor

Row = TypeVar("Row")


def newest(
    fetch: Callable[[UUID | None, int], Sequence[Row]], what: str, limit: int, *, by: Actor
) -> tuple[Sequence[Row], str | None]:
    """Return the rows of this page and the cursor of the next: `fetch(before, limit)` reads rows.

    Raises `MalformedRequest` (400) for a cursor that was not given to this member.
    """
    key = open_cursor(request.args.get("cursor"), by.id, what)
    rows = fetch(UUID(key[0]) if key else None, limit + 1)
    found = Page.cut(rows, limit, lambda row: (row.id,))
    return found.items, seal_cursor(found.next_key, by.id, what)
