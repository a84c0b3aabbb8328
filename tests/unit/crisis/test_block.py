"""The crisis block: 988 first, what fits next, and words that anyone can read."""

import json
import re
from itertools import product
from typing import Any, cast

import pytest

from api.crisis.block import crisis_block, crisis_pointer
from api.crisis.levels import Level
from api.crisis.messages import message

DOMAINS = ("overdose", "medical", "violence", "abuse", "suicide", "self_harm", "psychosis", "youth")
MEMBERS = {
    "schema",
    "data_version",
    "level",
    "short_circuit",
    "message",
    "emergency",
    "primary",
    "options",
    "privacy",
    "country",
    "international",
}


def ids(block: dict[str, object]) -> list[str]:
    return [option["id"] for option in cast("list[dict[str, Any]]", block["options"])]


@pytest.mark.parametrize(("level", "domain"), list(product(Level, DOMAINS)))
def test_988_is_primary_and_options_are_never_empty(level: Level, domain: str) -> None:
    block = crisis_block(level, [domain])
    assert set(block) == MEMBERS
    assert cast("dict[str, Any]", block["primary"])["channels"][0]["uri"] == "tel:988"
    assert len(ids(block)) == len(set(ids(block))) > 10
    assert "988" in json.dumps(block["message"])


def test_emergency_and_poison_help_come_first_when_someone_took_too_much() -> None:
    block = crisis_block("L3", ["suicide", "overdose"])
    assert ids(block)[:2] == ["us-911", "us-poison"]
    assert cast("dict[str, str]", block["message"])["headline"].startswith("Call 911 or Poison")


def test_hotlines_for_abuse_come_beside_988_when_someone_is_abused() -> None:
    block = crisis_block("L2", ["abuse"])
    assert ids(block)[:3] == ["us-dv", "us-childhelp", "us-rainn"]
    assert "988" in cast("dict[str, str]", block["message"])["headline"]


def test_second_line_comes_first_when_the_danger_is_suicide() -> None:
    assert ids(crisis_block("L2", ["suicide"]))[0] == "us-ctl"


@pytest.mark.parametrize(
    ("level", "short"), [("L0", False), ("L1", False), ("L2", True), ("L3", True)]
)
def test_help_goes_first_from_l2_on(level: str, *, short: bool) -> None:
    assert crisis_block(level)["short_circuit"] is short


@pytest.mark.parametrize("level", ["", "L9", "l3", "none"])
def test_level_counts_as_support_when_it_is_unknown(level: str) -> None:
    assert crisis_block(level, ["nonsense"])["level"] == "L1"


def test_block_belongs_to_the_caller_who_may_change_it() -> None:
    first = crisis_block("L3", ["abuse"])
    cast("dict[str, Any]", first["primary"])["channels"].clear()
    cast("dict[str, Any]", first["emergency"]).clear()
    cast("list[Any]", first["options"]).clear()
    assert crisis_block("L3", ["abuse"]) != first
    assert cast("dict[str, Any]", crisis_block()["primary"])["channels"]


def test_pointer_is_small_and_names_988() -> None:
    assert crisis_pointer() == {
        "call": "988",
        "text": "988",
        "chat": "https://988lifeline.org/chat/",
        "emergency_call": "911",
        "url": "/v1/crisis",
    }


def _said() -> list[dict[str, str]]:
    every = [message(level, [domain]) for level in Level for domain in DOMAINS]
    return [json.loads(each) for each in {json.dumps(said) for said in every}]


def _grade(text: str) -> float:
    """Flesch-Kincaid grade; a number counts as one word of one syllable, as it is dialled."""
    text = re.sub(r"\b[\d-]+\b", "one", text)
    words = re.findall(r"[A-Za-z']+", text)
    sentences = len(re.findall(r"[.!?:]", text))
    vowels = [len(re.findall(r"[aeiouy]+", re.sub(r"e\b", "", word.lower()))) for word in words]
    syllables = sum(max(1, count) for count in vowels)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@pytest.mark.parametrize("said", _said(), ids=lambda said: said["headline"])
def test_words_are_plain_and_kind(said: dict[str, str]) -> None:
    text = f"{said['headline']} {said['body']}"
    assert said["headline"].startswith("Call")
    assert _grade(text) <= 6
    assert not re.search(r"commit|success|fail|method|suicid|must|crazy|attempt|!", text.lower())
    assert not re.search(r"\b(?!RAINN|START)[A-Z]{4,}\b", text)


def test_a_body_in_danger_is_spoken_of_before_everything_else() -> None:
    first = message(Level.L3, ["suicide", "abuse", "overdose"])
    assert "Poison" in first["headline"]
    assert message(Level.L3, ["abuse", "suicide"]) == message(Level.L3)
    assert message(Level.L1, ["overdose"]) == message(Level.L0)
