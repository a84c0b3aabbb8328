"""Revoking: the member takes everything back, in one transaction, and it wins over everything."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.consents.destroy import destroy_words
from api.consents.find import find_consent
from api.consents.models import Consent, ConsentStatus
from api.consents.record import end_consent, standing_consent
from api.events.publish import withhold
from api.referrals.card import remove_card
from api.referrals.codes import ReferralStatus
from api.referrals.find import lock_referral
from api.referrals.lifecycle import is_open
from api.referrals.share_back import shares_nothing, tell_platform
from api.web.auth import Actor


def revoke(session: Session, consent_id: UUID, *, by: Actor) -> Consent:
    """End the consent and withdraw the referral; after the commit no read succeeds.

    Whichever of the referral's consents is named, the one that stands is ended: a member who
    takes it back in one tab while another replaces it has taken it back. The words are destroyed.
    A clinician's claim, the queue card and whatever flowed back to the platform go with it. A
    referral that had already ended keeps its end. Raises `ConsentNotActive` (409).
    """
    assert by.platform_id is not None  # noqa: S101 - a member's token always names the tenant
    consent = find_consent(session, consent_id, platform_id=by.platform_id, member_id=by.id)
    referral = lock_referral(session, consent.referral_id, by=by)
    standing = standing_consent(session, by.platform_id, referral.id) or consent
    end_consent(session, standing, ConsentStatus.REVOKED)
    if is_open(referral.status):
        referral.move("revoke", ReferralStatus.WITHDRAWN)
        referral.free()
        remove_card(session, referral)
        if referral.first_claimed_at is None and not shares_nothing(standing):
            tell_platform(session, referral)
    withhold(session, referral.platform_id, referral.id)
    destroy_words(session, referral.platform_id, referral.id)
    record(
        session,
        "consent.revoked",
        ("consent", standing.id),
        by=by,
        platform_id=by.platform_id,
        referral_id=str(referral.id),
    )
    session.refresh(standing)
    return standing
