"""The thread between owner and platform: there while the member allows it, and no longer."""

from sqlalchemy.orm import Session

from api.consents.codes import ShareBack
from api.consents.disclose import account_for_share_back
from api.consents.models import Consent
from api.consents.standing import active_consent
from api.events.models import EventType
from api.events.publish import publish
from api.referrals.lifecycle import allowed
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition, MessagesNotShared
from api.referrals.sides import is_read

_NOBODY = "No clinician who could read it owns the referral now."


def allowing(session: Session, referral: Referral) -> Consent | None:
    """Return the consent in force by which the two may write to each other, if one does."""
    consent = active_consent(session, referral.platform_id, referral.id)
    return consent if consent and consent.messages_with_platform else None


def require_allowed(session: Session, referral: Referral) -> Consent:
    """Raise `MessagesNotShared` (409) unless the member allows it at this moment.

    It is asked before anything else: a refusal of another kind would tell the platform more than
    the member shares.
    """
    consent = allowing(session, referral)
    if consent is None:
        raise MessagesNotShared
    return consent


def is_owned(session: Session, referral: Referral) -> bool:
    """Tell whether somebody has accepted it who reads now: a claim alone is no ground to write."""
    return referral.in_care and is_read(session, referral)


def may_write(session: Session, referral: Referral) -> bool:
    """Tell whether a message of the platform would find an owner who may answer."""
    return bool(allowed("message_owner", referral.place)) and is_owned(session, referral)


def require_owned(session: Session, referral: Referral, *, to_write: bool) -> None:
    """Raise `InvalidTransition` (409) for a platform, which is not told why nobody is there."""
    if not (may_write if to_write else is_owned)(session, referral):
        raise InvalidTransition(_NOBODY)


def tell_of_message(session: Session, referral: Referral, consent: Consent) -> None:
    """Account for what the owner has handed to the platform; the feed says that it is there."""
    account_for_share_back(session, consent, EventType.MESSAGE.value)
    if consent.share_back is ShareBack.NONE:
        return
    publish(
        session,
        EventType.MESSAGE,
        platform_id=referral.platform_id,
        referral_id=referral.id,
        shared_until=consent.expires_at,
        reference=referral.reference,
    )
