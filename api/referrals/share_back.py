"""What flows back: after a claim the platform learns what the member granted, and no more."""

from sqlalchemy.orm import Session

from api.consents.codes import ShareBack
from api.consents.disclose import account_for_share_back
from api.consents.models import Consent
from api.consents.standing import active_consent, standing_consent
from api.events.models import EventType
from api.events.publish import publish
from api.referrals.codes import ReferralStatus, ShownStatus
from api.referrals.lifecycle import is_open
from api.referrals.models import Referral

_BEFORE_CLAIM = {
    ReferralStatus.QUEUED: EventType.QUEUED,
    ReferralStatus.DECLINED: EventType.DECLINED,
    ReferralStatus.WITHDRAWN: EventType.WITHDRAWN,
    ReferralStatus.EXPIRED: EventType.EXPIRED,
    ReferralStatus.CANCELLED: EventType.CANCELLED,
    ReferralStatus.VOID: EventType.VOID,
}
_OUTCOME = {
    ReferralStatus.COMPLETED: EventType.COMPLETED,
    ReferralStatus.CLOSED_NOT_ENGAGED: EventType.NOT_ENGAGED,
    ReferralStatus.DECLINED: EventType.DECLINED,
    ReferralStatus.WITHDRAWN: EventType.WITHDRAWN,
    ReferralStatus.EXPIRED: EventType.EXPIRED,
    ReferralStatus.CANCELLED: EventType.CANCELLED,
    ReferralStatus.VOID: EventType.VOID,
}


def tell_platform(session: Session, referral: Referral) -> None:
    """Publish the state just reached, as far as the platform may know it.

    Before the first claim nobody but the platform and the member has acted, so it is told, unless
    the member shares nothing: an end that is told only before a claim would tell of the claim.
    After it each word needs the member's `share_back`, and is accounted for as a disclosure.
    """
    if referral.first_claimed_at is None:
        standing = standing_consent(session, referral.platform_id, referral.id)
        if shares_nothing(standing) and not is_open(referral.status):
            return
        publish(
            session,
            _BEFORE_CLAIM[referral.status],
            platform_id=referral.platform_id,
            referral_id=referral.id,
            reference=referral.reference,
        )
        return
    consent = active_consent(session, referral.platform_id, referral.id)
    if consent and consent.share_back is not ShareBack.NONE:
        _share(session, referral, consent)


def _share(session: Session, referral: Referral, consent: Consent) -> None:
    whole = consent.share_back is ShareBack.OUTCOME
    type_ = _shared_type(referral.status, whole=whole)
    facts = {"reference": referral.reference}
    if whole and referral.outcome_code and referral.outcome_evidence:
        facts["outcome"] = referral.outcome_code.value
        facts["evidence"] = referral.outcome_evidence.value
    publish(
        session,
        type_,
        platform_id=referral.platform_id,
        referral_id=referral.id,
        shared_until=consent.expires_at,
        **facts,
    )
    account_for_share_back(session, consent, type_.value)


def _shared_type(status: ReferralStatus, *, whole: bool) -> EventType:
    if is_open(status):
        return EventType.OPENED
    return _OUTCOME[status] if whole else EventType.CLOSED


def shares_nothing(consent: Consent | None) -> bool:
    """Say `none` from the grant on, or the change at the claim would tell the very moment."""
    return consent is not None and consent.share_back is ShareBack.NONE


def shown_status(referral: Referral, consent: Consent | None) -> ShownStatus:
    """Return the state as the platform may read it at this moment."""
    if referral.first_claimed_at is None and not shares_nothing(consent):
        return ShownStatus(referral.status.value)
    share_back = consent.share_back if consent else ShareBack.NONE
    if share_back is ShareBack.NONE:
        return ShownStatus.NOT_SHARED
    if is_open(referral.status):
        return ShownStatus.OPEN
    if share_back is ShareBack.OUTCOME:
        return ShownStatus(referral.status.value)
    return ShownStatus.CLOSED
