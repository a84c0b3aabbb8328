"""A megabyte of text: all of it is read, and what is longer is read at both ends and says so."""

import pytest

from api.crisis.fold import MAX_CHARACTERS
from api.crisis.screen import Level, screen

FILLER = "The weather was fine today and I went for a walk. "
HALF = FILLER * (MAX_CHARACTERS // 2 // len(FILLER) - 10)
PLAN = "I am going to hang myself after work. "


@pytest.mark.parametrize(
    "text",
    [PLAN + HALF + HALF, HALF + PLAN + HALF, HALF + HALF + PLAN],
    ids=["first", "middle", "last"],
)
def test_plan_is_found_wherever_it_stands_in_a_megabyte(text: str) -> None:
    found = screen([text])
    assert (found.level, found.degraded) == (Level.L3, False)


@pytest.mark.parametrize("text", [PLAN + HALF * 3, HALF * 3 + PLAN], ids=["first", "last"])
def test_both_ends_are_read_when_a_text_is_longer(text: str) -> None:
    found = screen([text])
    assert (found.level, found.degraded) == (Level.L3, True)


def test_text_is_degraded_when_its_middle_was_not_read() -> None:
    found = screen([HALF * 2 + PLAN + HALF * 2])
    assert (found.level, found.degraded) == (Level.L1, True)


@pytest.mark.parametrize(
    "unit", ["I want to ", "kill ", "not ", ",", ". ", "a1", "\ufdfa", "\U0001f62d!"]
)
def test_nothing_is_found_when_a_text_only_looks_like_work(unit: str) -> None:
    assert screen([unit * (200_000 // len(unit))]).level <= Level.L1
