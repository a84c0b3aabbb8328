"""A thousand sentences of our own: how many are found, and how many are found in vain.

`sentences.tsv` holds level and sentence. Their levels are those of one careful reader, who is no
clinician; floors, not exact results, so that a rule may change what it must. The rules alone are
measured.
"""

from collections import Counter
from pathlib import Path

import pytest

from api.crisis.screen import Level, screen

SENTENCES = [
    (Level(level), text)
    for level, text in (
        line.split("\t")
        for line in Path(__file__).with_name("sentences.tsv").read_text("utf-8").splitlines()
    )
]


@pytest.fixture(scope="module")
def counted() -> Counter[tuple[Level, Level]]:
    """How often which level was expected and which was found."""
    return Counter((expected, screen([text], model=False).level) for expected, text in SENTENCES)


def _share(counted: Counter[tuple[Level, Level]], expected: set[Level], found: set[Level]) -> float:
    of_these = {pair: count for pair, count in counted.items() if pair[0] in expected}
    return sum(count for pair, count in of_these.items() if pair[1] in found) / sum(
        of_these.values()
    )


RISK, CALM = {Level.L2, Level.L3}, {Level.L0, Level.L1}


def test_risk_is_found_when_someone_says_so(counted: Counter[tuple[Level, Level]]) -> None:
    assert _share(counted, RISK, RISK) >= 0.97


def test_danger_is_acute_when_plan_means_or_time_are_named(
    counted: Counter[tuple[Level, Level]],
) -> None:
    assert _share(counted, {Level.L3}, {Level.L3}) >= 0.95


def test_help_seeking_is_left_in_peace_when_nobody_is_at_risk(
    counted: Counter[tuple[Level, Level]],
) -> None:
    assert _share(counted, CALM, RISK) <= 0.01


def test_history_and_denial_get_support_and_no_alarm(
    counted: Counter[tuple[Level, Level]],
) -> None:
    assert _share(counted, {Level.L1}, {Level.L1}) >= 0.95


def test_ordinary_distress_finds_nothing(counted: Counter[tuple[Level, Level]]) -> None:
    assert _share(counted, {Level.L0}, {Level.L0}) >= 0.98
