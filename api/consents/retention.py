"""How long each class of record is kept: the table's rules, and the day on which they let go.

The longest of all rules that apply wins. A rule applies to its jurisdiction (a state's code, or `*`
for everywhere) and age (`adult`, `minor`, `*`). Where a state has no row of its own, the rows for
everywhere count alone: no other state's longer rule is borrowed, for what no law asks to be kept is
a risk to the person it is about. States' rows bind the clinician's own record; we keep the
referral's record, which holds no words, as long, so that the two can be laid side by side.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from api.communities.models import AgeGroup

EVERYWHERE = "*"
MAJORITY = 18
_FILE = Path(__file__).parent / "retention.json"
_DURATION = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<days>\d+)D)?")
# Only the group is known: whoever may be the youngest of it comes of age last.
_YOUNGEST = {AgeGroup.UNDER_13: 0, AgeGroup.FROM_13_TO_15: 13, AgeGroup.FROM_16_TO_17: 16}


class RecordClass(StrEnum):
    """What is kept, and ends by itself."""

    CONTEXT_WORDS = "context_words"
    REFERRAL_RECORD = "referral_record"
    CONSENT_RECORD = "consent_record"
    DISCLOSURE = "disclosure"
    CRISIS_RECORD = "crisis_record"
    CONTACT_RECORD = "contact_record"
    AUDIT = "audit"
    IDEMPOTENCY_ANSWER = "idempotency_answer"
    CONSENT_LINK = "consent_link"
    FEED_EVENT = "feed_event"


class CountedFrom(StrEnum):
    """What a rule counts from; `other_end` is any end of a referral but completion."""

    CREATION = "creation"
    COMPLETION = "completion"
    OTHER_END = "other_end"
    END_OF_REFERRAL = "end_of_referral"
    END_OF_CONSENT = "end_of_consent"
    END_OF_LINK = "end_of_link"


class Age(StrEnum):
    """Whom a rule is about."""

    ADULT = "adult"
    MINOR = "minor"
    ANY = "*"


@dataclass(frozen=True, slots=True)
class Keep:
    """Years and days; counted from the day on which a minor comes of age where `from_majority`."""

    years: int = 0
    days: int = 0
    from_majority: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands. No address: it is our own choice, and the citation says why."""

    citation: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One row. `keep` None is for good; `confirmed` only where a stored source says the same."""

    record_class: RecordClass
    jurisdiction: str
    age: Age
    keep: Keep | None
    counted_from: CountedFrom
    source: Source
    verified_on: date
    confirmed: bool

    def applies(self, jurisdiction: str, age_group: AgeGroup) -> bool:
        age = Age.ADULT if age_group is AgeGroup.ADULT else Age.MINOR
        return self.jurisdiction in (EVERYWHERE, jurisdiction) and self.age in (Age.ANY, age)


def read_rules(rows: Iterable[dict[str, Any]]) -> Sequence[Rule]:
    """Read and check the table's rows; ValueError, KeyError or TypeError where one is wrong."""
    return tuple(
        Rule(
            **row
            | {
                "record_class": RecordClass(row["record_class"]),
                "age": Age(row["age"]),
                "keep": _keep(row["keep"]),
                "counted_from": CountedFrom(row["counted_from"]),
                "source": Source(**row["source"]),
                "verified_on": date.fromisoformat(row["verified_on"]),
            }
        )
        for row in rows
    )


def _keep(written: str | dict[str, int] | None) -> Keep | None:
    if written is None:
        return None
    if isinstance(written, dict):
        return Keep(years=written["after_majority_years"], from_majority=True)
    found = _DURATION.fullmatch(written)
    if not found or found.lastgroup is None:
        raise ValueError(f"{written!r} is no duration of years and days (ISO 8601).")
    return Keep(years=int(found["years"] or 0), days=int(found["days"] or 0))


RULES = read_rules(json.loads(_FILE.read_text("utf-8")))


def keep_until(
    record_class: RecordClass,
    *,
    jurisdiction: str,
    age_group: AgeGroup,
    counted_from: datetime,
    event: CountedFrom | None = None,
) -> datetime | None:
    """Return when a record may go: the longest of all rules that apply; None is never.

    `event` says which end it was; only context words have more than one, and need it (ValueError).
    """
    rules = [rule for rule in RULES if rule.record_class is record_class]
    events = {rule.counted_from for rule in rules}
    if (event is None and len(events) > 1) or (event and event not in events):
        raise ValueError(f"{record_class} is counted from {', '.join(sorted(events))}.")
    ends = [
        _end(rule.keep, age_group, counted_from)
        for rule in rules
        if rule.applies(jurisdiction, age_group) and event in (None, rule.counted_from)
    ]
    return None if None in ends else max(end for end in ends if end)


def let_go_before(record_class: RecordClass, at: datetime) -> datetime:
    """Return when a record must have begun to count that may go now.

    For classes with one rule for everybody; for all others it is asked of each record (ValueError).
    """
    [keep] = {rule.keep for rule in RULES if rule.record_class is record_class}
    if keep is None or keep.from_majority:
        raise ValueError(f"{record_class} has no one period for everybody.")
    return _years_before(at, keep.years) - timedelta(days=keep.days)


def _years_before(end: datetime, years: int) -> datetime:
    """Count calendar years back; from 29 February to the 28th where the year has none."""
    try:
        return end.replace(year=end.year - years)
    except ValueError:
        return end.replace(year=end.year - years, day=28)


def reasons_for(record_class: RecordClass, jurisdiction: str, age_group: AgeGroup) -> Sequence[str]:
    """Return the citations of all rules that apply to a record of this class."""
    return [
        rule.source.citation
        for rule in RULES
        if rule.record_class is record_class and rule.applies(jurisdiction, age_group)
    ]


def _end(keep: Keep | None, age_group: AgeGroup, start: datetime) -> datetime | None:
    if keep is None:
        return None
    growing = MAJORITY - _YOUNGEST[age_group] if keep.from_majority else 0
    return _years_after(start, growing + keep.years) + timedelta(days=keep.days)


def _years_after(start: datetime, years: int) -> datetime:
    """Count calendar years; from 29 February to 1 March where the year has none: never less."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, month=3, day=1)
