"""Matching: the database says who may meet a referral; what it reads for that, no caller sees."""

from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from api.clinicians.licensure import counting_compacts
from api.clock import utc_now
from api.referrals.card_models import IntakeCard
from api.referrals.models import Referral


def matches_me() -> ColumnElement[bool]:
    """Say, for a query over cards, that the clinician who asks meets all that they must."""
    now = utc_now()
    return func.matches_me(IntakeCard.referral_id, now, counting_compacts(now.date()))


def has_candidate(session: Session, referral: Referral, *, named: bool = False) -> bool:
    """Tell whether anybody is left who could take it, today or once they are asked again.

    `named` asks only for those whom the member's consent names.
    """
    session.flush()
    now = utc_now()
    asked = func.has_candidate(referral.id, now, counting_compacts(now.date()), named)
    return bool(session.scalar(select(asked)))


class Candidates(StrEnum):
    """Whether there is anybody whom a referral could be matched with today or later."""

    SOME = "some"
    NONE = "none"


class Outlook(NamedTuple):
    """What can be said of the search before it begins.

    The wait is the shortest that a candidate names or, where there is none, whoever is licensed
    there: what to expect if the member gave up what they ask for. None: nobody names any.
    """

    candidates: Candidates
    expected_wait_days: int | None


def outlook(session: Session, referral: Referral) -> Outlook:
    """Tell whether anybody could take it, and how long the wait may be; nobody is named."""
    session.flush()
    now = utc_now()
    asked = func.expected_wait(referral.id, now, counting_compacts(now.date()))
    candidate, days = session.execute(select(asked.table_valued("candidate", "days"))).one()
    return Outlook(Candidates.SOME if candidate else Candidates.NONE, days)
