"""One look at the queue: a page of it, or what changed since an earlier look."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.orm import Session

from api.intake.filters import Asked, Key, Mark
from api.intake.queue import waiting_cards
from api.intake.since import changes
from api.intake.standing import standing_of
from api.web.auth import Actor


@dataclass(frozen=True, slots=True)
class Look:
    """Cards, ids that wait here no more, where the next page starts, and the mark to go on from.

    The mark is that of the walk's first page: what changes behind somebody who turns pages is
    told by it.
    """

    cards: Sequence[Row[Any]]
    gone: Sequence[UUID]
    next_key: Key | None
    mark: Mark

    @property
    def places(self) -> Sequence[str]:
        """Where new work could come from."""
        return self.mark.places

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to say, so that a poll may go on waiting."""
        return not self.cards and not self.gone and self.next_key is None


def look(session: Session, asked: Asked, *, by: Actor) -> Look:
    """Look once. Raises `ChangesGone` (410) where `since` no longer says what changed."""
    standing = standing_of(session, by.id, asked.filters)
    if asked.since is not None:
        cards, gone = changes(session, standing, asked.filters, asked.since)
        return Look(cards, gone, None, standing.mark)
    found = waiting_cards(session, standing, asked.filters, after=asked.after, limit=asked.limit)
    return Look(found.cards, [], found.next_key, asked.walk or standing.mark)
