"""Business days: where the member is, by the calendar of that place, and never a moment twice."""

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta

import pytest
from holidays import country_holidays

from api.referrals.business_days import after_business_days, is_business_day
from api.referrals.jurisdictions import US_JURISDICTIONS, ZONES, day_in

WHOLE = {
    place: country_holidays("US", subdiv=place, years=range(2025, 2030))
    for place in ("NY", "TX", "PR")
}
# Who, begun (local), business days, due (local).
VECTORS = [
    ("NY", "2026-11-25T10:30", 2, "2026-11-30T10:30"),  # Thanksgiving, then Friday
    ("CA", "2026-11-25T10:30", 2, "2026-12-01T10:30"),  # the day after it is kept too
    ("TX", "2026-11-25T10:30", 2, "2026-12-01T10:30"),
    ("MA", "2026-07-02T15:00", 1, "2026-07-03T15:00"),  # does not move Saturday's holiday
    ("NY", "2026-07-02T15:00", 1, "2026-07-06T15:00"),  # keeps it on Friday
    ("MA", "2026-07-03T15:00", 1, "2026-07-06T15:00"),
    ("NY", "2026-07-03T15:00", 1, "2026-07-07T00:00"),  # all of Monday
    ("NY", "2027-12-30T12:00", 1, "2028-01-03T12:00"),  # New Year's Day is kept in the year before
    ("MA", "2027-12-30T12:00", 1, "2027-12-31T12:00"),
    ("NY", "2026-03-06T15:00", 1, "2026-03-09T15:00"),  # the clocks went forward
    ("NY", "2026-10-30T15:00", 1, "2026-11-02T15:00"),  # and back
    ("NY", "2026-11-21T09:00", 0, "2026-11-23T00:00"),  # none: a Saturday waits for Monday
    ("NY", "2026-11-20T09:00", 0, "2026-11-20T09:00"),
    ("NY", "2026-11-21T09:00", 5, "2026-12-01T00:00"),
    ("PR", "2026-11-18T09:00", 1, "2026-11-20T09:00"),  # days that only they keep
    ("GU", "2026-07-20T09:00", 1, "2026-07-22T09:00"),
    ("VI", "2028-12-22T09:00", 1, "2028-12-27T09:00"),
    ("NY", "2026-11-18T09:00", 1, "2026-11-19T09:00"),
]


@pytest.mark.parametrize(("place", "begun", "days", "due"), VECTORS)
def test_due_time_skips_weekends_and_the_holidays_of_the_place(
    place: str, begun: str, days: int, due: str
) -> None:
    zone = ZONES[place]
    start = datetime.fromisoformat(begun).replace(tzinfo=zone).astimezone(UTC)
    found = after_business_days(start, days, place)
    assert found.tzinfo is UTC
    assert found.astimezone(zone).replace(tzinfo=None) == datetime.fromisoformat(due)


def test_day_is_that_of_the_place_and_not_of_utc() -> None:
    friday_evening = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)  # Friday 17:00 in Honolulu
    assert after_business_days(friday_evening, 1, "HI") == datetime(2026, 11, 24, 3, tzinfo=UTC)
    assert day_in("HI", friday_evening) == date(2026, 11, 20)
    assert day_in("GU", friday_evening) == date(2026, 11, 21)


@pytest.mark.parametrize("place", sorted(US_JURISDICTIONS))
def test_every_place_has_a_zone_and_a_calendar(place: str) -> None:
    assert not is_business_day(date(2026, 12, 25), place)
    assert is_business_day(date(2026, 12, 9), place)
    noon = datetime.combine(date(2026, 12, 9), time(12), ZONES[place])
    assert timedelta(hours=-11) <= (noon.utcoffset() or timedelta()) <= timedelta(hours=10)


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_year_on_its_own_misses_no_day_that_the_whole_calendar_knows(year: int) -> None:
    for place, whole in WHOLE.items():
        days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
        weekdays = [day for day in days if day.weekday() < 5]
        assert [is_business_day(day, place) for day in weekdays] == [
            day not in whole for day in weekdays
        ]


def test_time_that_cannot_be_counted_is_refused() -> None:
    begun = datetime(2026, 11, 20, 9, tzinfo=UTC)
    with pytest.raises(ValueError, match="aware time"):
        after_business_days(begun.replace(tzinfo=None), 1, "NY")
    with pytest.raises(ValueError, match="forwards"):
        after_business_days(begun, -1, "NY")
    with pytest.raises(ValueError, match="2099"):
        after_business_days(datetime(2099, 12, 31, 12, tzinfo=UTC), 1, "NY")
    with pytest.raises(KeyError):
        after_business_days(begun, 1, "New York")


def test_library_is_not_loaded_before_somebody_counts() -> None:
    code = "import sys, api.referrals.business_days; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
