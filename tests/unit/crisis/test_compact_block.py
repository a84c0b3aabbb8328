"""The compact block: short where nothing calls for help, whole where something does."""

import pytest

from api.crisis.block import compact_block, crisis_block


@pytest.mark.parametrize("level", ["L0", "L1"])
def test_block_is_short_when_nothing_calls_for_help(level: str) -> None:
    short, whole = compact_block(level), crisis_block(level)
    assert short["primary"] == whole["primary"]
    assert short["options"] == whole["options"][:2]  # type: ignore[index]
    assert {**short, "options": None} == {**whole, "options": None}


@pytest.mark.parametrize("level", ["L2", "L3"])
def test_block_is_whole_when_help_comes_first(level: str) -> None:
    assert compact_block(level, ["abuse"]) == crisis_block(level, ["abuse"])
