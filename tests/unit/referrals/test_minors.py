"""Minors: open only by a dated row that the operator turned on, in force, read not too long ago."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from api.communities.models import AgeGroup
from api.referrals import minors, refuse_minor
from api.referrals.jurisdictions import US_JURISDICTIONS
from api.referrals.minors import (
    ROWS,
    Because,
    MinorRefusal,
    MinorRow,
    MinorRule,
    WhoConsents,
    minor_rule,
    read_rows,
)
from api.referrals.problems import MinorNotServed

TODAY = date(2026, 11, 23)
EVERYWHERE = US_JURISDICTIONS
MINORS = [group for group in AgeGroup if group is not AgeGroup.ADULT]
FROM_13, FROM_16 = AgeGroup.FROM_13_TO_15, AgeGroup.FROM_16_TO_17
OPEN = {
    "AL": {FROM_16},
    "CA": {FROM_13, FROM_16},
    "CO": {FROM_13, FROM_16},
    "MD": {FROM_13, FROM_16},
    "NM": {FROM_16},
    "PA": {FROM_16},
}
RAW: dict[str, Any] = {
    "jurisdiction": "CA",
    "alone_from_age": 13,
    "kind": "general",
    "social_worker": "named",
    "bands": ["13_15", "16_17"],
    "closed_because": None,
    "covers": "counselling",
    "conditions": [],
    "limits": None,
    "parental_notice": "none",
    "otherwise": "parent_or_guardian",
    "source": {"citation": "x", "url": "https://example.org", "kind": "statute", "as_of": "2020"},
    "in_force_from": "2024-07-01",
    "pending": None,
    "verified_on": "2026-11-22",
    "review_by": "2027-05-22",
}
SOURCE = RAW["source"]


def refusal(because: Because, who: WhoConsents = WhoConsents.NOT_KNOWN) -> MinorRefusal:
    return MinorRefusal(because, who)


def with_row(monkeypatch: pytest.MonkeyPatch, **changed: Any) -> None:
    monkeypatch.setattr(minors, "ROWS", read_rows([RAW | changed]))


def test_adult_always_passes() -> None:
    for place in (*US_JURISDICTIONS, "ZZ"):
        assert minor_rule(place, AgeGroup.ADULT, date.max, frozenset()) == MinorRule()


def test_nobody_under_18_passes_while_nothing_is_turned_on() -> None:
    for place in US_JURISDICTIONS:
        for age_group in MINORS:
            found = minor_rule(place, age_group, TODAY, frozenset())
            assert isinstance(found, MinorRefusal), (place, age_group)


def test_no_more_bands_open_than_these_when_everything_is_turned_on() -> None:
    for place in US_JURISDICTIONS:
        for age_group in MINORS:
            found = minor_rule(place, age_group, TODAY, EVERYWHERE)
            assert isinstance(found, MinorRule) == (age_group in OPEN.get(place, set()))


def test_open_band_passes_with_its_row_where_it_is_turned_on() -> None:
    found = minor_rule("CA", FROM_13, TODAY, frozenset({"CA"}))
    assert found == MinorRule(ROWS["CA"])
    off = refusal(Because.NOT_TURNED_ON, WhoConsents.MEMBER)
    assert minor_rule("CA", FROM_13, TODAY, frozenset({"MD"})) == off


def test_nobody_under_13_passes_whatever_age_a_law_names() -> None:
    for place in US_JURISDICTIONS:
        found = minor_rule(place, AgeGroup.UNDER_13, TODAY, EVERYWHERE)
        assert isinstance(found, MinorRefusal)


def test_closed_row_says_who_consents_and_no_row_says_that_it_is_not_known() -> None:
    parent = refusal(Because.NOT_ALONE, WhoConsents.PARENT_OR_GUARDIAN)
    assert minor_rule("NY", FROM_16, TODAY, EVERYWHERE) == parent
    assert minor_rule("PA", FROM_13, TODAY, EVERYWHERE) == parent
    assert minor_rule("GA", FROM_16, TODAY, EVERYWHERE) == refusal(Because.NO_RULE)
    assert minor_rule("ZZ", FROM_16, TODAY, frozenset({"ZZ"})) == refusal(Because.NO_RULE)


def test_row_opens_nothing_before_it_is_in_force() -> None:
    since = ROWS["CA"].in_force_from
    assert since
    day_before = minor_rule("CA", FROM_16, since - timedelta(days=1), EVERYWHERE)
    assert day_before == refusal(Because.NOT_IN_FORCE)
    assert isinstance(minor_rule("CA", FROM_16, since, EVERYWHERE), MinorRule)


def test_row_opens_nothing_after_its_day_of_review() -> None:
    last = ROWS["CA"].review_by
    assert isinstance(minor_rule("CA", FROM_16, last, EVERYWHERE), MinorRule)
    overdue = minor_rule("CA", FROM_16, last + timedelta(days=1), EVERYWHERE)
    assert overdue == refusal(Because.NOT_REVIEWED)


def test_every_row_has_a_source_and_its_days() -> None:
    for place, row in ROWS.items():
        assert place == row.jurisdiction
        assert row.source.citation.strip()
        assert row.source.url.startswith(("https://", "http://"))
        assert date(2026, 11, 22) <= row.verified_on
        assert timedelta() < row.review_by - row.verified_on <= timedelta(days=366)
        assert row.bands or row.closed_because


@pytest.mark.parametrize(
    "wrong",
    [
        {"jurisdiction": "ZZ"},
        {"alone_from_age": None},
        {"alone_from_age": 14},  # the band 13_15 holds those of 13
        {"bands": ["under_13"], "alone_from_age": 0},
        {"bands": ["adult"], "alone_from_age": 0},
        {"bands": []},  # and no word why
        {"closed_because": "a reason"},  # and yet open
        {"kind": "grounds"},
        {"kind": "setting"},
        {"kind": "profession"},
        {"kind": "none"},
        {"social_worker": "by_reference"},
        {"social_worker": "not_covered"},
        {"in_force_from": None},
        {"source": SOURCE | {"kind": "secondary"}},
        {"source": SOURCE | {"as_of": None}},
        {"source": SOURCE | {"as_of": "2019-12-31"}},
        {"source": SOURCE | {"url": ""}},
        {"source": SOURCE | {"citation": ""}},
        {"review_by": "2026-11-22"},
    ],
    ids=str,
)
def test_row_that_opens_too_much_stops_the_start(wrong: dict[str, Any]) -> None:
    assert read_rows([RAW])["CA"].bands == {FROM_13, FROM_16}
    with pytest.raises(ValueError, match=r"row|rule"):
        read_rows([RAW | wrong])


@pytest.mark.parametrize("name", sorted(RAW))
def test_row_that_leaves_something_out_stops_the_start(name: str) -> None:
    with pytest.raises((KeyError, TypeError)):
        read_rows([{key: value for key, value in RAW.items() if key != name}])


def test_place_with_two_rows_stops_the_start() -> None:
    with pytest.raises(ValueError, match="two rows"):
        read_rows([RAW, RAW])


def test_row_without_a_day_is_never_in_force() -> None:
    closed: MinorRow = replace(
        ROWS["NY"], bands=frozenset(), closed_because="x", in_force_from=None
    )
    assert not closed.is_in_force(date.max)


def asked(**changed: Any) -> Any:
    return SimpleNamespace(
        **{"jurisdiction": "CA", "age_group": FROM_16, "languages": ["es-MX"]} | changed
    )


def test_refusal_carries_the_lines_for_young_people_and_who_consents(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_row(monkeypatch)
    monkeypatch.setattr(refuse_minor, "utc_now", lambda: datetime(2026, 11, 23, tzinfo=UTC))
    with pytest.raises(MinorNotServed) as raised:
        refuse_minor.refuse_minor(asked(), "L1", [], turned_on=frozenset())
    members = raised.value.members
    assert (members["because"], members["who_consents"]) == ("not_turned_on", "member")
    lines = members["crisis"]
    assert (lines["level"], lines["language"]) == ("L1", "es")
    assert "youth" in lines["options"][0]["domains"]


def test_day_is_that_of_where_the_member_is(monkeypatch: pytest.MonkeyPatch) -> None:
    with_row(monkeypatch, in_force_from="2026-07-01")
    turned_on = frozenset({"CA"})
    still_june = datetime(2026, 7, 1, 6, 59, tzinfo=UTC)
    monkeypatch.setattr(refuse_minor, "utc_now", lambda: still_june)
    with pytest.raises(MinorNotServed):
        refuse_minor.refuse_minor(asked(), "L0", [], turned_on=turned_on)
    monkeypatch.setattr(refuse_minor, "utc_now", lambda: still_june + timedelta(minutes=1))
    rule = refuse_minor.refuse_minor(asked(), "L0", [], turned_on=turned_on)
    assert rule.row
    assert rule.row.jurisdiction == "CA"
