"""Minors: where somebody under 18 may consent alone, by dated rows; whatever is not certain is no.

A row opens a band of ages only if its youngest may consent alone to a clinical social worker, with
no ground, place or status that a referral cannot establish, by a text of the law or of the state
that is dated and at most six years old. Nobody under 13 is served anywhere: 12 and younger cannot
be told apart, and there is no way yet for a parent to consent (16 CFR 312). An open row still does
nothing before the operator has turned the place on, and nothing after its day of review.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from api.communities.models import AgeGroup
from api.referrals.jurisdictions import US_JURISDICTIONS

_FILE = Path(__file__).parent / "minors.json"
_YOUNGEST = {AgeGroup.FROM_13_TO_15: 13, AgeGroup.FROM_16_TO_17: 16}
_RULES = {"general", "sessions"}  # not: grounds, setting, profession, none
_MEANT = {"named", "by_definition", "any_provider"}  # not: by_reference, not_covered
_TEXTS = {"statute", "enacted_act", "state_agency"}
_OLDEST = 6  # years between the text's date and our reading


class WhoConsents(StrEnum):
    """Who may agree to a referral of somebody under 18."""

    MEMBER = "member"
    PARENT_OR_GUARDIAN = "parent_or_guardian"
    NOT_KNOWN = "not_known"


class Because(StrEnum):
    """Why a minor is refused."""

    NO_RULE = "no_rule"
    NOT_REVIEWED = "not_reviewed"
    NOT_ALONE = "not_alone"
    NOT_IN_FORCE = "not_in_force"
    NOT_TURNED_ON = "not_turned_on"


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: `kind` is a statute's text or less, `as_of` the day or year of that text."""

    citation: str
    url: str
    kind: str
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a minor may consent to alone; it binds the clinician, and is shown, not counted."""

    sessions: int | None
    minutes: int | None
    days: int | None


@dataclass(frozen=True, slots=True)
class MinorRow:
    """The rule of one place, as read on `verified_on`, to be read again by `review_by`.

    `alone_from_age`: 0 names no age, None is nobody. `in_force_from` is the day of reading where
    the text names none. `otherwise` consents where no band is open.
    """

    jurisdiction: str
    alone_from_age: int | None
    kind: str
    social_worker: str
    bands: frozenset[AgeGroup]
    closed_because: str | None
    covers: str
    conditions: tuple[str, ...]
    limits: Limits | None
    parental_notice: str
    otherwise: WhoConsents
    source: Source
    in_force_from: date | None
    pending: str | None
    verified_on: date
    review_by: date

    def __post_init__(self) -> None:
        if self.jurisdiction not in US_JURISDICTIONS or not self.verified_on < self.review_by:
            raise ValueError(f"A row is about a place, and is read again: {self.jurisdiction}")
        if not (self.source.citation and self.source.url):
            raise ValueError(f"A row names what was read: {self.jurisdiction}")
        if bool(self.bands) == bool(self.closed_because):
            raise ValueError(f"A row is open, or says why not: {self.jurisdiction}")
        if self.bands and not self._may_be_open():
            raise ValueError(f"This rule, or its source, opens nothing: {self.jurisdiction}")

    def _may_be_open(self) -> bool:
        alone_from, as_of = self.alone_from_age, self.source.as_of
        return (
            alone_from is not None
            and all(alone_from <= _YOUNGEST.get(band, -1) for band in self.bands)
            and self.kind in _RULES
            and self.social_worker in _MEANT
            and self.source.kind in _TEXTS
            and as_of is not None
            and self.verified_on.year - int(as_of[:4]) <= _OLDEST
            and self.in_force_from is not None
        )

    def is_in_force(self, on: date) -> bool:
        """Tell whether it holds on a day; a row without a day holds on none."""
        return self.in_force_from is not None and self.in_force_from <= on


@dataclass(frozen=True, slots=True)
class MinorRule:
    """The member consents themselves: an adult, or a minor whom `row` lets."""

    row: MinorRow | None = None


@dataclass(frozen=True, slots=True)
class MinorRefusal:
    """Nobody can consent here: why, and who may where the law is asked."""

    because: Because
    who_consents: WhoConsents


def minor_rule(
    jurisdiction: str, age_group: AgeGroup, on: date, turned_on: frozenset[str]
) -> MinorRule | MinorRefusal:
    """Tell whether a member may be referred on their own word; adults always may.

    `on` is the day where the member is, `turned_on` what the operator's MINORS_IN names.
    """
    if age_group is AgeGroup.ADULT:
        return MinorRule()
    row = ROWS.get(jurisdiction)
    if row is None:
        return MinorRefusal(Because.NO_RULE, WhoConsents.NOT_KNOWN)
    return _refused(row, age_group, on, is_on=jurisdiction in turned_on) or MinorRule(row)


def _refused(row: MinorRow, age_group: AgeGroup, on: date, *, is_on: bool) -> MinorRefusal | None:
    if on > row.review_by:
        return MinorRefusal(Because.NOT_REVIEWED, WhoConsents.NOT_KNOWN)
    if age_group not in row.bands:
        return MinorRefusal(Because.NOT_ALONE, row.otherwise)
    if not row.is_in_force(on):
        return MinorRefusal(Because.NOT_IN_FORCE, WhoConsents.NOT_KNOWN)
    return None if is_on else MinorRefusal(Because.NOT_TURNED_ON, WhoConsents.MEMBER)


def read_rows(rows: Iterable[dict[str, Any]]) -> Mapping[str, MinorRow]:
    """Read and check the rows; ValueError, KeyError or TypeError where one is wrong."""
    found: dict[str, MinorRow] = {}
    for row in rows:
        if row["jurisdiction"] in found:
            raise ValueError(f"{row['jurisdiction']} has two rows.")
        found[row["jurisdiction"]] = _row(row)
    return MappingProxyType(found)


def _row(row: dict[str, Any]) -> MinorRow:
    in_force_from, limits = row["in_force_from"], row["limits"]
    return MinorRow(
        **row
        | {
            "bands": frozenset(AgeGroup(band) for band in row["bands"]),
            "conditions": tuple(row["conditions"]),
            "limits": limits and Limits(**limits),
            "otherwise": WhoConsents(row["otherwise"]),
            "source": Source(**row["source"]),
            "in_force_from": in_force_from and date.fromisoformat(in_force_from),
            "verified_on": date.fromisoformat(row["verified_on"]),
            "review_by": date.fromisoformat(row["review_by"]),
        }
    )


ROWS = read_rows(json.loads(_FILE.read_text("utf-8")))
