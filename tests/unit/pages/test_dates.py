"""Days and moments as a page says them."""

from datetime import UTC, datetime, timedelta, timezone

from api.pages.dates import day, moment

AT = datetime(2026, 3, 1, 23, 5, tzinfo=UTC)


def test_day_is_said_as_each_language_says_it() -> None:
    assert day(AT, "en") == "March 1, 2026"
    assert day(AT, "es") == "1 de marzo de 2026"


def test_moment_is_utc_wherever_it_came_from() -> None:
    elsewhere = AT.astimezone(timezone(timedelta(hours=-5)))
    assert moment(elsewhere, "en") == "March 1, 2026, 23:05 UTC"
    assert moment(elsewhere, "es") == "1 de marzo de 2026, 23:05 UTC"
