"""ASQ: every way to answer it."""

from itertools import product

import pytest

from api.crisis.screen import Level, ScreenerAnswers, screen

MISSING = object()
WAYS = ("yes", "no", "refused", MISSING)


def level_of(answers: dict[str, object]) -> Level:
    return screen([], [ScreenerAnswers("asq", answers)]).level


@pytest.mark.parametrize("now", WAYS, ids=str)
def test_every_vector_is_positive_unless_all_is_plainly_no(now: object) -> None:
    for four in product(WAYS, repeat=4):
        given = dict(zip("12345", (*four, now), strict=True))
        level = level_of({item: answer for item, answer in given.items() if answer is not MISSING})
        all_no = set(four) == {"no"}
        if all_no and now in ("no", MISSING):
            assert level == Level.L0
        elif not all_no and now == "no":
            assert level == Level.L2
        else:
            assert level == Level.L3


@pytest.mark.parametrize("no", ["no", "No.", "N", False, 0, 0.0, "0", "false"])
def test_answer_is_no_when_it_says_so(no: object) -> None:
    assert level_of(dict.fromkeys("1234", no)) == Level.L0


@pytest.mark.parametrize("odd", ["maybe", "", None, [], {"value": "no"}, 2, "no answer", 0.5])
def test_answer_is_a_risk_when_it_is_no_plain_no(odd: object) -> None:
    assert level_of({**dict.fromkeys("1234", "no"), "3": odd, "5": "no"}) == Level.L2


@pytest.mark.parametrize("name", ["{}", "q{}", "ASQ_{}", "item {}", "asq-{}"])
def test_item_is_known_when_it_is_named_otherwise(name: str) -> None:
    answers: dict[str, object] = {name.format(item): "no" for item in range(1, 5)}
    assert level_of(answers) == Level.L0


def test_worse_answer_wins_when_an_item_is_answered_twice() -> None:
    assert level_of({**dict.fromkeys("12345", "no"), "q1": "yes"}) == Level.L2


def test_item_five_may_be_left_out_when_all_others_are_no() -> None:
    assert level_of({**dict.fromkeys("1234", "no"), "5": "n/a"}) == Level.L0
