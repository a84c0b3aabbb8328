"""Declining with a coded reason: the referral waits for the next clinician, or ends."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.find import clinicians_of
from api.clinicians.licensure import licensed_clinicians
from api.clock import utc_now
from api.consents.standing import standing_consent
from api.crisis.levels import Level
from api.referrals.card import remove_card, return_card
from api.referrals.codes import NOT_NOW, DeclineCode, NextAction, ReferralStatus
from api.referrals.find import lock_held
from api.referrals.models import Decline, Referral
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

    Where no candidate is left it ends as `declined`; where others are left than whom the member
    named, it is the member's turn to name anew. At L2 and above both pass to a coordinator, and it
    never ends here. Raises `StaleClaim` and `InvalidTransition` (409).
    """
    referral = lock_held(session, referral_id, claim_token, by=by)
    referral.require("decline")
    session.add(_row(referral, why, by))
    session.flush()
    candidates = _candidates_left(session, referral)
    if _named_among(session, referral, candidates):
        _requeue(session, referral)
    elif referral.risk >= Level.L2:
        _requeue(session, referral)
        referral.hand_to_coordinator(NextAction.FIND_CLINICIAN)
    elif candidates:
        _requeue(session, referral)
        referral.ask_member()
    else:
        referral.move("decline", ReferralStatus.DECLINED)
        referral.free()
        remove_card(session, referral)
        tell_platform(session, referral)
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


def _requeue(session: Session, referral: Referral) -> None:
    referral.move("decline", ReferralStatus.QUEUED)
    referral.free()
    return_card(session, referral)


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


def _candidates_left(session: Session, referral: Referral) -> set[UUID]:
    """Return who is licensed there and has not declined for good; `not now` may come back."""
    gone = select(Decline.clinician_id).where(
        Decline.platform_id == referral.platform_id,
        Decline.referral_id == referral.id,
        Decline.excluded_until.is_(None),
    )
    declined = set(session.scalars(gone))
    return set(licensed_clinicians(session, referral.jurisdiction)) - declined


def _named_among(session: Session, referral: Referral, candidates: set[UUID]) -> bool:
    """Tell whether one of them is among the recipients of the consent that stands."""
    consent = standing_consent(session, referral.platform_id, referral.id)
    if consent and consent.recipient_clinician_id:
        return consent.recipient_clinician_id in candidates
    if consent and consent.recipient_organisation_id:
        return bool(candidates & clinicians_of(session, consent.recipient_organisation_id))
    return bool(candidates)
