"""Counting: of nobody, bounded, and never in the way of an answer."""

from typing import Any

import pytest

from api.crisis.tally import Counted, Tally, counted

SHOWN, CHOSEN = Counted.SHOWN, Counted.CHOSEN


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("GET", "/crisis", (SHOWN, "page")),
        ("GET", "/crisis/es", (SHOWN, "page")),
        ("GET", "/v1/crisis", (SHOWN, "lines")),
        ("GET", "/v1/crisis/gb", (SHOWN, "lines")),
        ("GET", "/.well-known/crisis.json", (SHOWN, "lines")),
        ("POST", "/v1/crisis/screen", (SHOWN, "screen")),
        ("POST", "/v1/crisis/chosen/call", (CHOSEN, "call")),
        ("POST", "/v1/crisis/chosen/not_right", (CHOSEN, "not_right")),
    ],
)
def test_request_is_counted_by_what_it_shows(
    method: str, path: str, name: tuple[Counted, str]
) -> None:
    tally = Tally()
    tally.note(method, path)
    assert tally.drain() == {name: 1}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v1/referrals"),
        ("GET", "/v1/crisis/chosen/call"),
        ("POST", "/v1/crisis/chosen/i-want-to-die"),
        ("POST", "/v1/crisis/chosen/"),
        ("GET", "/crisisx"),
    ],
)
def test_nothing_else_is_counted_and_no_name_comes_from_outside(method: str, path: str) -> None:
    tally = Tally()
    tally.note(method, path)
    assert tally.drain() == {}


def test_only_help_that_came_first_is_counted_of_referrals() -> None:
    tally = Tally()
    for level in ("L0", "L1", "L2", "L3", "L3"):
        tally.shown_in_referral(level)
    assert tally.drain() == {(SHOWN, "referral_L2"): 1, (SHOWN, "referral_L3"): 2}


def test_counts_that_could_not_be_kept_are_counted_again() -> None:
    tally = Tally()
    tally.note("GET", "/crisis")
    counts = tally.drain()
    tally.note("GET", "/crisis")
    tally.put_back(counts)
    assert tally.drain() == {(SHOWN, "page"): 2}
    assert tally.drain() == {}


def test_answer_is_given_when_nothing_can_be_counted() -> None:
    def app(_environ: dict[str, Any], _start: Any) -> list[bytes]:
        return [b"988"]

    broken: Any = None
    assert counted(app, broken)({}, lambda *_: None) == [b"988"]
