"""Which questionnaires are known, and what their answers mean for the crisis level."""

import re
from collections.abc import Callable, Iterable

from api.crisis.asq import score_asq
from api.crisis.levels import Finding, Level, ScreenerAnswers
from api.crisis.phq9 import score_phq9

Score = Callable[[ScreenerAnswers], Iterable[Finding]]


def _says_nothing(_screener: ScreenerAnswers) -> tuple[Finding, ...]:
    """PHQ-2 and GAD-7 ask nothing about suicide: never a crisis trigger on their own."""
    return ()


_SCORES: dict[str, Score] = {
    "asq": score_asq,
    "phq9": score_phq9,
    "phq2": _says_nothing,
    "gad7": _says_nothing,
}


def score(screener: ScreenerAnswers) -> Iterable[Finding]:
    """Score a questionnaire; one that is not known has not been screened, hence L1."""
    name = re.sub(r"[\W_]+", "", str(screener.instrument).casefold())
    known = _SCORES.get(name)
    return known(screener) if known else (Finding(Level.L1, "screener.unknown", ""),)
