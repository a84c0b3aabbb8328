"""How referrals ended and how soon a person answered, counted so that nobody can be made out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, case, func, select
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.communities.models import Community
from api.consents.codes import ConsentStatus, Covers, ShareBack
from api.consents.models import Consent
from api.coordination.suppress import SMALLEST, suppressed, suppressed_beside
from api.referrals.codes import EvidenceClass, ReferralStatus
from api.referrals.models import Referral
from api.web.problems import InvalidRequest

SETTLED_AFTER = timedelta(days=7)
"""From then on nothing of a month changes from day to day, which would tell single ends."""

_WITH_EVIDENCE = (ReferralStatus.COMPLETED, ReferralStatus.CLOSED_NOT_ENGAGED)
_ENDS = (
    *_WITH_EVIDENCE,
    ReferralStatus.DECLINED,
    ReferralStatus.CANCELLED,
    ReferralStatus.EXPIRED,
)


class By(StrEnum):
    """What the rows of the table are."""

    COMMUNITY = "community"
    EVIDENCE = "evidence"


class FirstHuman(StrEnum):
    """How long it took until a clinician had claimed the referral, or had reached the member."""

    HOUR = "within_an_hour"
    FOUR_HOURS = "within_4_hours"
    DAY = "within_a_day"
    THREE_DAYS = "within_3_days"
    WEEK = "within_a_week"
    LATER = "later"


_BOUNDS = (
    (FirstHuman.HOUR, timedelta(hours=1)),
    (FirstHuman.FOUR_HOURS, timedelta(hours=4)),
    (FirstHuman.DAY, timedelta(days=1)),
    (FirstHuman.THREE_DAYS, timedelta(days=3)),
    (FirstHuman.WEEK, timedelta(days=7)),
)


@dataclass(frozen=True, slots=True)
class Ended:
    """How many ended so; None is a cell that is not shown."""

    status: ReferralStatus
    count: int | None


@dataclass(frozen=True, slots=True)
class Closure:
    """One row: a community or an evidence class; the times only where some count is shown."""

    community_id: UUID | None
    evidence: EvidenceClass | None
    ends: Sequence[Ended]
    first_human_median: FirstHuman | None
    first_human_p90: FirstHuman | None


class Month(NamedTuple):
    """A calendar month in UTC, from its first moment up to that of the next."""

    begin: datetime
    end: datetime

    @classmethod
    def named(cls, name: str) -> "Month":
        """Return the month of a name such as 2026-10; raises `InvalidRequest` (422) too soon."""
        begin = datetime.strptime(name, "%Y-%m").replace(tzinfo=UTC)
        end = (begin + timedelta(days=31)).replace(day=1)
        if utc_now() < end + SETTLED_AFTER:
            detail = f"This month is counted from {end + SETTLED_AFTER:%F} on."
            raise InvalidRequest(errors=[{"pointer": "/month", "detail": detail}])
        return cls(begin, end)


Cells = Mapping[ReferralStatus, Counter[Any]]


def count_closures(session: Session, by: By, month: Month) -> list[Closure]:
    """Count what ended in a month, of the members who share their outcome with the source."""
    communities = _cells(session, Referral.community_id, month)
    every = session.scalars(select(Community.id).order_by(Community.id)).all()
    if by is By.COMMUNITY:
        shown = {end: suppressed(_filled(communities[end], every)) for end in _ENDS}
        times = _times(session, Referral.community_id, month)
        return [_row(shown, key, times.get(key), community_id=key) for key in every]
    classes = _cells(session, _evidence(), month)
    beside = {end: _filled(communities[end], every).values() for end in _WITH_EVIDENCE}
    shown = {
        end: suppressed_beside(_filled(classes[end], EvidenceClass), beside[end])
        for end in _WITH_EVIDENCE
    }
    times = _times(session, _evidence(), month)
    return [_row(shown, key, times.get(key), evidence=key) for key in EvidenceClass]


def _filled(counted: Counter[Any], keys: Iterable[Any]) -> dict[Any, int]:
    """Give every row its cell: one that was left out would tell that it is empty."""
    return {key: counted[key] for key in keys}


def _row(
    shown: Mapping[ReferralStatus, Mapping[Any, int | None]],
    key: Any,
    times: tuple[FirstHuman | None, FirstHuman | None] | None,
    *,
    community_id: UUID | None = None,
    evidence: EvidenceClass | None = None,
) -> Closure:
    ends = [Ended(status, cells[key]) for status, cells in shown.items()]
    is_told = any(end.count is not None for end in ends)
    median, p90 = times if times and is_told else (None, None)
    return Closure(community_id, evidence, ends, median, p90)


def _cells(session: Session, key: SQLColumnExpression[Any], month: Month) -> Cells:
    rows = session.execute(
        select(key, Referral.status, func.count())
        .where(*_counted(month))
        .group_by(key, Referral.status)
    )
    cells: dict[ReferralStatus, Counter[Any]] = {end: Counter() for end in _ENDS}
    for found, status, count in rows:
        cells[status][found] = count
    return cells


def _times(
    session: Session, key: SQLColumnExpression[Any], month: Month
) -> dict[Any, tuple[FirstHuman | None, FirstHuman | None]]:
    """Return median and 90th percentile for each row in which enough were answered at all."""
    answered = func.least(Referral.first_claimed_at, Referral.first_contact_at)
    took = answered - Referral.created_at
    quantiles = [func.percentile_disc(share).within_group(took) for share in (0.5, 0.9)]
    rows = session.execute(
        select(key, *quantiles)
        .where(*_counted(month), answered.is_not(None))
        .group_by(key)
        .having(func.count() >= SMALLEST)
    )
    return {found: (_bucket(median), _bucket(p90)) for found, median, p90 in rows}


def _bucket(took: timedelta) -> FirstHuman:
    return next((bucket for bucket, bound in _BOUNDS if took <= bound), FirstHuman.LATER)


def _evidence() -> ColumnElement[Any]:
    """Say what an outcome rests on: the member's word counts for more than the clinician's."""
    is_confirmed = and_(
        Referral.outcome_confirmed_at.is_not(None),
        Referral.outcome_evidence != EvidenceClass.VERIFIED_ATTENDED,
    )
    return case((is_confirmed, EvidenceClass.MEMBER_CONFIRMED), else_=Referral.outcome_evidence)


def _counted(month: Month) -> tuple[ColumnElement[bool], ...]:
    """Say what is counted: ended in the month, and the outcome was the platform's to know then."""
    shares = (
        select(Consent.referral_id)
        .where(
            Consent.platform_id == Referral.platform_id,
            Consent.referral_id == Referral.id,
            Consent.covers == Covers.REFERRAL,
            Consent.status == ConsentStatus.ACTIVE,
            Consent.share_back == ShareBack.OUTCOME,
            Consent.expires_at > Referral.ended_at,
        )
        .exists()
    )
    ended = Referral.status.in_(_ENDS)
    return (ended, Referral.ended_at >= month.begin, Referral.ended_at < month.end, shares)
