"""Reading a questionnaire's answers, however a client wrote them: unknown never means no."""

import math
import re
from collections.abc import Mapping
from enum import IntEnum

from api.crisis.levels import ScreenerAnswers

_ITEM = re.compile(r"(\d{1,3})\D*$")
_YES = frozenset({"yes", "y", "true", "t", "1", "yeah", "si"})
_NO = frozenset({"no", "n", "false", "f", "0", "nope"})
_NOT_ASKED = frozenset({"", "na", "notasked", "notapplicable", "none", "null"})


class Answer(IntEnum):
    """What one answer says; the greater one wins when an item is answered twice."""

    NO = 0
    NOT_ASKED = 1
    UNKNOWN = 2
    YES = 3


def by_item(screener: ScreenerAnswers) -> dict[int, list[object]]:
    """Sort answers by item number: `9`, `"9"`, `"q9"` and `"PHQ-9 item 9"` are the same item."""
    items: dict[int, list[object]] = {}
    answers: object = screener.answers
    for name, value in answers.items() if isinstance(answers, Mapping) else ():
        number = _ITEM.search(str(name))
        if number:
            items.setdefault(int(number[1]), []).append(value)
    return items


def read_answer(values: list[object]) -> Answer:
    """Read a yes-or-no item; a refusal, a "maybe" or anything odd is UNKNOWN."""
    return max(map(_read_one, values), default=Answer.NOT_ASKED)


def _read_one(value: object) -> Answer:
    if isinstance(value, int | float):
        return Answer.NO if value == 0 else Answer.YES if value == 1 else Answer.UNKNOWN
    if value is None or isinstance(value, str):
        word = re.sub(r"[\W_]+", "", str(value).casefold())
        for words, answer in ((_YES, Answer.YES), (_NO, Answer.NO), (_NOT_ASKED, Answer.NOT_ASKED)):
            if word in words:
                return answer
    return Answer.UNKNOWN


def read_score(value: object) -> int | None:
    """Read a whole number such as 2, 2.0 or "2"; anything else is None."""
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value[:9])
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return int(value) if value == int(value) else None
