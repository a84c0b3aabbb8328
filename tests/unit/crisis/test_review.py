"""The review: a fact that nobody has checked for over 90 days is named."""

from datetime import date, timedelta

from api.crisis.lines import DIRECTORY
from api.crisis.review import FRESH, stale_lines

OLDEST = min(line.verified_on for line in DIRECTORY)
NEWEST = max(line.verified_on for line in DIRECTORY)


def test_nothing_is_named_on_the_last_day_on_which_all_are_fresh() -> None:
    assert FRESH.days == 90
    assert stale_lines(OLDEST + FRESH) == []


def test_line_is_named_one_day_later() -> None:
    stale = stale_lines(OLDEST + FRESH + timedelta(days=1))
    assert {line.verified_on for line in stale} == {OLDEST}


def test_every_line_is_named_in_the_end_the_oldest_first() -> None:
    stale = stale_lines(NEWEST + timedelta(days=400))
    assert len(stale) == len(list(DIRECTORY))
    assert [line.verified_on for line in stale] == sorted(line.verified_on for line in stale)


def test_nothing_is_stale_before_it_was_checked() -> None:
    assert stale_lines(date(2000, 1, 1)) == []
