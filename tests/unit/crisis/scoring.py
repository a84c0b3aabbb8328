"""Every way to answer a questionnaire, and the level that its answers get."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from api.crisis.levels import Level, ScreenerAnswers
from api.crisis.questionnaires import score

YES, NO, REFUSED, MISSING, GARBLED = "yes", "no", "refused", "missing", "maybe?"
WAYS = (YES, NO, REFUSED, MISSING, GARBLED)


def scored(instrument: Any, answers: Any, respondent: Any = "self") -> tuple[Level, list[str]]:
    """Score answers; what is MISSING is not sent."""
    if isinstance(answers, dict):
        answers = {item: answer for item, answer in answers.items() if answer != MISSING}
    found = list(score(ScreenerAnswers(instrument, answers, respondent)))
    level = max((each.level for each in found), default=Level.L0)
    return level, [each.rule for each in found]


def level_of(instrument: Any, answers: Any) -> Level:
    return scored(instrument, answers)[0]


def vectors(
    items: Sequence[str], *ways: Sequence[object]
) -> Iterator[tuple[tuple[object, ...], dict[str, object]]]:
    """Yield every combination, as it was answered and as a client sends it."""
    for answers in product(*ways):
        yield answers, dict(zip(items, answers, strict=True))
