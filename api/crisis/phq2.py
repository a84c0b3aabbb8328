"""PHQ-2: the first two items of the PHQ-9, which ask about mood and never about suicide."""

from collections.abc import Iterator

from api.crisis.answers import by_item
from api.crisis.levels import Finding, Level, ScreenerAnswers
from api.crisis.phq9 import frequency

_POSITIVE = 3


def score_phq2(screener: ScreenerAnswers) -> Iterator[Finding]:
    """Score both items (a total of 0 to 6): a positive one is named, and stays at L0.

    Cut at 3, the usual one (2 finds more and errs more often); a missing or garbled item makes it
    positive. It asks whether to look for depression, so that alone it is no crisis.
    """
    items = by_item(screener)
    both = [frequency(items, item) for item in (1, 2)]
    if sum(each.worst for each in both) >= _POSITIVE or not all(each.is_clear for each in both):
        yield Finding(Level.L0, "screener.phq2.positive", "")
