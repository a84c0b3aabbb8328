"""The directory of lines: checked at import, and right about what must never be wrong."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.crisis import lines
from api.crisis.lines import DIRECTORY, PRIMARY_ID, read_directory

FILE = Path(lines.__file__).with_name("lines.json")
Raw = dict[str, Any]


@pytest.fixture
def raw() -> Raw:
    found: Raw = json.loads(FILE.read_text("utf-8"))
    return found


def test_primary_is_988_by_call_text_and_chat() -> None:
    primary = DIRECTORY.primary
    assert [(channel.type, channel.uri) for channel in primary.channels] == [
        ("call", "tel:988"),
        ("text", "sms:988"),
        ("chat", "https://988lifeline.org/chat/"),
    ]
    assert primary.channels[0].fallback == "tel:+18002738255"


def test_emergency_is_911() -> None:
    assert (DIRECTORY.emergency["number"], DIRECTORY.emergency["tel"]) == ("911", "tel:911")


def test_every_line_we_promise_is_there() -> None:
    assert {line.id for line in DIRECTORY.lines} == {
        PRIMARY_ID,
        "us-vcl",
        "us-988-es",
        "us-988-asl",
        "us-ctl",
        "us-trevor",
        "us-translifeline",
        "us-dv",
        "us-childhelp",
        "us-rainn",
        "us-stronghearts",
        "us-poison",
        "us-maternal",
        "us-ddh",
        "us-samhsa",
        "us-911",
    }


def test_press_3_is_absent_because_it_ended_in_2025() -> None:
    shown = [channel.display for line in DIRECTORY.lines for channel in line.channels]
    assert not [each for each in shown if "press 3" in each.lower() or "PRIDE" in each]


def test_digits_are_shown_when_a_link_calls_or_texts() -> None:
    for line in DIRECTORY.lines:
        for channel in line.channels:
            scheme, _, rest = channel.uri.partition(":")
            if scheme in ("tel", "sms"):
                number = rest.partition("?")[0].removeprefix("+1")
                digits = "".join(filter(str.isdigit, channel.display))
                assert number in (digits, digits[1:], digits[: len(number)])


def test_keyword_is_shown_when_a_link_sends_it() -> None:
    for line in DIRECTORY.lines:
        for channel in line.channels:
            assert channel.uri.partition("?body=")[2] in channel.display


def test_each_fact_was_checked_within_90_days_of_the_version() -> None:
    version = date.fromisoformat(DIRECTORY.data_version)
    assert max((version - line.verified_on).days for line in DIRECTORY.lines) <= 90


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("channels", []),
        ("languages", []),
        ("name", ""),
        ("source", ""),
        ("verified_on", "soon"),
        ("verified_on", "2999-01-01"),
        ("channels", [{"type": "call", "display": "Call", "uri": "javascript:alert(1)"}]),
        ("channels", [{"type": "call", "display": " ", "uri": "tel:988"}]),
    ],
)
def test_file_is_refused_when_a_line_is_wrong(raw: Raw, member: str, value: object) -> None:
    raw["lines"][3][member] = value
    with pytest.raises(ValueError, match=r"."):
        read_directory(json.dumps(raw))


@pytest.mark.parametrize("change", ["pop", "twice", "none"])
def test_file_is_refused_when_988_is_not_first_or_an_id_comes_twice(raw: Raw, change: str) -> None:
    rows = raw["lines"]
    raw["lines"] = {"pop": rows[1:], "twice": [*rows, rows[2]], "none": []}[change]
    with pytest.raises(ValueError, match="unique ids"):
        read_directory(json.dumps(raw))


def test_line_is_refused_when_a_member_is_missing_or_unknown(raw: Raw) -> None:
    raw["lines"][1]["mail"] = "help@example.org"
    with pytest.raises(TypeError):
        read_directory(json.dumps(raw))
    del raw["lines"][1]["mail"], raw["lines"][1]["who"]
    with pytest.raises(TypeError):
        read_directory(json.dumps(raw))
