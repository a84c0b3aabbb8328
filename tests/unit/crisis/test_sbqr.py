"""SBQ-R: every way to answer it, against the cut points as they are published."""

import pytest

from api.crisis.levels import Level
from tests.unit.crisis.scoring import GARBLED, MISSING, NO, REFUSED, level_of, scored, vectors

UNREAD = (REFUSED, MISSING, GARBLED)
LOWEST: dict[str, object] = {"1": 1, "2": 1, "3": 1, "4": 0}


def by_the_cut_points(first: object, second: object, third: object, fourth: object) -> Level:
    answers = (first, second, third, fourth)
    if answers == (MISSING,) * 4:
        return Level.L1
    if fourth in (3, 4, 5, 6):
        return Level.L3
    read = [answer for answer in answers if isinstance(answer, int)]
    is_low = len(read) == len(answers) and first == 1 and sum(read) < 7
    return Level.L0 if is_low else Level.L2


def test_every_vector_gets_the_level_of_its_cut_points() -> None:
    scales = ((*range(low, high), *UNREAD) for low, high in ((1, 5), (1, 6), (1, 4), (0, 7)))
    count = 0
    for answers, sent in vectors("1234", *scales):
        assert level_of("sbq-r", sent) == by_the_cut_points(*answers), answers
        count += 1
    assert count == 7 * 8 * 6 * 10


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (LOWEST, (Level.L0, [])),
        (LOWEST | {"1": 2}, (Level.L2, ["screener.sbqr.positive"])),
        (LOWEST | {"2": 4, "4": 1}, (Level.L2, ["screener.sbqr.positive"])),
        (LOWEST | {"2": 4}, (Level.L0, [])),
        (LOWEST | {"4": 3}, (Level.L3, ["screener.sbqr.item4"])),
        (LOWEST | {"2": None}, (Level.L2, ["screener.sbqr.unclear"])),
        ({"total": 12}, (Level.L2, ["screener.sbqr.unclear"])),
    ],
)
def test_rule_says_which_cut_decided(
    answers: dict[str, object], expected: tuple[Level, list[str]]
) -> None:
    assert scored("SBQ-R", answers) == expected


@pytest.mark.parametrize(("item", "off"), [("1", 0), ("2", 6), ("3", 4), ("4", 7), ("1", True)])
def test_score_is_garbled_when_it_is_off_its_scale(item: str, off: object) -> None:
    assert scored("sbq-r", LOWEST | {item: off}) == (Level.L2, ["screener.sbqr.unclear"])


def test_score_may_be_written_as_it_was_marked() -> None:
    assert level_of("sbq-r", LOWEST | {"3": "2a"}) == Level.L0
    assert level_of("sbq-r", LOWEST | {"1": "3B"}) == Level.L2


def test_worse_score_wins_when_an_item_is_answered_twice() -> None:
    assert level_of("sbq-r", LOWEST | {"q4": 6}) == Level.L3
    assert level_of("sbq-r", LOWEST | {"4": 5, "q4": NO}) == Level.L3
    assert level_of("sbq-r", LOWEST | {"q4": "?"}) == Level.L2
