"""A megabyte of text: all of it is read; of what is longer, or full of near hits, a part."""

import pytest

from api.crisis.fold import MAX_BYTES
from api.crisis.rules.sentences import WHOLE_BYTES
from api.crisis.screen import Level, screen

WORDS = ["weather", "market", "garden", "kitchen", "letter", "window", "river", "station"]
FILLER = "".join(
    f"The {one} was fine today and I went past the {two} with my {one}. "
    for one in WORDS
    for two in WORDS
)
HALF = FILLER * (MAX_BYTES // 2 // len(FILLER) - 1)
PLAN = "I am going to hang myself after work. "


@pytest.mark.parametrize(
    "text",
    [PLAN + HALF + HALF, HALF + PLAN + HALF, HALF + HALF + PLAN],
    ids=["first", "middle", "last"],
)
@pytest.mark.parametrize("is_endless", [False, True])
def test_plan_is_found_wherever_it_stands_in_a_megabyte(text: str, *, is_endless: bool) -> None:
    found = screen([text.replace(".", "") if is_endless else text])
    assert found.level is Level.L3
    assert is_endless or not found.degraded


@pytest.mark.parametrize("text", [PLAN + HALF * 3, HALF * 3 + PLAN], ids=["first", "last"])
def test_both_ends_are_read_when_a_text_is_longer(text: str) -> None:
    found = screen([text])
    assert (found.level, found.degraded) == (Level.L3, True)


def test_text_is_degraded_when_not_all_of_it_was_read() -> None:
    found = screen([HALF * 3])
    assert (found.level, found.degraded) == (Level.L1, True)


@pytest.mark.parametrize("place", [0.0, 1.0])
def test_plan_is_found_at_both_ends_of_near_hits_without_end(place: float) -> None:
    near = [
        f"Nobody at the {WORDS[number % 8]} would kill himself over {number} dollars."
        for number in range(3 * WHOLE_BYTES // 60)
    ]
    near.insert(int(place * len(near)), PLAN)
    found = screen([" ".join(near)], model=False)
    assert (found.level, found.degraded) == (Level.L3, True)


@pytest.mark.parametrize(
    "unit", ["I want to ", "kill ", "not ", ",", ". ", "a1", "\ufdfa", "\U0001f62d!", "k i l l "]
)
def test_nothing_is_found_when_a_text_only_looks_like_work(unit: str) -> None:
    assert screen([unit * (200_000 // len(unit))], model=False).level <= Level.L1
