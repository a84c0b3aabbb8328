"""Withdrawing: the member ends a referral, consent or none, and it wins over everything."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.consents.codes import ConsentMethod
from api.consents.standing import standing_consent
from api.referrals.advance import require
from api.referrals.find import lock_referral
from api.referrals.models import Referral
from api.referrals.revoke import revoke, take_back
from api.web.auth import Actor


def withdraw(
    session: Session,
    referral_id: UUID,
    *,
    by: Actor,
    method: ConsentMethod = ConsentMethod.MEMBER_TOKEN,
) -> Referral:
    """End it for good: what stands is revoked, and before any consent it ends all the same.

    Both are one act by two doors, so that nobody can tell the one from the other. Raises
    `InvalidTransition` (409) once it has ended.
    """
    referral = lock_referral(session, referral_id, by=by)
    require(referral, "withdraw")
    standing = standing_consent(session, referral.platform_id, referral.id)
    if standing is not None:
        revoke(session, standing.id, by=by, method=method)
        return referral
    destroyed: int = take_back(session, referral, "withdraw", None)
    record(
        session,
        "referral.withdrawn",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
        keys_destroyed=destroyed,
        method=method.value,
    )
    return referral
