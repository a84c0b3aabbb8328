"""Retention: the longest rule that applies, counted for a minor from the youngest they may be."""

from datetime import UTC, date, datetime, timedelta

import pytest

from api.communities.models import AgeGroup
from api.consents.retention import (
    EVERYWHERE,
    RULES,
    Age,
    CountedFrom,
    Keep,
    RecordClass,
    keep_until,
    let_go_before,
    read_rules,
)
from api.db.idempotency import KEPT_FOR
from api.referrals.jurisdictions import US_JURISDICTIONS

START = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ADULT, UNDER_13 = AgeGroup.ADULT, AgeGroup.UNDER_13
FROM_13, FROM_16 = AgeGroup.FROM_13_TO_15, AgeGroup.FROM_16_TO_17
REFERRAL, CONSENT = RecordClass.REFERRAL_RECORD, RecordClass.CONSENT_RECORD
DISCLOSURE, CRISIS = RecordClass.DISCLOSURE, RecordClass.CRISIS_RECORD

# Class, state, age group, years from the start.
YEARS = [
    (REFERRAL, "NY", ADULT, 6),
    (REFERRAL, "CA", ADULT, 7),
    (REFERRAL, "TX", ADULT, 7),
    (REFERRAL, "FL", ADULT, 7),
    (REFERRAL, "ME", ADULT, 7),
    (REFERRAL, "AZ", ADULT, 6),
    (REFERRAL, "VT", ADULT, 6),  # no row of its own
    (REFERRAL, "ZZ", ADULT, 6),  # no state at all
    (REFERRAL, "NY", UNDER_13, 18 + 4),
    (REFERRAL, "NY", FROM_13, 5 + 4),
    (REFERRAL, "NY", FROM_16, 6),  # of age in two years at most, then four
    (REFERRAL, "CA", FROM_16, 2 + 7),
    (REFERRAL, "TX", FROM_16, 7),  # whichever is greater
    (REFERRAL, "TX", FROM_13, 5 + 5),
    (REFERRAL, "AZ", FROM_13, 5 + 3),
    (REFERRAL, "VT", UNDER_13, 18 + 1),
    (REFERRAL, "VT", FROM_16, 6),
    (REFERRAL, "FL", UNDER_13, 18 + 1),
    (CONSENT, "CA", ADULT, 6),  # states' rows are about the referral's record alone
    (CONSENT, "CA", UNDER_13, 18 + 1),
    (DISCLOSURE, "CA", ADULT, 6),  # six (HIPAA) win over three (42 CFR 2.24)
    (DISCLOSURE, "NY", FROM_13, 6),
    (DISCLOSURE, "NY", UNDER_13, 18 + 1),
    (CRISIS, "NY", ADULT, 6),
    (RecordClass.FEED_EVENT, "NY", UNDER_13, 1),
]
DAYS = [
    (RecordClass.CONTEXT_WORDS, CountedFrom.COMPLETION, 30),
    (RecordClass.CONTEXT_WORDS, CountedFrom.OTHER_END, 0),
    (RecordClass.IDEMPOTENCY_ANSWER, CountedFrom.CREATION, 30),
    (RecordClass.CONSENT_LINK, CountedFrom.END_OF_LINK, 30),
]


@pytest.mark.parametrize(("record_class", "state", "age_group", "years"), YEARS)
def test_record_is_kept_for_the_longest_rule_that_applies(
    record_class: RecordClass, state: str, age_group: AgeGroup, years: int
) -> None:
    until = keep_until(record_class, jurisdiction=state, age_group=age_group, counted_from=START)
    assert until == START.replace(year=START.year + years)


@pytest.mark.parametrize(("record_class", "event", "days"), DAYS)
def test_record_is_kept_for_days(record_class: RecordClass, event: CountedFrom, days: int) -> None:
    for age_group in AgeGroup:
        until = keep_until(
            record_class, jurisdiction="NY", age_group=age_group, counted_from=START, event=event
        )
        assert until == START + timedelta(days=days)


def test_audit_is_kept_for_good() -> None:
    for age_group in AgeGroup:
        assert (
            keep_until(
                RecordClass.AUDIT, jurisdiction="NY", age_group=age_group, counted_from=START
            )
            is None
        )


@pytest.mark.parametrize("event", [None, CountedFrom.CREATION])
def test_end_of_context_words_has_to_be_named(event: CountedFrom | None) -> None:
    with pytest.raises(ValueError, match="completion, other_end"):
        keep_until(
            RecordClass.CONTEXT_WORDS,
            jurisdiction="NY",
            age_group=ADULT,
            counted_from=START,
            event=event,
        )


def test_leap_day_is_never_cut_short() -> None:
    leap = datetime(2028, 2, 29, tzinfo=UTC)
    until = keep_until(DISCLOSURE, jurisdiction="NY", age_group=ADULT, counted_from=leap)
    assert until == datetime(2034, 3, 1, tzinfo=UTC)


def test_period_is_counted_back_from_a_leap_day_without_letting_go_early() -> None:
    leap = datetime(2028, 2, 29, tzinfo=UTC)
    assert let_go_before(RecordClass.FEED_EVENT, leap) == datetime(2027, 2, 28, tzinfo=UTC)


def test_what_is_kept_for_good_has_no_day_before_which_it_goes() -> None:
    with pytest.raises(ValueError, match="no one period"):
        let_go_before(RecordClass.AUDIT, START)


def test_every_class_has_a_rule_for_everywhere_and_everyone() -> None:
    for record_class in RecordClass:
        assert any(
            rule.record_class is record_class
            and rule.jurisdiction == EVERYWHERE
            and rule.age is Age.ANY
            for rule in RULES
        )


def test_disclosures_are_never_kept_for_less_than_six_years() -> None:
    for state in US_JURISDICTIONS:
        for age_group in AgeGroup:
            until = keep_until(
                DISCLOSURE, jurisdiction=state, age_group=age_group, counted_from=START
            )
            assert until is not None
            assert until >= START.replace(year=START.year + 6)


def test_rule_has_a_source_or_says_that_it_is_our_own() -> None:
    for rule in RULES:
        own = rule.source.citation.startswith("our own choice")
        assert own == (rule.source.url is None)
        assert not (own and rule.confirmed)
        assert rule.source.url is None or rule.source.url.startswith(("https://", "http://"))
        assert rule.verified_on >= date(2026, 11, 22)
        assert rule.jurisdiction in US_JURISDICTIONS | {EVERYWHERE}


def test_rule_of_stored_answers_is_the_one_that_is_followed() -> None:
    [rule] = [rule for rule in RULES if rule.record_class is RecordClass.IDEMPOTENCY_ANSWER]
    assert rule.keep == Keep(days=KEPT_FOR.days)


@pytest.mark.parametrize("written", ["", "P", "6Y", "P6M", "P6", "P6YT1H", "p6y"])
def test_duration_that_is_not_read_stops_the_start(written: str) -> None:
    row = {
        "record_class": "disclosure",
        "jurisdiction": "*",
        "age": "*",
        "keep": written,
        "counted_from": "creation",
        "source": {"citation": "x", "url": None},
        "verified_on": "2026-11-22",
        "confirmed": False,
    }
    with pytest.raises(ValueError, match="no duration"):
        read_rules([row])
    [rule] = read_rules([row | {"keep": "P1Y30D"}])
    assert rule.keep == Keep(years=1, days=30)
