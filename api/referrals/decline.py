"""Declining with a coded reason: the referral waits for the next clinician, or ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.crisis.levels import Level
from api.referrals.advance import require
from api.referrals.codes import NOT_NOW, DeclineCode, Place, ReferralStatus
from api.referrals.find import lock_held
from api.referrals.let_go import end
from api.referrals.match import has_candidate
from api.referrals.models import Decline, Referral
from api.referrals.pass_on import pass_on
from api.referrals.problems import InvalidTransition
from api.referrals.share_back import tell_platform
from api.web.auth import Actor

NOT_NOW_FOR = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Declining:
    """Why: `other` carries a comment, `higher_level_of_care` names the next place."""

    reason: DeclineCode
    comment: str | None
    next_place: str | None


def decline(
    session: Session, referral_id: UUID, claim_token: int, why: Declining, *, by: Actor
) -> Referral:
    """Give the referral back with a reason that keeps it from coming to the same clinician.

    Where no candidate is left and the risk is below L2 it ends as `declined`; else it is passed on.
    Who declined is responsible for nothing. Raises `StaleClaim` and `InvalidTransition` (409): once
    somebody was reached an owner does not decline, they hand back (DESIGN section 4).
    """
    referral = lock_held(session, referral_id, claim_token, by=by)
    _refuse_after_contact(referral)
    session.add(_row(referral, why, by))
    if referral.risk < Level.L2 and not has_candidate(session, referral):
        end(session, referral, "decline", Place.DECLINED)
        tell_platform(session, referral)
    else:
        pass_on(session, referral, "decline")
    record(
        session,
        "referral.declined",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
        code=why.reason.value,
        ended=referral.status is ReferralStatus.DECLINED,
    )
    return referral


def next_places_of(session: Session, platform_id: UUID, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return, by referral, where the last clinician who named a place said to turn next."""
    rows = session.execute(
        select(Decline.referral_id, Decline.next_place)
        .where(
            Decline.platform_id == platform_id,
            Decline.referral_id.in_(ids),
            Decline.next_place.is_not(None),
        )
        .order_by(Decline.created_at)
    )
    return {referral_id: str(place) for referral_id, place in rows}


def _refuse_after_contact(referral: Referral) -> None:
    require(referral, "decline")
    if referral.first_contact_at is not None and referral.place is not Place.CLAIMED:
        raise InvalidTransition(
            "Somebody was reached already: hand it back, and answer until the next one accepts.",
            referral_status=referral.status.value,
        )


def _row(referral: Referral, why: Declining, by: Actor) -> Decline:
    return Decline(
        platform_id=referral.platform_id,
        referral_id=referral.id,
        clinician_id=by.id,
        code=why.reason,
        comment=why.comment,
        next_place=why.next_place,
        excluded_until=utc_now() + NOT_NOW_FOR if why.reason in NOT_NOW else None,
    )
