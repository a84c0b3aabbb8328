"""The compact block: short where nothing calls for help, whole where something does."""

from typing import Any, cast

import pytest

from api.crisis.block import compact_block, crisis_block

OF_A_REFERRAL = ["request_callback", "not_right", "continue_referral"]
Block = dict[str, Any]


def compact(*asked: Any, **reader: str) -> Block:
    return cast("Block", compact_block(*asked, **reader))


@pytest.mark.parametrize("level", ["L0", "L1"])
def test_block_is_short_when_nothing_calls_for_help(level: str) -> None:
    short, whole = compact(level), cast("Block", crisis_block(level))
    assert short["primary"] == whole["primary"]
    assert short["options"] == whole["options"][:2]
    for member in ("options", "choices"):
        del short[member], whole[member]
    assert short == whole


@pytest.mark.parametrize("level", ["L2", "L3"])
def test_block_is_whole_when_help_comes_first(level: str) -> None:
    found, whole = compact(level, ["abuse"]), cast("Block", crisis_block(level, ["abuse"]))
    assert found == whole | {"choices": [*whole["choices"], *OF_A_REFERRAL]}


def test_referral_offers_no_more_than_the_lines_when_nothing_calls_for_help() -> None:
    assert not set(OF_A_REFERRAL) & set(compact("L0")["choices"])


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("country", ["GB", "CA", "ES", "NZ"])
def test_988_stays_in_it_when_the_reader_is_abroad(country: str, lang: str) -> None:
    short = compact("L0", lang=lang, country=country)
    assert len(short["options"]) == 3
    assert short["options"][-1]["id"].startswith("us-988")
