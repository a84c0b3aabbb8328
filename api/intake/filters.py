"""What a clinician asks of the queue: filters, stretches of its order, marks in time."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from api.communities.models import AgeGroup
from api.crisis.levels import Level
from api.referrals.codes import Priority

PRIORITIES = (Priority.URGENT, Priority.ROUTINE)
LEVELS = (Level.L3, Level.L2, Level.L1, Level.L0)
"""A card's ranks are the places in these two."""

Key = tuple[int, int, datetime, UUID]
"""Where a card stands: risk, priority, due time, and age by its time-ordered id."""

Stretch = tuple[Key, tuple[int, int]]
"""A part of that order: behind the first, and before these two ranks."""

_EARLIEST = datetime(1, 1, 1, tzinfo=UTC)
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Filters:
    """Each narrows what the clinician may see anyway; `language` is a primary subtag."""

    jurisdiction: str | None = None
    language: str | None = None
    topic: str | None = None
    age_group: AgeGroup | None = None
    risk: Level | None = None
    priority: Priority | None = None

    def __iter__(self) -> Any:
        """Give the values, for what is bound to them: a cursor, a token."""
        return iter(astuple(self))

    def stretches(self, after: Key | None) -> Sequence[Stretch]:
        """Return the stretches of the order in which cards of this risk and priority stand.

        Ranks lead the order, so each is one range of the index and no card beside it is read.
        """
        risks = [LEVELS.index(self.risk)] if self.risk else list(range(len(LEVELS)))
        if self.priority:
            rank = PRIORITIES.index(self.priority)
            found = [_stretch((risk, rank), (risk, rank + 1)) for risk in risks]
        else:
            found = [_stretch((risks[0], 0), (risks[-1] + 1, 0))]
        if after is None:
            return found
        return [(max(low, after), end) for low, end in found if after[:2] < end]


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment in the order of commits, and what the clinician could see at it.

    `oldest` is the oldest transaction that was still running, `snapshot` all that were; `version`
    is that of the clinician's own profile.
    """

    at: datetime
    oldest: int
    snapshot: str
    places: Sequence[str]
    version: int


@dataclass(frozen=True, slots=True)
class Asked:
    """One look: a page behind `after`, in the walk that began at `walk`, or changes `since`."""

    filters: Filters
    limit: int
    after: Key | None = None
    walk: Mark | None = None
    since: Mark | None = None


def _stretch(ranks: tuple[int, int], end: tuple[int, int]) -> Stretch:
    return (*ranks, _EARLIEST, _NOBODY), end
