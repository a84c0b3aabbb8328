"""Questionnaires: which are known, which say nothing of suicide, who answered, the highest."""

from itertools import product
from typing import Any

import pytest

from api.crisis.levels import Level, ScreenerAnswers, Screening
from api.crisis.screen import screen
from tests.unit.crisis.scoring import GARBLED, MISSING, REFUSED, level_of, scored, vectors

OF_SUICIDE = ("asq", "c-ssrs", "phq-9", "sbq-r")
EXAMPLES: list[tuple[str, Any, Level]] = [
    ("asq", dict.fromkeys("1234", "no"), Level.L0),
    ("asq", dict.fromkeys("1234", "yes") | {"5": "no"}, Level.L2),
    ("asq", dict.fromkeys("12345", "yes"), Level.L3),
    ("c-ssrs", dict.fromkeys("126", False), Level.L0),
    ("c-ssrs", dict.fromkeys("1236", False) | {"2": True, "4": True}, Level.L3),
    ("phq-9", {"9": 0}, Level.L0),
    ("phq-9", {"9": 1}, Level.L2),
    ("phq-9", dict.fromkeys("1234567", 3) | {"9": 0}, Level.L1),
    ("sbq-r", {"1": 1, "2": 1, "3": 1, "4": 6}, Level.L3),
    ("phq-2", {"1": 3, "2": 3}, Level.L0),
    ("gad-7", dict.fromkeys("1234567", 3), Level.L0),
    ("moca", {"1": "yes"}, Level.L1),
    ("asq", {}, Level.L1),
]


@pytest.mark.parametrize("name", ["PHQ9", "phq_9", "Phq-9 "])
def test_instrument_is_known_when_it_is_spelt_otherwise(name: str) -> None:
    assert level_of(name, {"9": 1}) == Level.L2


@pytest.mark.parametrize("instrument", ["asq-3", "", None, 7])
def test_unknown_instrument_is_support_and_no_error(instrument: object) -> None:
    assert scored(instrument, {"1": "yes"}) == (Level.L1, ["screener.unknown"])


@pytest.mark.parametrize("instrument", OF_SUICIDE)
@pytest.mark.parametrize("nothing", [None, [], "", {}, {"1": None, "4": "", "9": "n/a"}])
def test_questionnaire_is_support_and_no_alarm_when_it_is_empty(
    instrument: str, nothing: object
) -> None:
    assert scored(instrument, nothing) == (Level.L1, ["screener.empty"])


@pytest.mark.parametrize("instrument", OF_SUICIDE)
@pytest.mark.parametrize("odd", ["yes", 7, ["no"], {"x": "?"}, {"1": "refused"}, {"1": []}])
def test_questionnaire_is_a_risk_when_anything_is_in_it(instrument: str, odd: object) -> None:
    assert level_of(instrument, odd) >= Level.L2


@pytest.mark.parametrize("instrument", ["gad-7", "phq-2"])
def test_questionnaire_of_mood_alone_never_triggers(instrument: str) -> None:
    ways = (0, 1, 2, 3, "yes", REFUSED, MISSING, GARBLED)
    assert {level_of(instrument, sent) for _, sent in vectors("129", ways, ways, ways)} == {
        Level.L0
    }


def test_gad_7_names_no_rule_and_phq_2_its_cut() -> None:
    assert scored("gad-7", {"1": 3, "2": 3}) == (Level.L0, [])
    for first, second in product(range(4), repeat=2):
        is_positive = first + second >= 3
        rules = scored("phq-2", {"1": first, "2": second})[1]
        assert rules == ["screener.phq2.positive"] * is_positive
    assert scored("phq-2", {"1": 0})[1] == ["screener.phq2.positive"]
    assert scored("phq-2", {})[1] == ["screener.empty"]


@pytest.mark.parametrize(("instrument", "answers", "level"), EXAMPLES)
def test_level_is_the_same_when_somebody_else_answered(
    instrument: str, answers: dict[str, object], level: Level
) -> None:
    own = scored(instrument, answers)
    assert own[0] == level
    expected = (level, [f"{rule}.proxy" for rule in own[1]])
    for proxy in ("proxy", "Proxy", "someone else", "third_party", "parent", "informant", "other"):
        assert scored(instrument, answers, proxy) == expected
    for oneself in ("self", "", None, 7, "nobody knows"):
        assert scored(instrument, answers, oneself) == own


def test_level_is_the_highest_when_there_are_several() -> None:
    for (one, first, low), (other, second, high) in product(EXAMPLES, repeat=2):
        found = screen([], [ScreenerAnswers(one, first), ScreenerAnswers(other, second)])
        assert found.level == max(low, high)


@pytest.mark.parametrize("text", ["", "I slept well.", "I am fine, I am not suicidal."])
def test_silence_and_denial_in_the_text_lower_nothing(text: str) -> None:
    for instrument, answers, level in EXAMPLES:
        found = screen([text], [ScreenerAnswers(instrument, answers)])
        assert found.level >= level
        assert set(scored(instrument, answers)[1]) <= set(found.rules)


@pytest.mark.parametrize("asserted", Level)
def test_caller_may_raise_and_never_lower(asserted: Level) -> None:
    for instrument, answers, level in EXAMPLES:
        found = screen([], [ScreenerAnswers(instrument, answers)])
        assert found.raised_by(Screening(asserted)).level == max(level, asserted)


@pytest.mark.parametrize("respondent", ["self", "proxy"])
def test_high_item_nine_is_acute_beside_a_wish_to_die(respondent: str) -> None:
    high = ScreenerAnswers("phq-9", {"9": 2}, respondent)
    assert screen(["I want to kill myself"], [high]).level == Level.L3
