"""Days and moments as a page says them."""

from datetime import UTC, datetime, timedelta, timezone

from api.pages.dates import day, meeting, moment, price

AT = datetime(2026, 3, 1, 23, 5, tzinfo=UTC)


def test_day_is_said_as_each_language_says_it() -> None:
    assert day(AT, "en") == "March 1, 2026"
    assert day(AT, "es") == "1 de marzo de 2026"
    assert day(AT.date(), "en") == "March 1, 2026"


def test_moment_is_utc_wherever_it_came_from() -> None:
    elsewhere = AT.astimezone(timezone(timedelta(hours=-5)))
    assert moment(elsewhere, "en") == "March 1, 2026, 23:05 UTC"
    assert moment(elsewhere, "es") == "1 de marzo de 2026, 23:05 UTC"


def test_meeting_is_in_the_time_of_the_place_where_it_is() -> None:
    assert meeting(AT, "America/New_York", "en") == "Sunday, March 1, 2026, 6:05 PM (New York time)"
    assert (
        meeting(AT, "Pacific/Guam", "es") == "lunes, 2 de marzo de 2026, 9:05 a. m. (hora de Guam)"
    )
    midnight = AT + timedelta(hours=6)
    assert "March 2, 2026, 12:05 AM" in meeting(midnight, "America/New_York", "en")
    assert "12:05 PM" in meeting(midnight + timedelta(hours=12), "America/New_York", "en")


def test_price_is_in_dollars() -> None:
    assert [price(cents) for cents in (0, 9_950, 12_000, 123_405)] == [
        "$0",
        "$99.50",
        "$120",
        "$1,234.05",
    ]
