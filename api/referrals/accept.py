"""Accepting: the holder becomes the owner and may read what was consented for care."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.referrals.advance import advance, require
from api.referrals.codes import Place
from api.referrals.entitled import refuse_unentitled
from api.referrals.find import lock_held
from api.referrals.location import refuse_unknown_location
from api.referrals.models import Referral
from api.referrals.refuse_minor import refuse_minor
from api.web.auth import Actor


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Whether the holder has asked the member again where they are: where the referral says."""

    location_confirmed: bool = False


def accept(
    session: Session,
    referral_id: UUID,
    claim_token: int,
    acceptance: Acceptance,
    *,
    by: Actor,
    minors_in: frozenset[str] = frozenset(),
) -> Referral:
    """Accept what the clinician holds; `minors_in` is as in `submit`.

    Raises `StaleClaim`, `InvalidTransition`, `LicenceNotActive`, `ConsentNotActive`,
    `MinorNotServed` and `LocationNotKnown` (409): what was checked at the claim is checked again,
    because it may have ended since. Without the licence the claim is free again.
    """
    referral = lock_held(session, referral_id, claim_token, by=by)
    require(referral, "accept")
    refuse_unentitled(session, referral, by=by)
    refuse_minor(referral, referral.risk, referral.risk_domains, turned_on=minors_in)
    refuse_unknown_location(referral, confirmed=acceptance.location_confirmed)
    if acceptance.location_confirmed:
        referral.jurisdiction_asked_at = utc_now()
    advance(session, referral, "accept", Place.ACCEPTED)
    referral.responsible_id, referral.accepted_at = None, utc_now()
    record(
        session,
        "referral.accepted",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
    )
    return referral
