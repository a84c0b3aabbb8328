"""`warmhandoff review`: for a scheduled job, whose failure wakes somebody."""

from datetime import timedelta

from click.testing import CliRunner, Result

from api import clock
from api.cli.review import review
from api.clinicians.compact import COMPACT
from api.crisis.lines import DIRECTORY
from api.referrals.minors import ROWS

NEWEST = max(line.verified_on for line in DIRECTORY)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(review, arguments)


def test_review_names_nothing_and_succeeds_while_all_is_fresh() -> None:
    ran = run("--today", NEWEST.isoformat())
    assert (ran.exit_code, "us-988" in ran.output) == (0, False)


def test_review_names_all_that_is_due_with_where_to_read_it_and_fails() -> None:
    ran = run("--today", "2028-01-01")
    assert ran.exit_code == 1
    for line in DIRECTORY:
        due_on = line.verified_on + timedelta(days=90)
        assert f"crisis line {line.id}: due since {due_on}, {line.source}" in ran.output
    for row in ROWS.values():
        named = f"rule for minors {row.jurisdiction}: due since {row.review_by}, {row.source.url}"
        assert named in ran.output
    assert f"compact social work: due since {COMPACT.review_by}, https://" in ran.output


def test_review_asks_the_clock_when_no_day_is_given() -> None:
    until = NEWEST + timedelta(days=200) - clock.utc_now().date()
    clock.move(until)
    try:
        assert run().exit_code == 1
    finally:
        clock.move(-until)


def test_review_refuses_a_day_that_is_none() -> None:
    assert run("--today", "soon").exit_code == 2
