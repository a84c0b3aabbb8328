"""The screen keeps to its floors on texts that nobody tuned it on (`make crisis-eval`)."""

import pytest

from api.crisis.levels import Level
from api.crisis.screen import screen
from tests.evaluation.evaluate import names, raised, texts, wilson

UNTUNED = ("locked", "judge")


def _share(*sets: str, model: bool = True) -> float:
    found = [
        text
        for part in UNTUNED
        for name in sets
        if name in names(part)
        for text in texts(name, part)
    ]
    return raised(found, model=model) / len(found)


@pytest.mark.parametrize(
    ("sets", "at_least"),
    [
        (["en-explicit"], 0.97),
        (["en-implicit"], 0.80),
        (["en-third"], 0.85),
        (["es-explicit", "es-implicit"], 0.85),
    ],
)
def test_people_at_risk_are_found(sets: list[str], at_least: float) -> None:
    assert _share(*sets) >= at_least


@pytest.mark.parametrize(
    ("sets", "at_most"),
    [
        (["en-benign"], 0.06),
        (["es-benign"], 0.05),
        (["en-about", "es-about"], 0.15),
        (["en-idiom", "es-idiom"], 0.21),
    ],
)
def test_others_are_left_in_peace(sets: list[str], at_most: float) -> None:
    assert _share(*sets) <= at_most


def test_rules_alone_are_a_complete_way_to_screen() -> None:
    assert _share("en-explicit", model=False) >= 0.85
    assert screen(["I will kill myself tonight."], model=False).level is Level.L3


def test_sets_are_as_large_as_promised_and_their_parts_share_nothing() -> None:
    promised = {"en-explicit": 300, "en-implicit": 200, "en-benign": 400, "en-idiom": 200}
    promised |= {"en-third": 100, "en-about": 100, "es-explicit": 140}
    for name, size in promised.items():
        assert len(texts(name, "dev")) + len(texts(name, "locked")) >= size
    for name in names():
        assert set(texts(name, "dev")).isdisjoint(texts(name, "locked"))


def test_interval_is_wilsons() -> None:
    low, high = wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)  # Newcombe 1998, table I
    assert wilson(0, 10)[0] == pytest.approx(0)
    assert wilson(10, 10)[1] == pytest.approx(1)
