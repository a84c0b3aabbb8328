"""Revoking: the member takes everything back, in one transaction, and it wins over everything."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.care.forget import destroy_messages
from api.consents.account import disclosed_under
from api.consents.codes import EMERGENCY_KINDS, ConsentMethod, ConsentStatus, Covers
from api.consents.destroy import destroy_words
from api.consents.find import find_consent
from api.consents.models import Consent, Disclosure
from api.consents.record import end_consent
from api.consents.standing import standing_consent
from api.events.publish import withhold
from api.referrals.codes import Place
from api.referrals.find import lock_referral
from api.referrals.let_go import end
from api.referrals.lifecycle import is_open
from api.referrals.models import Referral
from api.referrals.share_back import shares_nothing, tell_platform
from api.web.auth import Actor


@dataclass(frozen=True, slots=True)
class Revocation:
    """What was ended: the consent, what it had let out by then, and how many keys are gone."""

    consent: Consent
    disclosed: Sequence[Disclosure]
    keys_destroyed: int


def revoke(
    session: Session,
    consent_id: UUID,
    *,
    by: Actor,
    method: ConsentMethod = ConsentMethod.MEMBER_TOKEN,
) -> Revocation:
    """End the consent and withdraw the referral; after the commit no read succeeds.

    Whichever of the referral's consents is named, the one that stands is ended: a member who
    takes it back in one tab while another replaces it has taken it back. The keys of the words are
    destroyed, and with them the claim, the queue card and whatever flowed back to the platform.
    What was granted for an emergency stands by itself: it ends alone, and ends nothing else. A
    referral that had already ended keeps its end. Raises `ConsentNotActive` (409).
    """
    assert by.platform_id is not None  # noqa: S101 - a member's token always names the tenant
    consent = find_consent(session, consent_id, platform_id=by.platform_id, member_id=by.id)
    referral = lock_referral(session, consent.referral_id, by=by)
    standing = standing_consent(session, by.platform_id, referral.id, consent.covers) or consent
    end_consent(session, standing, ConsentStatus.REVOKED, method)
    destroyed = _take_back(session, referral, standing)
    record(
        session,
        "consent.revoked",
        ("consent", standing.id),
        by=by,
        platform_id=by.platform_id,
        referral_id=str(referral.id),
        keys_destroyed=destroyed,
        method=method.value,
    )
    session.refresh(standing)
    disclosed = disclosed_under(session, platform_id=by.platform_id, referral_id=referral.id)
    return Revocation(standing, disclosed, destroyed)


def _take_back(session: Session, referral: Referral, standing: Consent) -> int:
    """Undo what the consent allowed; returns how many keys were destroyed."""
    if standing.covers is Covers.EMERGENCY:
        return destroy_words(session, referral.platform_id, referral.id, kinds=EMERGENCY_KINDS)
    return take_back(session, referral, "revoke", standing)


def take_back(session: Session, referral: Referral, action: str, standing: Consent | None) -> int:
    """Withdraw it if it is open, and destroy its words; returns how many keys were destroyed."""
    if is_open(referral.status):
        take_out(session, referral, action, standing)
    withhold(session, referral.platform_id, referral.id)
    destroyed = destroy_messages(session, referral.platform_id, referral.id)
    return destroyed + destroy_words(session, referral.platform_id, referral.id)


def take_out(session: Session, referral: Referral, action: str, standing: Consent | None) -> None:
    """Take an open referral out of everybody's hands."""
    end(session, referral, action, Place.WITHDRAWN)
    if referral.first_claimed_at is None and not shares_nothing(standing):
        tell_platform(session, referral)
