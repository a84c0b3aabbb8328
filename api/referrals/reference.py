"""Reference data to be read again: crisis lines, rules for minors, the compact, each by its day."""

from dataclasses import dataclass
from datetime import date

from api.clinicians.compact import COMPACT
from api.crisis.review import FRESH, stale_lines
from api.referrals.minors import ROWS


@dataclass(frozen=True, slots=True)
class Overdue:
    """One fact whose day of review is over, and where it was read."""

    kind: str
    id: str
    due_on: date
    source: str


def overdue(today: date) -> list[Overdue]:
    """Return what should have been read again before this day, kind by kind.

    A line is shown on; a rule for minors opens nothing any more, and the compact counts no more.
    """
    found = [
        Overdue("crisis line", line.id, line.verified_on + FRESH, line.source)
        for line in stale_lines(today)
    ]
    found += [
        Overdue("rule for minors", row.jurisdiction, row.review_by, row.source.url)
        for row in ROWS.values()
        if today > row.review_by
    ]
    if today > COMPACT.review_by:
        found.append(Overdue("compact", "social work", COMPACT.review_by, COMPACT.sources[0].url))
    return found
