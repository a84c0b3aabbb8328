"""What a holder must still have: a licence where the member is now, a consent that names them."""

from sqlalchemy.orm import Session

from api.clinicians.find import organisation_of
from api.clinicians.licensure import licensed_jurisdictions
from api.consents.problems import ConsentNotActive
from api.consents.standing import active_consent
from api.referrals.codes import Place
from api.referrals.models import Referral
from api.referrals.problems import LicenceNotActive
from api.referrals.release import put_back
from api.web.auth import Actor


def refuse_unentitled(session: Session, referral: Referral, *, by: Actor) -> None:
    """Raise unless the holder still has both: they may have ended since it was claimed.

    `LicenceNotActive` (409) commits: what was only claimed is in the queue again.
    `ConsentNotActive` (409) leaves it to the holder to let it go.
    """
    if referral.jurisdiction not in licensed_jurisdictions(session, by.id):
        if referral.place is Place.CLAIMED:
            put_back(session, referral, by=by)
        raise LicenceNotActive
    if not is_named(session, referral, by=by):
        raise ConsentNotActive("The member's consent has ended; let it go, so that it moves on.")


def is_named(session: Session, referral: Referral, *, by: Actor) -> bool:
    """Tell whether a consent is in force that names this clinician."""
    consent = active_consent(session, referral.platform_id, referral.id)
    return consent is not None and consent.names(by.id, organisation_of(session, by.id))
