"""Reading JSON strictly."""

from time import process_time

import pytest

from api.web.body import MAX_DEPTH, read_json
from api.web.problems import MalformedRequest


def refusal(raw: bytes) -> str:
    with pytest.raises(MalformedRequest) as caught:
        read_json(raw)
    return str(caught.value)


def test_body_is_read_when_it_is_plain_json() -> None:
    raw = '{"a": ["ü💚", 1, -2.5e3, true, null], "b": {"a": ""}}'.encode()
    assert read_json(raw) == {"a": ["ü💚", 1, -2500.0, True, None], "b": {"a": ""}}


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"\xff", "not UTF-8"),
        (b"{", "not JSON"),
        (b'{"a": "\\u0000"}', "NUL"),
        (b'{"\\u0000": 1}', "NUL"),
        (b'["\\udc00"]', "surrogate"),
        (b'[{"a": [{"b": "\\ud83d"}]}]', "surrogate"),
        (b'{"a": 1, "a": 1}', "twice"),
        (b"[NaN]", "NaN is not JSON"),
        (b"-Infinity", "-Infinity is not JSON"),
        (b"1e309", "64 bits"),
        (b"-1e309", "64 bits"),
        (b"9223372036854775808", "64 bits"),
        (b"-9223372036854775809", "64 bits"),
        (b"1" * 5000, "64 bits"),
    ],
)
def test_body_is_refused_with_its_reason_when_a_reader_could_misread_it(
    raw: bytes, reason: str
) -> None:
    assert reason in refusal(raw)


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63)])
def test_integer_is_read_when_it_just_fits(number: int) -> None:
    assert read_json(str(number).encode()) == number


def test_pair_of_surrogates_is_read_when_it_makes_one_character() -> None:
    assert read_json(b'"\\ud83d\\udc9a"') == "💚"


def test_body_is_read_when_it_is_as_deep_as_allowed_and_no_deeper() -> None:
    deepest = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH
    assert read_json(deepest) is not None
    assert "levels deep" in refusal(b"[" + deepest + b"]")


def test_depth_is_not_counted_when_the_brackets_are_text() -> None:
    text = "[{" * MAX_DEPTH + '\\"' + "[" * MAX_DEPTH
    assert read_json(f'["{text}", [], "{text}"]'.encode())


def test_depth_is_counted_when_brackets_follow_a_text() -> None:
    assert "levels deep" in refusal(b'["\\"", ' + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH + b"]")


@pytest.mark.parametrize("unit", [b'\\"', b'"', b"\\", b"[]", b'"a",'])
def test_body_is_refused_at_once_when_it_is_made_to_backtrack(unit: bytes) -> None:
    """With a quadratic scan, the first of these took minutes."""
    began = process_time()
    assert refusal(b'"' + unit * (400_000 // len(unit)))
    assert process_time() - began < 1


@pytest.mark.parametrize("raw", [b'["\\QZ7"]', b"QZ7", b'{"a": QZ7}', b'["QZ7', b"{} QZ7"])
def test_reason_says_where_and_quotes_nothing_when_it_is_no_json(raw: bytes) -> None:
    reason = refusal(raw)
    assert reason.endswith(" at line 1.")
    assert "qz7" not in reason.lower()
