"""The first contact: from then on nobody declines, for somebody has been met."""

from api.clock import utc_now
from api.referrals.models import Referral


def note_contact(referral: Referral) -> None:
    """Keep when the member was first reached, or answered."""
    referral.first_contact_at = referral.first_contact_at or utc_now()
