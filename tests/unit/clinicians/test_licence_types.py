"""Licence types: what a title means in one state it does not mean in the next."""

from datetime import date
from typing import Any

import pytest

from api.clinicians.licence_types import LICENCE_TYPES, is_clinical, read_licence_types
from api.referrals.jurisdictions import US_JURISDICTIONS

TITLE = {"abbreviation": "LCSW", "title": "Licensed Clinical Social Worker", "sources": ["x"]}
RAW: dict[str, Any] = {
    "jurisdiction": "NY",
    "titles": [TITLE],
    "board": None,
    "verification": None,
    "verified_on": "2026-11-22",
}


@pytest.mark.parametrize(
    ("place", "title", "found"),
    [
        ("NY", "LCSW", True),
        ("NY", "l.c.s.w.", True),
        ("NY", "licensed  clinical social worker", True),
        ("NY", "LMSW", False),
        ("NY", "", False),
        ("MD", "LCSW-C", True),
        ("MD", "LCSW", False),  # Licensed Certified Social Worker
        ("SC", "LISW-CP", True),
        ("SC", "LISW-AP", False),
        ("OH", "LISW", True),
        ("OH", "LSW", False),
        ("KS", "LSCSW", True),
        ("GA", "LCSW", None),  # a row with a board, and no confirmed title
        ("MI", "LMSW", None),  # whose clinical licence this is, but no source was read
        ("PA", "LCSW", None),  # no row
        ("ZZ", "LCSW", None),
    ],
)
def test_title_is_clinical_where_a_row_names_it(
    place: str, title: str, *, found: bool | None
) -> None:
    assert is_clinical(place, title) is found


def test_every_row_has_a_place_a_source_and_a_date() -> None:
    for place, row in LICENCE_TYPES.items():
        assert place == row.jurisdiction
        assert place in US_JURISDICTIONS
        assert row.verified_on >= date(2026, 11, 22)
        sources = [source for title in row.titles for source in title.sources]
        sources += [named.source for named in (row.board, row.verification) if named]
        assert sources
        assert all(source.startswith(("https://", "http://")) for source in sources)


def test_no_letters_stand_twice_in_one_place() -> None:
    for row in LICENCE_TYPES.values():
        letters = [title.abbreviation for title in row.titles]
        assert len(letters) == len(set(letters))


@pytest.mark.parametrize(
    "wrong",
    [
        {"titles": []},
        {"titles": [TITLE | {"sources": []}]},
        {"titles": [TITLE | {"sources": [""]}]},
        {"titles": [TITLE | {"abbreviation": ""}]},
        {"verified_on": ""},
    ],
    ids=str,
)
def test_row_without_a_source_or_a_date_stops_the_start(wrong: dict[str, Any]) -> None:
    assert read_licence_types([RAW])["NY"].titles[0].abbreviation == "LCSW"
    with pytest.raises(ValueError, match=r"source|nothing|isoformat"):
        read_licence_types([RAW | wrong])


def test_place_with_two_rows_stops_the_start() -> None:
    with pytest.raises(ValueError, match="two rows"):
        read_licence_types([RAW, RAW])
