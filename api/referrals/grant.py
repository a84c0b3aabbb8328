"""Granting and denying: the member decides item by item, and the referral moves with it."""

from sqlalchemy.orm import Session

from api.audit.record import record
from api.consents.models import Consent, ConsentStatus, ShareBack
from api.consents.record import Terms, record_consent
from api.events.publish import withhold
from api.referrals.card import post_card
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
    consent = _recorded(session, terms, ConsentStatus.ACTIVE, by)
    if referral.status is ReferralStatus.AWAITING_CONSENT:
        referral.move("grant", ReferralStatus.QUEUED)
        post_card(session, referral)
        tell_platform(session, referral)
    elif terms.share_back is ShareBack.NONE:
        withhold(session, referral.platform_id, referral.id)
    return consent


def deny(session: Session, terms: Terms, *, by: Actor) -> Consent:
    """Record the refusal, which ends the referral before anyone has read anything."""
    referral = _lock(session, terms, by)
    referral.move("deny", ReferralStatus.WITHDRAWN)
    consent = _recorded(session, terms, ConsentStatus.DENIED, by)
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
