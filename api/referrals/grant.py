"""Granting and denying: the member decides item by item, and the referral moves with it."""

from sqlalchemy.orm import Session

from api.audit.record import record
from api.consents.destroy import destroy_words
from api.consents.models import Consent, ConsentStatus, ShareBack
from api.consents.record import Terms, active_consent, record_consent
from api.events.publish import show_until, withhold
from api.referrals.card import post_card, show_card_until
from api.referrals.codes import ReferralStatus
from api.referrals.find import lock_referral
from api.referrals.lifecycle import is_open
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition
from api.referrals.share_back import tell_platform
from api.web.auth import Actor


def grant(session: Session, terms: Terms, *, by: Actor) -> Consent:
    """Record the grant. The first one queues the referral; a later one replaces the terms.

    Raises `InvalidTransition` (409) when the referral has ended, `InvalidRequest` (422) for an
    item that is not part of it.
    """
    referral = _lock(session, terms, by)
    earlier = active_consent(session, referral.platform_id, referral.id)
    consent = _recorded(session, terms, ConsentStatus.ACTIVE, by)
    if referral.status is ReferralStatus.AWAITING_CONSENT:
        referral.move("grant", ReferralStatus.QUEUED)
        post_card(session, referral, consent.expires_at)
        tell_platform(session, referral)
    else:
        show_card_until(session, referral, consent.expires_at)
        _reshare(session, referral, earlier, consent)
    return consent


def _reshare(
    session: Session, referral: Referral, earlier: Consent | None, consent: Consent
) -> None:
    """Let what flowed back follow the new terms: taken back, ending with them, or told only now."""
    if consent.share_back is ShareBack.NONE:
        withhold(session, referral.platform_id, referral.id)
    elif earlier is None or earlier.share_back is ShareBack.NONE:
        if referral.first_claimed_at is not None:
            tell_platform(session, referral)
    else:
        show_until(session, referral.platform_id, referral.id, consent.expires_at)


def deny(session: Session, terms: Terms, *, by: Actor) -> Consent:
    """Record the refusal, which ends the referral before anyone has read anything."""
    referral = _lock(session, terms, by)
    referral.move("deny", ReferralStatus.WITHDRAWN)
    consent = _recorded(session, terms, ConsentStatus.DENIED, by)
    destroy_words(session, referral.platform_id, referral.id)
    tell_platform(session, referral)
    return consent


def _lock(session: Session, terms: Terms, by: Actor) -> Referral:
    referral = lock_referral(session, terms.referral_id, by=by)
    if not is_open(referral.status):
        raise InvalidTransition(
            "The referral has ended; ask your community for a new one.",
            referral_status=referral.status.value,
        )
    return referral


def _recorded(session: Session, terms: Terms, status: ConsentStatus, by: Actor) -> Consent:
    assert by.platform_id is not None  # noqa: S101 - a member's token always names the tenant
    consent = record_consent(
        session, terms, platform_id=by.platform_id, member_id=by.id, status=status
    )
    record(
        session,
        f"consent.{'granted' if status is ConsentStatus.ACTIVE else 'denied'}",
        ("consent", consent.id),
        by=by,
        platform_id=by.platform_id,
        referral_id=str(terms.referral_id),
        items=len(terms.items),
        share_back=terms.share_back.value,
    )
    return consent
