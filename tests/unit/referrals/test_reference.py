"""Reference data past its day of review: each kind is named from the day after on."""

from datetime import date, timedelta

from api.clinicians.compact import COMPACT
from api.crisis.lines import DIRECTORY
from api.referrals.minors import ROWS
from api.referrals.reference import overdue

LINES_DUE = min(line.verified_on for line in DIRECTORY) + timedelta(days=90)
RULES_DUE = min(row.review_by for row in ROWS.values())
ONE_DAY = timedelta(days=1)


def kinds_on(day: date) -> set[str]:
    return {each.kind for each in overdue(day)}


def test_nothing_is_named_on_its_last_day_and_each_on_the_next() -> None:
    for kind, last in (
        ("crisis line", LINES_DUE),
        ("rule for minors", RULES_DUE),
        ("compact", COMPACT.review_by),
    ):
        assert kind not in kinds_on(last)
        assert kind in kinds_on(last + ONE_DAY)


def test_all_of_it_is_named_in_the_end() -> None:
    found = overdue(max(LINES_DUE, RULES_DUE, COMPACT.review_by) + timedelta(days=400))
    assert len(found) == len(list(DIRECTORY)) + len(ROWS) + 1
