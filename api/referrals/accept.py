"""Accepting: the holder becomes the owner and may read what was consented for care."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.find import organisation_of
from api.clinicians.licensure import licensed_jurisdictions
from api.consents.problems import ConsentNotActive
from api.consents.standing import active_consent
from api.referrals.codes import ReferralStatus
from api.referrals.find import lock_held
from api.referrals.models import Referral
from api.referrals.problems import LicenceNotActive
from api.web.auth import Actor


def accept(session: Session, referral_id: UUID, claim_token: int, *, by: Actor) -> Referral:
    """Accept what the clinician holds.

    Raises `StaleClaim`, `InvalidTransition`, `LicenceNotActive` and `ConsentNotActive` (409):
    licence and consent are checked again, because they may have ended since the claim.
    """
    referral = lock_held(session, referral_id, claim_token, by=by)
    referral.require("accept")
    if referral.jurisdiction not in licensed_jurisdictions(session, by.id):
        raise LicenceNotActive
    consent = active_consent(session, referral.platform_id, referral.id)
    if consent is None or not consent.names(by.id, organisation_of(session, by.id)):
        raise ConsentNotActive("The member's consent has ended; decline it, so that it moves on.")
    referral.move("accept", ReferralStatus.ACCEPTED)
    record(
        session,
        "referral.accepted",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
    )
    return referral
