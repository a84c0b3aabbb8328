"""Paging a list that is ordered newest first by its time-ordered id."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from api.web.auth import Actor
from api.web.pagination import Page, next_link, open_cursor, seal_cursor


def newest_first(
    fetch: Callable[[UUID | None, int], Sequence[Any]],
    ask: dict[str, Any],
    *scope: object,
    by: Actor,
    shape: Callable[[Sequence[Any]], Sequence[Any]],
) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Answer one page: `fetch(before, limit)` reads rows, `shape` makes them items."""
    key = open_cursor(ask["cursor"], by.id, *scope)
    rows = fetch(UUID(key[0]) if key else None, ask["limit"] + 1)
    page = Page.cut(rows, ask["limit"], lambda row: (row.id,))
    cursor = seal_cursor(page.next_key, by.id, *scope)
    return {"items": shape(page.items), "next_cursor": cursor}, 200, next_link(cursor)
