"""Business days: when a due time falls that skips the weekends and public holidays of a place.

Calendars change between releases of `holidays`, so a due time is computed once and stored: an
upgrade moves none. Urgent timers run on the clock and never ask here.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from api.referrals.jurisdictions import ZONES

_SATURDAY = 5
_ENDS = 2100  # the calendars say nothing from here on, and say it as "no holiday"
_DAY = timedelta(days=1)


def after_business_days(begun: datetime, days: int, jurisdiction: str) -> datetime:
    """Return the same local time of day on the n-th business day after `begun`; UTC.

    Local is where the member is. What begins on a weekend or holiday begins with the first minute
    of the next business day: otherwise Sunday's deadline could lie before Saturday's. ValueError
    for a time without a zone, a negative number or the year 2100; KeyError for an unknown place.
    """
    if begun.tzinfo is None or days < 0:
        raise ValueError("A business day is counted from an aware time, forwards.")
    zone = ZONES[jurisdiction]
    local = begun.astimezone(zone)
    day, at = local.date(), local.time()
    if not is_business_day(day, jurisdiction):
        day, at = _next_business_day(day, jurisdiction), time.min
    for _ in range(days):
        day = _next_business_day(day, jurisdiction)
    return datetime.combine(day, at, zone).astimezone(UTC)


def is_business_day(day: date, jurisdiction: str) -> bool:
    """Tell whether offices of the state are open: no Saturday, Sunday or public holiday."""
    return day.weekday() < _SATURDAY and day not in _holidays(jurisdiction, day.year)


def _next_business_day(day: date, jurisdiction: str) -> date:
    day += _DAY
    while not is_business_day(day, jurisdiction):
        day += _DAY
    return day


@cache
def _holidays(jurisdiction: str, year: int) -> frozenset[date]:
    """Return a year's public holidays, those observed on another day too.

    Whole years and frozen: the library's own calendar fills itself while it is asked, and a second
    thread that asks meanwhile is told that there is no holiday.
    """
    if year >= _ENDS:
        raise ValueError("The calendars of public holidays end with 2099.")
    from holidays import country_holidays  # noqa: PLC0415 - 0.1 s and 17 MB that few programs need

    return frozenset(country_holidays("US", subdiv=jurisdiction, years=year, expand=False))
