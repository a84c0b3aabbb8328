"""Reading the public directory."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.communities.models import DirectoryEntry
from api.web.problems import NotFound


@dataclass(frozen=True, slots=True)
class Alternative:
    """Somewhere else to turn to; `url` is null where it could not be confirmed."""

    id: UUID
    name: str
    url: str | None


def list_entries(
    session: Session, *, topic: str | None, after: str | None, limit: int
) -> Sequence[DirectoryEntry]:
    """Return entries by slug: those with the topic, or all; `limit` rows behind `after`."""
    query = select(DirectoryEntry).order_by(DirectoryEntry.slug).limit(limit)
    if topic is not None:
        query = query.where(DirectoryEntry.topics.contains([topic]))
    if after is not None:
        query = query.where(DirectoryEntry.slug > after)
    return session.scalars(query).all()


def find_entry(session: Session, entry_id: UUID) -> DirectoryEntry:
    """Return one entry; raises `NotFound` (404)."""
    entry = session.get(DirectoryEntry, entry_id)
    if entry is None:
        raise NotFound
    return entry


def whole_directory(session: Session) -> Sequence[DirectoryEntry]:
    """Return every entry by slug: a few dozen rows of reference data."""
    return session.scalars(select(DirectoryEntry).order_by(DirectoryEntry.slug)).all()


def alternatives_among(
    entries: Sequence[DirectoryEntry], topics: Sequence[str]
) -> list[Alternative]:
    """Return up to five communities: those that share a topic, or else the general ones."""
    close = [entry for entry in entries if set(topics) & set(entry.topics)]
    return [Alternative(e.id, e.name, e.url) for e in (close or entries)[:5]]
