"""The fields of the wire."""

from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

import marshmallow as ma
import pytest
from marshmallow import fields

from api.web.schema import (
    Code,
    Moment,
    Nothing,
    Pattern,
    Repeated,
    RequestSchema,
    ResponseSchema,
    Text,
    errors_of,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Colour(StrEnum):
    """What it looks like."""

    RED = "red"
    BLUE = "blue"


class Painted(RequestSchema):
    at = Moment()
    colour = Code(Colour)
    name = Text(max=5, validate=[Pattern(r"[a-z]+$|x", "Lower case letters.")])
    sizes = Repeated(fields.Integer())


class Shown(ResponseSchema):
    at = Moment()
    note = Text(max=5, metadata={"optional": True})


def loaded(**values: Any) -> dict[str, Any]:
    found: dict[str, Any] = Painted().load(values)
    return found


def wrong(**values: Any) -> dict[str, Any]:
    with pytest.raises(ma.ValidationError) as caught:
        Painted().load(values)
    found: dict[str, Any] = caught.value.messages_dict
    return found


@pytest.mark.parametrize(
    "text",
    ["2026-11-22T12:00:00Z", "2026-11-22t07:00:00-05:00", "2026-11-22T12:00:00.000000+00:00"],
)
def test_moment_is_the_same_in_utc_when_its_offset_differs(text: str) -> None:
    moment = loaded(at=text)["at"]
    assert (moment, moment.tzinfo) == (NOON, UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22T12:00:00",
        "2026-11-22",
        "2026-W47-7T12:00:00Z",
        "20261122T120000Z",
        "2026-11-22T12:00:00Z\n",
        "2026-11-22T12:00:00+0000",
        "2026-11-22T24:30:00Z",
        "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "",
        12,
        None,
        [],
    ],
)
def test_moment_is_refused_when_it_is_no_time_of_rfc_3339(text: object) -> None:
    assert set(wrong(at=text)) == {"at"}


def test_moment_is_shown_with_z_when_it_was_kept_in_another_zone() -> None:
    there = NOON.astimezone(timezone(timedelta(hours=-5)))
    assert Shown().dump({"at": there, "note": ""})["at"] == "2026-11-22T12:00:00Z"


def test_moment_is_null_when_there_is_none() -> None:
    assert Shown().dump({"at": None})["at"] is None


def test_code_is_read_and_shown_by_value_when_it_is_documented() -> None:
    assert loaded(colour="red")["colour"] is Colour.RED
    assert Painted().dump({"colour": Colour.BLUE}) == {"colour": "blue"}


@pytest.mark.parametrize("code", ["RED", "red ", "", "green", 1, None, ["red"], {}])
def test_code_is_refused_when_it_is_not_documented(code: object) -> None:
    assert set(wrong(colour=code)) == {"colour"}


@pytest.mark.parametrize("text", ["abc\n", "\nabc", "ABC", "ä", "a b"])
def test_text_is_refused_with_its_rule_when_it_does_not_match_as_a_whole(text: str) -> None:
    assert wrong(name=text) == {"name": ["Lower case letters."]}


@pytest.mark.parametrize("text", ["", "abcdef", 1, None, ["a"]])
def test_text_is_refused_when_it_is_empty_or_too_long_or_no_text(text: object) -> None:
    assert set(wrong(name=text)) == {"name"}


def test_text_may_be_empty_when_its_least_length_is_zero() -> None:
    assert Text(max=1, min=0).deserialize("") == ""


@pytest.mark.parametrize("sizes", [["1", "2"], ["1,2"]])
def test_repeated_takes_both_spellings_when_several_are_given(sizes: list[str]) -> None:
    assert loaded(sizes=sizes)["sizes"] == [1, 2]


def test_request_is_refused_when_a_member_is_unknown() -> None:
    assert wrong(pattern="dots") == {
        "pattern": ["There is no such member; check its spelling or leave it out."]
    }


def test_nothing_accepts_only_an_empty_object_when_a_post_needs_no_body() -> None:
    assert Nothing().load({}) == {}
    with pytest.raises(ma.ValidationError):
        Nothing().load({"a": 1})


def test_answer_promises_each_member_when_it_is_not_said_to_be_optional() -> None:
    assert {name: field.required for name, field in Shown().fields.items()} == {
        "at": True,
        "note": False,
    }


def test_errors_point_to_each_value_when_they_are_nested() -> None:
    messages = {"a": {"items": {0: {"b": ["One.", "Two."]}}, "_schema": ["Three."]}}
    assert errors_of(messages) == [
        {"pointer": "/a/items/0/b", "detail": "One."},
        {"pointer": "/a/items/0/b", "detail": "Two."},
        {"pointer": "/a", "detail": "Three."},
    ]


@pytest.mark.parametrize("name", ["I feel low", "a/b", "~", "", "ä", "a" * 65, "a\n"])
def test_error_points_to_the_object_around_when_a_name_is_no_identifier(name: str) -> None:
    assert errors_of({"a": {name: ["No."]}}) == [{"pointer": "/a", "detail": "No."}]
