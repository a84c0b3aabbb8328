"""Any time, any place: a due time lies on a business day, and no later start is due earlier."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from api.referrals.business_days import after_business_days, is_business_day
from api.referrals.jurisdictions import US_JURISDICTIONS, ZONES, day_in

PLACES = st.sampled_from(sorted(US_JURISDICTIONS))
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
TIMES = st.timedeltas(timedelta(), timedelta(days=6 * 365)).map(lambda passed: FIRST + passed)
DAYS = st.integers(min_value=0, max_value=12)
HOURS = st.integers(min_value=0, max_value=24 * 6)


@given(TIMES, DAYS, PLACES)
def test_due_time_is_on_a_business_day_and_never_sooner_than_in_calendar_days(
    begun: datetime, days: int, place: str
) -> None:
    due = after_business_days(begun, days, place)
    assert is_business_day(day_in(place, due), place)
    zone = ZONES[place]
    waited = due.astimezone(zone).replace(tzinfo=None) - begun.astimezone(zone).replace(tzinfo=None)
    assert waited >= timedelta(days=days)


@given(TIMES, HOURS, DAYS, PLACES)
def test_who_begins_later_is_not_due_earlier(
    begun: datetime, hours: int, days: int, place: str
) -> None:
    later = begun + timedelta(hours=hours)
    assert after_business_days(begun, days, place) <= after_business_days(later, days, place)


@given(TIMES, DAYS, DAYS, PLACES)
def test_days_add_up(begun: datetime, first: int, second: int, place: str) -> None:
    whole = after_business_days(begun, first + second, place)
    assert after_business_days(after_business_days(begun, first, place), second, place) == whole
