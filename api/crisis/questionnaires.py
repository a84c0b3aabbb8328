"""Which questionnaires are known, and what their answers mean for the crisis level.

One answered item makes every other that is due count as missing, hence at risk; a questionnaire
without any answer says that nothing was asked: support and no alarm, or a platform that sends an
empty form with each referral would teach its clinicians to sleep through them.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from api.crisis.answers import is_empty
from api.crisis.asq import score_asq
from api.crisis.cssrs import score_cssrs
from api.crisis.levels import Finding, Level, Respondent, ScreenerAnswers
from api.crisis.phq2 import score_phq2
from api.crisis.phq9 import score_phq9
from api.crisis.sbqr import score_sbqr

Score = Callable[[ScreenerAnswers], Iterable[Finding]]


def _says_nothing(_screener: ScreenerAnswers) -> tuple[Finding, ...]:
    """GAD-7 asks nothing about suicide: never a crisis trigger on its own."""
    return ()


_OF_SUICIDE: dict[str, Score] = {
    "asq": score_asq,
    "phq9": score_phq9,
    "sbqr": score_sbqr,
    **dict.fromkeys(
        ("cssrs", "cssrsscreen", "cssrsscreener", "columbia", "columbiascreener"), score_cssrs
    ),
}
_OF_MOOD: dict[str, Score] = {"phq2": score_phq2, "gad7": _says_nothing}
_PROXIES = frozenset(
    {
        Respondent.PROXY,
        "other",
        "someoneelse",
        "thirdparty",
        "informant",
        "caregiver",
        "parent",
        "guardian",
    }
)


def score(screener: ScreenerAnswers) -> Iterator[Finding]:
    """Score a questionnaire; one that is not known has not been screened, hence L1.

    Answers that somebody else gave for the person weigh the same; their rules end in `.proxy`.
    """
    suffix = ".proxy" if _plain(screener.respondent) in _PROXIES else ""
    for found in _score(screener):
        yield replace(found, rule=found.rule + suffix)


def _score(screener: ScreenerAnswers) -> Iterable[Finding]:
    name = _plain(screener.instrument)
    known = _OF_SUICIDE.get(name) or _OF_MOOD.get(name)
    if known is None:
        return (Finding(Level.L1, "screener.unknown", ""),)
    if is_empty(screener):
        level = Level.L1 if name in _OF_SUICIDE else Level.L0
        return (Finding(level, "screener.empty", ""),)
    return known(screener)


def _plain(name: object) -> str:
    return re.sub(r"[\W_]+", "", str(name).casefold())
