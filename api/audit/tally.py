"""Keeping the counts of what was shown in a crisis, by day; nobody can be found in them."""

from collections.abc import Mapping

from sqlalchemy import extract, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.audit.models import CrisisTally
from api.clock import utc_now
from api.crisis.tally import Count

SMALLEST = 5
"""A smaller count is told as fewer than this: a handful could be somebody."""


def keep_counts(session: Session, counts: Mapping[Count, int]) -> None:
    """Add counts to today's."""
    today = utc_now().date()
    rows = [
        {"day": today, "kind": kind.value, "name": name, "count": count}
        for (kind, name), count in sorted(counts.items())
    ]
    insertion = insert(CrisisTally).values(rows)
    session.execute(
        insertion.on_conflict_do_update(
            index_elements=["day", "kind", "name"],
            set_={"count": CrisisTally.count + insertion.excluded.count},
        )
    )


def counts_of_year(session: Session, year: int) -> dict[str, dict[str, int | None]]:
    """Return a year's counts by kind and name; None stands for fewer than `SMALLEST`."""
    rows = session.execute(
        select(CrisisTally.kind, CrisisTally.name, func.sum(CrisisTally.count).label("total"))
        .where(extract("year", CrisisTally.day) == year)
        .group_by(CrisisTally.kind, CrisisTally.name)
        .order_by(CrisisTally.kind, CrisisTally.name)
    )
    found: dict[str, dict[str, int | None]] = {}
    for row in rows:
        count = int(row.total)
        found.setdefault(row.kind, {})[row.name] = count if count >= SMALLEST else None
    return found
