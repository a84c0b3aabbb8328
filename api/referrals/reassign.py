"""Reassigning: a coordinator takes a referral from a holder who does not act, for the next one."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.db.session import as_worker
from api.referrals.advance import require
from api.referrals.codes import DeclineCode
from api.referrals.handed_over import admit_handed, lock_handed
from api.referrals.models import Decline, Referral
from api.referrals.pass_on import pass_on
from api.web.auth import Actor


def reassign(session: Session, referral_id: UUID, *, by: Actor) -> Referral:
    """Queue it; it comes to the same clinician no more.

    Who owned it reads nothing of it now, and answers for it until the next one accepts. Raises
    `NotFound` (404) for what was not handed over, `InvalidTransition` (409) where nobody holds it.
    """
    platform_id = admit_handed(session, referral_id)
    with as_worker(session):
        referral = lock_handed(session, platform_id, referral_id)
        require(referral, "reassign")
        session.add(_row(referral))
        pass_on(session, referral, "reassign")
        record(
            session,
            "referral.reassigned",
            ("referral", referral.id),
            by=by,
            platform_id=referral.platform_id,
            claim_token=referral.claim_token,
        )
    return referral


def _row(referral: Referral) -> Decline:
    assert referral.clinician_id is not None  # noqa: S101 - the table: only where somebody has it
    return Decline(
        platform_id=referral.platform_id,
        referral_id=referral.id,
        clinician_id=referral.clinician_id,
        code=DeclineCode.OTHER,
    )
