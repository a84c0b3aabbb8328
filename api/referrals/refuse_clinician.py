"""Refusing a clinician: the member does not want whoever claimed or owns their referral."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.crisis.levels import Level
from api.referrals.advance import require
from api.referrals.codes import DeclineCode, Place
from api.referrals.find import lock_referral
from api.referrals.let_go import end
from api.referrals.match import has_candidate
from api.referrals.models import Decline, Referral
from api.referrals.pass_on import pass_on
from api.referrals.share_back import tell_platform
from api.web.auth import Actor


def refuse_clinician(session: Session, referral_id: UUID, *, by: Actor) -> Referral:
    """Take it from its holder for good: the next one may have it, or it ends as declined.

    Whoever was refused reads no more at once, and is not responsible any longer. At L2 and above it
    does not end here. Raises `InvalidTransition` (409) where nobody holds it.
    """
    referral = lock_referral(session, referral_id, by=by)
    require(referral, "refuse_clinician")
    refused = referral.clinician_id
    assert refused is not None  # noqa: S101 - the table: only where somebody has it
    session.add(_row(referral, refused))
    if referral.risk >= Level.L2 or has_candidate(session, referral):
        pass_on(session, referral, "refuse_clinician")
        if referral.responsible_id == refused:
            referral.responsible_id = None
    else:
        end(session, referral, "refuse_clinician", Place.DECLINED)
        tell_platform(session, referral)
    record(
        session,
        "referral.clinician_refused",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
        ended=referral.place is Place.DECLINED,
    )
    return referral


def _row(referral: Referral, refused: UUID) -> Decline:
    return Decline(
        platform_id=referral.platform_id,
        referral_id=referral.id,
        clinician_id=refused,
        code=DeclineCode.MEMBER_DECLINED,
    )
