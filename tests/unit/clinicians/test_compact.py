"""The compact: a privilege counts for nothing until licences are issued, and it is turned on."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from api.clinicians import compact
from api.clinicians.compact import COMPACT, compact_states, read_compact, switch_compact
from api.referrals.jurisdictions import US_JURISDICTIONS

FILE = Path(compact.__file__).parent / "compact.json"
RAW: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
FIRST = date(2027, 1, 4)
ISSUING = replace(COMPACT, usable_from=FIRST)


@pytest.fixture
def turned_on() -> Iterator[None]:
    switch_compact(on=True)
    yield
    switch_compact(on=False)


@pytest.mark.usefixtures("turned_on")
def test_it_counts_for_nothing_even_when_turned_on_while_no_licence_is_issued() -> None:
    assert COMPACT.usable_from is None
    for day in (date(2026, 11, 23), COMPACT.review_by, date(2030, 1, 1)):
        assert compact_states(day) == []


def test_it_counts_for_nothing_while_it_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compact, "COMPACT", ISSUING)
    assert compact_states(FIRST) == []


@pytest.mark.usefixtures("turned_on")
def test_it_counts_among_its_members_once_it_is_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compact, "COMPACT", ISSUING)
    assert compact_states(FIRST) == sorted(row["jurisdiction"] for row in RAW["members"])


@pytest.mark.parametrize(
    ("place", "day", "counts"),
    [
        ("KS", FIRST, True),
        ("KS", FIRST - timedelta(days=1), False),
        ("KS", COMPACT.review_by, True),
        ("KS", COMPACT.review_by + timedelta(days=1), False),
        ("NY", FIRST, False),  # no member
    ],
)
def test_it_counts_between_members_from_its_day_to_the_day_of_review(
    place: str, day: date, *, counts: bool
) -> None:
    assert (place in ISSUING.states(day)) is counts


def test_every_row_has_a_source_and_a_date() -> None:
    assert COMPACT.sources
    assert COMPACT.as_of <= COMPACT.verified_on < COMPACT.review_by
    assert COMPACT.review_by - COMPACT.verified_on <= timedelta(days=366)
    for member in COMPACT.members:
        assert member.jurisdiction in US_JURISDICTIONS
        assert member.verified_on >= date(2026, 11, 22)
        assert all(source.startswith("https://") for source in member.sources)
    assert all(source.url.startswith("https://") and source.says for source in COMPACT.sources)


def test_no_more_members_are_listed_than_are_claimed() -> None:
    assert len(COMPACT.members) == 27
    assert COMPACT.member_count_claimed == 30


@pytest.mark.parametrize(
    "wrong",
    [
        {"sources": []},
        {"review_by": RAW["verified_on"]},
        {"usable_from": "soon"},
        {"members": [RAW["members"][0], RAW["members"][0]]},
        {"members": [RAW["members"][0] | {"sources": []}]},
        {"members": [RAW["members"][0] | {"verified_on": ""}]},
    ],
    ids=["no source", "no review", "no day", "twice", "no source of a member", "no date"],
)
def test_file_that_is_wrong_stops_the_start(wrong: dict[str, Any]) -> None:
    assert read_compact(RAW) == COMPACT
    with pytest.raises(ValueError, match=r"source|once|isoformat"):
        read_compact(RAW | wrong)
