"""C-SSRS screener: every way to answer it, against the triage points as a table."""

from collections.abc import Sequence
from itertools import product

import pytest

from api.crisis.levels import Level
from tests.unit.crisis.scoring import (
    GARBLED,
    MISSING,
    NO,
    REFUSED,
    WAYS,
    YES,
    level_of,
    scored,
    vectors,
)

# Items 1 2 3 4 5, 6 ever, 6 in the past three months; the first row that fits decides.
# n: a plain no. ?: anything else. !: anything else that was said. .: whatever it is.
TABLE = """
. . . ! . . .  L3
. . . . ! . .  L3
. ? . ? . . .  L3
. ? . . ? . .  L3
. . . . . . !  L3
. . . . . ? ?  L3
. . ! . . . .  L2
. ? ? . . . .  L2
. . . . . ? n  L2
? . . . . . .  L2
. ? . . . . .  L2
. . . . . . .  L0
"""
FITS = {
    "n": {NO},
    "?": {YES, REFUSED, MISSING, GARBLED},
    "!": {YES, REFUSED, GARBLED},
    ".": set(WAYS),
}
ROWS = [
    ([FITS[sign] for sign in signs], Level(level))
    for *signs, level in map(str.split, TABLE.strip().splitlines())
]
NO_TO_ALL = dict.fromkeys("126", NO)


def in_the_table(answers: Sequence[object]) -> Level:
    if set(answers) == {MISSING}:
        return Level.L1
    return next(
        level
        for row, level in ROWS
        if all(answer in fits for answer, fits in zip(answers, row, strict=True))
    )


def test_every_vector_of_the_six_items_is_at_its_place_in_the_table() -> None:
    count = 0
    for answers, sent in vectors("123456", *[WAYS] * 6):
        assert level_of("c-ssrs", sent) == in_the_table((*answers, MISSING)), answers
        count += 1
    assert count == 5**6


def test_every_recency_of_item_six_is_at_its_place_in_the_table() -> None:
    few = (YES, NO, MISSING)
    for answers, sent in vectors(("1", "2", "3", "4", "6a", "6b"), *[few] * 4, *[WAYS] * 2):
        *ideation, ever, recently = answers
        expected = in_the_table((*ideation, NO, ever, recently))
        assert level_of("c-ssrs", sent | {"5": NO}) == expected, answers


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (NO_TO_ALL, (Level.L0, [])),
        (NO_TO_ALL | {"1": YES}, (Level.L2, ["screener.cssrs.low"])),
        (NO_TO_ALL | {"1": REFUSED}, (Level.L2, ["screener.cssrs.low_unclear"])),
        (NO_TO_ALL | {"3": YES}, (Level.L2, ["screener.cssrs.moderate"])),
        (NO_TO_ALL | {"4": YES}, (Level.L3, ["screener.cssrs.high"])),
        (NO_TO_ALL | {"2": YES}, (Level.L3, ["screener.cssrs.high_unclear"])),
        ({"1": YES, "2": YES, **dict.fromkeys("3456", NO)}, (Level.L2, ["screener.cssrs.low"])),
        (NO_TO_ALL | {"6": YES}, (Level.L3, ["screener.cssrs.high_unclear"])),
        (NO_TO_ALL | {"6": YES, "6b": NO}, (Level.L2, ["screener.cssrs.moderate"])),
        (NO_TO_ALL | {"6": YES, "6b": YES}, (Level.L3, ["screener.cssrs.high"])),
        (NO_TO_ALL | {"6": NO, "6b": YES}, (Level.L3, ["screener.cssrs.high"])),
    ],
)
def test_rule_names_the_triage_and_whether_it_is_sure(
    answers: dict[str, object], expected: tuple[Level, list[str]]
) -> None:
    assert scored("c-ssrs", answers) == expected


@pytest.mark.parametrize("ever", ["6", "6a", "6_lifetime", "Q6 Lifetime", "cssrs_6a", "c-ssrs-6"])
@pytest.mark.parametrize(
    "recently", ["6b", "6_3months", "6_past_3_months", "Q6B", "cssrs-6-last-3-months", "6.recent"]
)
def test_code_is_known_when_it_is_written_otherwise(ever: str, recently: str) -> None:
    ideation = dict.fromkeys("12", NO)
    for answer, level in ((NO, Level.L2), (YES, Level.L3)):
        assert level_of("c-ssrs", ideation | {ever: YES, recently: answer}) == level
    assert level_of("c-ssrs", ideation | {ever: NO, recently: NO}) == Level.L0


@pytest.mark.parametrize("code", ["7", "6_when", "wish", "44260-8"])
def test_yes_is_not_lost_when_its_code_is_unknown(code: str) -> None:
    assert level_of("c-ssrs", NO_TO_ALL | {code: "2019"}) == Level.L0
    assert level_of("c-ssrs", NO_TO_ALL | {code: True}) == Level.L2


def test_booleans_are_answers() -> None:
    for four, recently in product((True, False), repeat=2):
        answers = dict.fromkeys("12356", True) | {"4": four, "5": False, "6b": recently}
        expected = Level.L3 if four or recently else Level.L2
        assert level_of("c-ssrs", answers) == expected


@pytest.mark.parametrize(
    "name", ["c-ssrs", "cssrs", "C-SSRS Screener", "columbia", "C_SSRS", "c-ssrs screen"]
)
def test_instrument_is_known_by_its_common_names(name: str) -> None:
    assert level_of(name, NO_TO_ALL | {"5": YES}) == Level.L3
