"""ASQ: every way to answer it."""

from itertools import product

import pytest

from api.crisis.levels import Level
from tests.unit.crisis.scoring import GARBLED, MISSING, NO, REFUSED, WAYS, YES, level_of, vectors

ITEMS = "12345"
ALL_NO = dict.fromkeys("1234", NO)


def asked_by_a_nurse(answers: tuple[object, ...]) -> Level:
    """Walk through the toolkit's flow with every doubt read both ways, and take the worst."""
    if set(answers) == {MISSING}:
        return Level.L1
    *first, now = answers
    doubtful = {REFUSED, MISSING, GARBLED}
    worst = Level.L0
    for four in product(*((YES, NO) if answer in doubtful else (answer,) for answer in first)):
        is_positive = YES in four
        may_be_now = now not in ((NO,) if is_positive else (NO, MISSING))
        level = Level.L3 if may_be_now else Level.L2 if is_positive else Level.L0
        worst = max(worst, level)
    return worst


def test_every_vector_gets_the_level_of_the_toolkit() -> None:
    count = 0
    for answers, sent in vectors(ITEMS, *[WAYS] * 5):
        assert level_of("asq", sent) == asked_by_a_nurse(answers), answers
        count += 1
    assert count == 5**5


def test_worst_answers_of_a_pair_of_vectors_win_when_both_are_sent() -> None:
    ways = (YES, NO, REFUSED)
    for (first, once), (second, again) in product(vectors("15", ways, ways), repeat=2):
        rest = dict.fromkeys("234", NO)
        both = rest | once | {f"q{item}": answer for item, answer in again.items()}
        levels = (level_of("asq", rest | once), level_of("asq", rest | again))
        assert level_of("asq", both) >= max(levels), (first, second)


@pytest.mark.parametrize("no", ["no", "No.", "N", "'no'", False, 0, 0.0, "0", "false"])
def test_answer_is_no_when_it_says_so(no: object) -> None:
    assert level_of("asq", dict.fromkeys("1234", no)) == Level.L0


@pytest.mark.parametrize(
    "odd", ["maybe", "no?", "?", "", None, [], {"value": "no"}, 2, "no answer", 0.5, "😭"]
)
def test_answer_is_a_risk_when_it_is_no_plain_no(odd: object) -> None:
    assert level_of("asq", ALL_NO | {"3": odd, "5": "no"}) == Level.L2


@pytest.mark.parametrize("name", ["{}", "q{}", "ASQ_{}", "item {}", "asq-{}"])
def test_item_is_known_when_it_is_named_otherwise(name: str) -> None:
    answers: dict[str, object] = {name.format(item): "no" for item in range(1, 5)}
    assert level_of("asq", answers) == Level.L0


def test_worse_answer_wins_when_an_item_is_answered_twice() -> None:
    assert level_of("asq", dict.fromkeys(ITEMS, NO) | {"q1": "yes"}) == Level.L2


def test_blank_says_nothing_beside_an_answer() -> None:
    assert level_of("asq", ALL_NO | {"4_how": None, "4_when": ""}) == Level.L0


@pytest.mark.parametrize("blank", ["n/a", "", None, "Not asked", "unanswered"])
def test_item_five_may_be_left_out_when_all_others_are_no(blank: object) -> None:
    assert level_of("asq", ALL_NO | {"5": blank}) == Level.L0


@pytest.mark.parametrize("answer", [YES, REFUSED, 1])
def test_answer_is_not_lost_when_items_are_numbered_from_zero(answer: object) -> None:
    assert level_of("asq", dict.fromkeys("01234", NO)) == Level.L0
    assert level_of("asq", dict.fromkeys("1234", NO) | {"0": answer}) == Level.L3


def test_what_is_no_item_counts_only_when_it_says_yes() -> None:
    answered = dict.fromkeys(ITEMS, NO)
    assert level_of("asq", answered | {"comment": "came alone", "version": "v"}) == Level.L0
    assert level_of("asq", answered | {"positive": True}) == Level.L2
