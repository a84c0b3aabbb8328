"""ASQ: Ask Suicide-Screening Questions, the NIMH toolkit's five items."""

from collections.abc import Iterator

from api.crisis.answers import Answer, by_item, read_answer, strays_at_risk
from api.crisis.levels import Finding, Level, ScreenerAnswers

_FIRST_FOUR = (1, 2, 3, 4)
_ACUITY = 5


def score_asq(screener: ScreenerAnswers) -> Iterator[Finding]:
    """Score the five items.

    Source: nimh.nih.gov/asq. A yes, or a refusal, on items 1 to 4 is a positive screen, and item 5
    is asked: yes makes it an acute positive. Here whatever is not a plain no counts as a yes,
    also where items 1 to 4 are all no and item 5 was asked all the same.
    """
    items = by_item(screener)
    positive = any(read_answer(items.get(item, [])) is not Answer.NO for item in _FIRST_FOUR)
    positive = positive or strays_at_risk(items, (*_FIRST_FOUR, _ACUITY))
    now = read_answer(items.get(_ACUITY, []))
    if now >= (Answer.NOT_ASKED if positive else Answer.UNKNOWN):
        yield Finding(Level.L3, "screener.asq.acute")
    elif positive:
        yield Finding(Level.L2, "screener.asq.positive")
