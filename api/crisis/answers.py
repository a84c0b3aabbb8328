"""Reading a questionnaire's answers, however a client wrote them: unknown never means no.

A questionnaire without any answer is the one exception: nothing was asked (`questionnaires`).
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping
from enum import IntEnum
from typing import NamedTuple

from api.crisis.levels import ScreenerAnswers

Items = Mapping[int, list[object]]

NAMELESS = -1
"""Where answers are kept whose name is not that of one item."""

_OWN_NUMBER = re.compile(r"(?:phq|gad)[\W_]*\d", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_WHOLE_NUMBER = re.compile(r"\+?0*(\d{1,3})(?:\.0*)?")
_BETWEEN_WORDS = re.compile(r"[\s_.,;:!/'\"()-]+")  # "maybe?" keeps its doubt


class Answer(IntEnum):
    """What one answer says; the greater one wins when an item is answered twice."""

    NO = 0
    NOT_ASKED = 1
    UNKNOWN = 2
    YES = 3


_WORDS: dict[str, Answer] = {
    **dict.fromkeys(("yes", "y", "true", "t", "1", "yeah", "si", "sí"), Answer.YES),
    **dict.fromkeys(("no", "n", "false", "f", "0", "nope"), Answer.NO),
    **dict.fromkeys(("", "na", "none", "null", "blank"), Answer.NOT_ASKED),
    **dict.fromkeys(("notasked", "notapplicable", "notanswered", "unanswered"), Answer.NOT_ASKED),
}


class Score(NamedTuple):
    """An item's highest score that can be read; not `is_clear` if none or not all of them can."""

    worst: int
    is_clear: bool


def item_number(name: str) -> int:
    """Read the item's number in its name; a name with none, or with two, is that of no item.

    `9`, `"q9"` and `"PHQ-9 item 9"` are item 9; of `"44260-8"`, a LOINC code, nobody can tell.
    """
    numbers = _DIGITS.findall(_OWN_NUMBER.sub(" ", name))
    is_one = len(numbers) == 1 and len(numbers[0]) <= 3  # noqa: PLR2004 - no item has more digits
    return int(numbers[0]) if is_one else NAMELESS


def is_empty(screener: ScreenerAnswers) -> bool:
    """Tell whether nothing was answered; a blank (null, "", "n/a") is no answer."""
    return next(_answered(screener), None) is None


def by_item(screener: ScreenerAnswers, number_of: Callable[[str], int] = item_number) -> Items:
    """Sort what was answered by item, whatever the items are called."""
    items: dict[int, list[object]] = {}
    for name, value in _answered(screener):
        items.setdefault(number_of(name), []).append(value)
    return items


def _answered(screener: ScreenerAnswers) -> Iterator[tuple[str, object]]:
    """Yield what was answered, and under which name; a tuple is several answers."""
    answers: object = screener.answers
    named = answers.items() if isinstance(answers, Mapping) else [("", answers or None)]
    for name, given in named:
        for value in given if isinstance(given, tuple) else (given,):
            if _read_one(value) is not Answer.NOT_ASKED:
                yield str(name), value


def read_answer(values: list[object]) -> Answer:
    """Read a yes-or-no item; a refusal, a "maybe" or anything odd is UNKNOWN."""
    return max(map(_read_one, values), default=Answer.NOT_ASKED)


def strays_at_risk(items: Items, known: Container[int]) -> bool:
    """Tell whether an item that the questionnaire does not have is at risk.

    A client may have numbered the items from 0. What has no number (a comment, a version) counts
    only where it says yes.
    """
    return any(
        read_answer(values) >= (Answer.YES if number == NAMELESS else Answer.UNKNOWN)
        for number, values in items.items()
        if number not in known
    )


def read_scores(values: list[object], scale: range, labels: Mapping[str, int]) -> Score:
    """Read a scored item: whole numbers on the scale (2, 2.0, "2"), or its labels."""
    scores = [_read_score(value, labels) for value in values]
    known = [score for score in scores if score is not None and score in scale]
    return Score(max(known, default=scale.start), 0 < len(known) == len(scores))


def _read_one(value: object) -> Answer:
    if isinstance(value, str):
        return _read_word(value)
    if isinstance(value, int | float):
        return Answer.NO if value == 0 else Answer.YES if value == 1 else Answer.UNKNOWN
    return Answer.NOT_ASKED if value is None else Answer.UNKNOWN


def _read_word(word: str) -> Answer:
    known = _WORDS.get(word)  # as most are written; else without what may stand around it
    if known is None:
        known = _WORDS.get(_BETWEEN_WORDS.sub("", word).casefold(), Answer.UNKNOWN)
    return known


def _read_score(value: object, labels: Mapping[str, int]) -> int | None:
    if isinstance(value, str):
        word = value.strip().casefold()
        number = _WHOLE_NUMBER.fullmatch(word)
        return int(number[1]) if number else labels.get(word)
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    return value if isinstance(value, int) else None
