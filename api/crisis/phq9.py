"""PHQ-9: the ninth item, which asks about thoughts of being better off dead or of self-harm."""

from collections.abc import Iterator

from api.crisis.answers import Answer, by_item, read_answer, read_score
from api.crisis.levels import Finding, Level, ScreenerAnswers

ITEM_9_HIGH = "screener.phq9.item9_high"
_ITEM_9 = 9
_HIGH = 2
_SEVERE = 20
_LABELS = {"not at all": 0, "several days": 1, "more than half the days": 2, "nearly every day": 3}


def score_phq9(screener: ScreenerAnswers) -> Iterator[Finding]:
    """Score item 9 (0 to 3; 1 and more is positive), and a severe total (20 of 27) as support.

    Source: Na et al. 2018, Journal of Affective Disorders, on item 9 as a screen. Where item 9 is
    missing or garbled, nothing was screened: L1.
    """
    items = by_item(screener)
    scores = {number: _worst(values) for number, values in items.items()}
    ninth = scores.get(_ITEM_9)
    if ninth is None:
        said_yes = read_answer(items.get(_ITEM_9, [])) is Answer.YES
        level = Level.L2 if said_yes else Level.L1
        yield Finding(level, "screener.phq9.item9_unclear")
    elif ninth >= _HIGH:
        yield Finding(Level.L2, ITEM_9_HIGH)
    elif ninth > 0:
        yield Finding(Level.L2, "screener.phq9.item9")
    if sum(score or 0 for score in scores.values()) >= _SEVERE:
        yield Finding(Level.L1, "screener.phq9.severe", "")


def _worst(values: list[object]) -> int | None:
    """Return the highest score given for an item, or None where one of them cannot be read."""
    scores = [_LABELS.get(str(value).strip().casefold(), read_score(value)) for value in values]
    known = [score for score in scores if score is not None and score >= 0]
    return max(known) if known and (len(known) == len(scores) or max(known) > 0) else None
