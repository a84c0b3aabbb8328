"""Why nobody takes a referral: how many clinicians match, and what stands in the others' way."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.clinicians.licensure import counting_compacts
from api.clock import utc_now
from api.referrals.handed_over import admit_handed


class MismatchReason(StrEnum):
    """What stands between a clinician and a referral; `prefers_` only until it is widened."""

    SUSPENDED = "suspended"
    LICENSURE = "licensure"
    AWAY = "away"
    AT_CAPACITY = "at_capacity"
    AGE = "age"
    LANGUAGE = "language"
    NEEDS = "needs"
    EXCLUDED_BY_MEMBER = "excluded_by_member"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    NOT_NAMED = "not_named"
    DECLINED_BEFORE = "declined_before"
    DECLINED_FOR_NOW = "declined_for_now"
    MODALITY = "modality"
    PREFERS_MODALITY = "prefers_modality"
    COVERAGE = "coverage"
    PREFERS_COVERAGE = "prefers_coverage"
    PLAN = "plan"
    PREFERS_PLAN = "prefers_plan"
    FEE = "fee"
    PREFERS_FEE = "prefers_fee"
    GENDER = "gender"
    PREFERS_GENDER = "prefers_gender"
    CULTURE = "culture"
    PREFERS_CULTURE = "prefers_culture"
    FAITH = "faith"
    PREFERS_FAITH = "prefers_faith"
    TOPICS = "topics"
    PREFERS_TOPICS = "prefers_topics"


class Counted(NamedTuple):
    """How many clinicians do not match for one reason; one who has several counts in each."""

    reason: MismatchReason
    clinicians: int


class Matches(NamedTuple):
    """How many clinicians match now, and why the others do not; nobody is named."""

    matches: int
    reasons: Sequence[Counted]


def count_matches(session: Session, referral_id: UUID) -> Matches:
    """Count, for a referral that was handed to the coordinators; raises `NotFound` (404)."""
    admit_handed(session, referral_id)
    now = utc_now()
    counted = func.count_mismatches(referral_id, now, counting_compacts(now.date()))
    rows = session.execute(select(counted.table_valued("reason", "clinicians")))
    found: dict[str, int] = {row.reason: row.clinicians for row in rows}
    matches = found.pop("matches", 0)
    reasons = [Counted(code, found[code]) for code in MismatchReason if code in found]
    return Matches(matches, reasons)
