"""PHQ-9 item 9, the questionnaires that say nothing of suicide, and those nobody knows."""

from typing import Any

import pytest

from api.crisis.screen import Level, ScreenerAnswers, Screening, screen


def screened(instrument: Any, answers: Any) -> Screening:
    return screen([], [ScreenerAnswers(instrument, answers)])


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        (0, Level.L0),
        (1, Level.L2),
        (2, Level.L2),
        (3, Level.L2),
        ("0", Level.L0),
        ("3", Level.L2),
        (2.0, Level.L2),
        ("Not at all", Level.L0),
        ("several days", Level.L2),
        (7, Level.L2),
        (True, Level.L2),
        ("yes", Level.L2),
        ("sometimes", Level.L1),
        (None, Level.L1),
        (-1, Level.L1),
        (float("nan"), Level.L1),
        ([], Level.L1),
    ],
)
def test_item_nine_decides(answer: object, level: Level) -> None:
    assert screened("phq-9", {"9": answer}).level == level


def test_item_nine_is_unclear_when_it_is_missing() -> None:
    assert screened("phq-9", {"1": 3}).rules == ("screener.phq9.item9_unclear",)


def test_item_nine_counts_at_its_worst_when_it_is_answered_twice() -> None:
    assert screened("phq-9", {"9": 0, "q9": 3}).level == Level.L2
    assert screened("phq-9", {"9": 0, "q9": "?"}).level == Level.L1


def test_severe_depression_gets_support_when_item_nine_is_zero() -> None:
    severe = {str(item): 3 for item in range(1, 8)} | {"9": 0}
    assert screened("phq-9", severe).level == Level.L1
    assert screened("phq-9", {**severe, "1": 0}).level == Level.L0


@pytest.mark.parametrize("instrument", ["PHQ9", "phq_9", "Phq-9 "])
def test_instrument_is_known_when_it_is_spelt_otherwise(instrument: str) -> None:
    assert screened(instrument, {"9": 1}).level == Level.L2


@pytest.mark.parametrize("instrument", ["gad-7", "phq-2"])
def test_questionnaire_without_suicide_in_it_triggers_nothing(instrument: str) -> None:
    assert screened(instrument, {"1": 3, "2": 3}) == Screening(Level.L0)


@pytest.mark.parametrize("instrument", ["c-ssrs", "", None, 7])
def test_unknown_instrument_is_support_and_no_error(instrument: object) -> None:
    found = screened(instrument, {"1": "yes"})
    assert (found.level, found.rules, found.degraded) == (Level.L1, ("screener.unknown",), False)


@pytest.mark.parametrize("answers", [None, [], "yes", {}])
def test_answers_count_as_missing_when_they_are_no_answers(answers: object) -> None:
    assert screened("phq-9", answers).level == Level.L1
    assert screened("asq", answers).level == Level.L3
