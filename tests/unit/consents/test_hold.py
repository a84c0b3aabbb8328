"""A new item is screened for what it is, and what was left out of it is not kept as nothing."""

from api.consents.codes import ContextKind
from api.consents.hold import NewContext
from api.crisis.levels import Respondent, ScreenerAnswers, ToScreen

WORDS = NewContext(ContextKind.NARRATIVE, text="x")
ANSWERS = NewContext(ContextKind.SCREENER, instrument="phq-9", answers={"a": 1}, respondent="proxy")


def test_words_are_screened_as_words() -> None:
    assert WORDS.to_screen() == ToScreen(texts=["x"], screeners=())
    assert WORDS.content == {"text": "x"}


def test_answers_are_screened_as_answers() -> None:
    answered = ScreenerAnswers("phq-9", {"a": 1}, Respondent("proxy"))
    assert ANSWERS.to_screen() == ToScreen(texts=(), screeners=[answered])
    assert ANSWERS.content == {
        "instrument": "phq-9",
        "answers": {"a": 1},
        "respondent": "proxy",
    }
