"""C-SSRS screener: the Columbia Suicide Severity Rating Scale's six items, by code alone.

No wording is kept here: rights are Columbia's, and cssrs.columbia.edu has the questions.

Codes: `1` to `5`; `6` (or `6a`, `6_lifetime`) for ever; `6b` (or `6_3months`, `6_past_3_months`)
for the past three months. Item 6 with yes, and nothing of when, counts as recent.
"""

import re
from collections.abc import Iterator

from api.crisis.answers import NAMELESS, Answer, by_item, read_answer, strays_at_risk
from api.crisis.levels import Finding, Level, ScreenerAnswers

_EVER, _RECENTLY = 6, 7
_CODES = {
    **{str(item): item for item in range(1, 7)},
    **dict.fromkeys(("6a", "6lifetime", "6ever"), _EVER),
    **dict.fromkeys(("6b", "63months", "6past3months", "6last3months", "6recent"), _RECENTLY),
}
_ASKED_NEXT = {2: (3, 4, 5), _EVER: (_RECENTLY,)}
_TRIAGE = (
    (Level.L3, "high", (4, 5, _RECENTLY)),
    (Level.L2, "moderate", (3, _EVER)),
    (Level.L2, "low", (1, 2, NAMELESS)),
)
_BEFORE_THE_CODE = re.compile(r"^(?:columbia|cssrs|screener|screen|question|item|q)+")


def score_cssrs(screener: ScreenerAnswers) -> Iterator[Finding]:
    """Score the six items by the screener's triage points.

    Source: cssrs.columbia.edu, the screener with triage points. High: 4 or 5, or 6 in the past
    three months. Moderate: 3, or 6 longer ago. Low: 1 or 2. A no on 2 leads straight to 6.
    Whatever is due and is not a plain no counts as a yes; where only such answers decide, the
    rule ends in `_unclear`.
    """
    answers = _answers(screener)
    for level, name, items in _TRIAGE:
        at_risk = {answers[item] for item in items} - {Answer.NO}
        if at_risk:
            unclear = "" if Answer.YES in at_risk else "_unclear"
            yield Finding(level, f"screener.cssrs.{name}{unclear}")
            return


def _answers(screener: ScreenerAnswers) -> dict[int, Answer]:
    """Read the items, what is in none of them, and NO for what was not asked and not due."""
    items = by_item(screener, _number)
    answers = {item: read_answer(items.get(item, [])) for item in range(1, _RECENTLY + 1)}
    answers[NAMELESS] = Answer.YES if strays_at_risk(items, answers) else Answer.NO
    for first, following in _ASKED_NEXT.items():
        for item in following if answers[first] is Answer.NO else ():
            answers[item] = Answer.NO if answers[item] is Answer.NOT_ASKED else answers[item]
    return answers


def _number(name: str) -> int:
    code = re.sub(r"[\W_]+", "", name.casefold())
    return _CODES.get(_BEFORE_THE_CODE.sub("", code), NAMELESS)
