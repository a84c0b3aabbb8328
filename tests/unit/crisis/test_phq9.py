"""PHQ-9: item 9 decides, whatever the others say; the total is support at most."""

import pytest

from api.crisis.levels import Level
from tests.unit.crisis.scoring import GARBLED, MISSING, REFUSED, level_of, scored, vectors

OTHERS = "12345678"
UNREAD = (REFUSED, MISSING, GARBLED)


def others_of(total: int) -> dict[str, object]:
    return {item: min(3, max(0, total - 3 * place)) for place, item in enumerate(OTHERS)}


def test_every_item_nine_decides_beside_every_total() -> None:
    for total in range(25):
        for ninth in (0, 1, 2, 3, *UNREAD):
            level = level_of("phq-9", others_of(total) | {"9": ninth})
            support = Level.L1 if total >= 20 else Level.L0
            assert level == (support if ninth == 0 else Level.L2), (total, ninth)


def test_item_nine_decides_beside_every_kind_of_answer() -> None:
    ways = (0, 3, *UNREAD)
    for answers, sent in vectors("1589", ways, ways, ways, (0, 1, 2, 3, *UNREAD)):
        if set(answers) == {MISSING}:
            assert level_of("phq-9", sent) == Level.L1
        else:
            assert level_of("phq-9", sent) == (Level.L0 if answers[-1] == 0 else Level.L2), answers


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        (0, Level.L0),
        (2.0, Level.L2),
        ("0", Level.L0),
        ("00.0", Level.L0),
        ("3", Level.L2),
        ("Not at all", Level.L0),
        ("several days", Level.L2),
        ("0000000003", Level.L2),
        (7, Level.L2),
        (True, Level.L2),
        (False, Level.L2),
        ("yes", Level.L2),
        ("sometimes", Level.L2),
        (-1, Level.L2),
        (0.5, Level.L2),
        (10**400, Level.L2),
        ("9" * 5000, Level.L2),
        (float("nan"), Level.L2),
        (float("inf"), Level.L2),
        ([], Level.L2),
    ],
    ids=lambda value: str(value)[:20] if not isinstance(value, int) or value < 9 else "huge",
)
def test_item_nine_counts_unless_it_is_plainly_zero(answer: object, level: Level) -> None:
    assert level_of("phq-9", {"9": answer}) == level


def test_rules_say_how_high_it_is() -> None:
    assert scored("phq-9", {"9": 1})[1] == ["screener.phq9.item9"]
    assert scored("phq-9", {"9": 2})[1] == ["screener.phq9.item9_high"]
    assert scored("phq-9", {"1": 3})[1] == ["screener.phq9.item9_unclear"]
    assert scored("phq-9", others_of(20) | {"9": 0})[1] == ["screener.phq9.severe"]


def test_item_nine_counts_at_its_worst_when_it_is_answered_twice() -> None:
    assert level_of("phq-9", {"9": 0, "q9": 3}) == Level.L2
    assert level_of("phq-9", {"9": 0, "q9": "?"}) == Level.L2


@pytest.mark.parametrize("name", ["9", "q9", "PHQ-9 item 9", "phq9_9", "PHQ9_Q09", "q9_score", 9])
def test_item_nine_is_known_when_it_is_named_otherwise(name: object) -> None:
    assert level_of("phq-9", {name: 0}) == Level.L0


@pytest.mark.parametrize("name", ["phq9_total", "10", "44250-9", "9_of_the_past_2_weeks", "x"])
def test_other_names_are_not_item_nine(name: str) -> None:
    assert scored("phq-9", {name: 0})[1] == ["screener.phq9.item9_unclear"]
    assert level_of("phq-9", {name: 3, "9": 0}) == Level.L0


def test_only_the_nine_items_make_the_total() -> None:
    assert level_of("phq-9", others_of(19) | {"9": 0, "10": 3}) == Level.L0
