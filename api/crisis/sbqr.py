"""SBQ-R: the Suicidal Behaviors Questionnaire-Revised, four items by score; no wording is kept."""

from collections.abc import Iterator

from api.crisis.answers import by_item, read_scores
from api.crisis.levels import Finding, Level, ScreenerAnswers

_SCALES = {1: range(1, 5), 2: range(1, 6), 3: range(1, 4), 4: range(7)}
_AS_MARKED = {f"{score}{letter}": score for score in (2, 3, 4) for letter in "ab"}
_CUT = 7
_EVER_THOUGHT_OF_IT = 2
_LIKELY = 3


def score_sbqr(screener: ScreenerAnswers) -> Iterator[Finding]:
    """Score items 1 (1 to 4), 2 (1 to 5), 3 (1 to 3) and 4 (0 to 6); the total is 3 to 18.

    Source: Osman et al. 2001, Assessment 8, 443-454: a total of 7 and more is positive (8 among
    inpatients, who are not those who come here), and so is item 1 alone from 2 on. Item 4 from 3
    on, which holds an attempt for likely, is acute. Whatever is missing, refused, garbled or off
    its scale counts as positive.
    """
    items = by_item(screener)
    scores = {
        item: read_scores(items.get(item, []), scale, _AS_MARKED) for item, scale in _SCALES.items()
    }
    total = sum(score.worst for score in scores.values())
    if scores[4].worst >= _LIKELY:
        yield Finding(Level.L3, "screener.sbqr.item4")
    elif total >= _CUT or scores[1].worst >= _EVER_THOUGHT_OF_IT:
        yield Finding(Level.L2, "screener.sbqr.positive")
    elif not all(score.is_clear for score in scores.values()):
        yield Finding(Level.L2, "screener.sbqr.unclear")
