"""Knowing where a member is: an answer ages, and before somebody accepts it is asked again."""

from datetime import timedelta

from api.clock import utc_now
from api.referrals.models import Referral
from api.referrals.problems import LocationNotKnown

KNOWN_FOR = timedelta(hours=24)


def is_location_known(referral: Referral) -> bool:
    """Tell whether the member said within the last 24 hours where they are."""
    return utc_now() < referral.jurisdiction_asked_at + KNOWN_FOR


def refuse_unknown_location(referral: Referral, *, confirmed: bool) -> None:
    """Raise `LocationNotKnown` (409) unless the answer is fresh, or the holder has asked again."""
    if not confirmed and not is_location_known(referral):
        raise LocationNotKnown
