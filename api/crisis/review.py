"""The review of the lines: which facts were last checked too long ago to be relied upon."""

from datetime import date, timedelta

from api.crisis.lines import DIRECTORY, Line

FRESH = timedelta(days=90)
"""How long a fact is relied upon before somebody calls, or reads the source, again."""


def stale_lines(today: date) -> list[Line]:
    """Return the lines that were verified over 90 days ago, the oldest first."""
    stale = [line for line in DIRECTORY if today - line.verified_on > FRESH]
    return sorted(stale, key=lambda line: line.verified_on)
