"""PHQ-9: the ninth item, which asks about thoughts of being better off dead or of self-harm."""

from collections.abc import Iterator

from api.crisis.answers import Items, Score, by_item, read_scores
from api.crisis.levels import Finding, Level, ScreenerAnswers

ITEM_9_HIGH = "screener.phq9.item9_high"
_ITEM_9 = 9
_HIGH = 2
_SEVERE = 20
_SCALE = range(4)
_LABELS = {"not at all": 0, "several days": 1, "more than half the days": 2, "nearly every day": 3}


def score_phq9(screener: ScreenerAnswers) -> Iterator[Finding]:
    """Score item 9 (0 to 3; 1 and more is positive), and a severe total (20 of 27) as support.

    Source: Na et al. 2018, Journal of Affective Disorders, on item 9 as a screen. Where item 9 is
    missing, refused or garbled and the others are answered, it counts as positive.
    """
    items = by_item(screener)
    ninth = frequency(items, _ITEM_9)
    if ninth.worst >= _HIGH:
        yield Finding(Level.L2, ITEM_9_HIGH)
    elif ninth.worst > 0:
        yield Finding(Level.L2, "screener.phq9.item9")
    elif not ninth.is_clear:
        yield Finding(Level.L2, "screener.phq9.item9_unclear")
    if sum(frequency(items, item).worst for item in range(1, _ITEM_9 + 1)) >= _SEVERE:
        yield Finding(Level.L1, "screener.phq9.severe", "")


def frequency(items: Items, item: int) -> Score:
    """Read an item of the PHQ family: how often, from 0 (not at all) to 3 (nearly every day)."""
    return read_scores(items.get(item, []), _SCALE, _LABELS)
