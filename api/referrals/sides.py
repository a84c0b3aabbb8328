"""The two sides of care: the member, and who holds or owns their referral, with its token."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.clinicians.find import organisation_of
from api.clinicians.licensure import practises
from api.clock import utc_now
from api.consents.problems import ConsentNotActive
from api.consents.standing import active_consent
from api.db.session import admit
from api.referrals.codes import IN_CARE, Place, ReferralStatus
from api.referrals.find import find_referral, lock_held, lock_referral
from api.referrals.jurisdictions import day_in
from api.referrals.models import Referral
from api.referrals.problems import ClaimTokenMissing, InvalidTransition, LicenceNotActive
from api.web.auth import Actor, Persona
from api.web.problems import NotFound

_WRITING = frozenset({Place.CLAIMED, *IN_CARE} - {Place.CANCELLATION_REQUESTED})


def find_side(session: Session, referral_id: UUID, *, by: Actor) -> Referral:
    """Find a referral of which this member or clinician is a side; raises `NotFound` (404)."""
    referral = find_referral(session, referral_id, by=by)
    admit(session, referral_id)
    return referral


def lock_side(
    session: Session, referral_id: UUID, claim_token: int | None, *, by: Actor
) -> Referral:
    """Lock a referral for a write of either side; the clinician's is fenced.

    Raises `ClaimTokenMissing` (428), `StaleClaim` (409) and `NotFound` (404).
    """
    if by.persona is Persona.MEMBER:
        return lock_referral(session, referral_id, by=by)
    if claim_token is None:
        raise ClaimTokenMissing
    return lock_held(session, referral_id, claim_token, by=by)


def require_correspondence(session: Session, referral: Referral) -> None:
    """Refuse a message unless somebody may read it on the other side.

    Raises `InvalidTransition` where nobody holds it, `LicenceNotActive` and `ConsentNotActive`
    (all 409): what ends reading ends writing too.
    """
    if referral.place not in _WRITING or referral.clinician_id is None or _lease_is_over(referral):
        raise InvalidTransition(
            "Nobody who could read a message holds the referral now.",
            referral_status=referral.status.value,
        )
    if not _is_licensed(session, referral, referral.clinician_id):
        raise LicenceNotActive
    if not _is_named(session, referral, referral.clinician_id):
        raise ConsentNotActive("The member's consent does not cover this clinician any more.")


def require_reader(session: Session, referral: Referral, *, by: Actor) -> None:
    """Let a member read, and a clinician only while they hold or own it; else `NotFound` (404)."""
    if by.persona is Persona.MEMBER:
        return
    is_readable = referral.place is Place.CLAIMED or referral.in_care
    if not (
        is_readable
        and not _lease_is_over(referral)
        and _is_licensed(session, referral, by.id)
        and _is_named(session, referral, by.id)
    ):
        raise NotFound


def _lease_is_over(referral: Referral) -> bool:
    leased = referral.status is ReferralStatus.CLAIMED and referral.due_at is not None
    return leased and referral.due_at is not None and referral.due_at <= utc_now()


def _is_licensed(session: Session, referral: Referral, clinician_id: UUID) -> bool:
    here = referral.jurisdiction
    return practises(session, clinician_id, here, day_in(here, utc_now()))


def _is_named(session: Session, referral: Referral, clinician_id: UUID) -> bool:
    consent = active_consent(session, referral.platform_id, referral.id)
    return consent is not None and consent.names(
        clinician_id, organisation_of(session, clinician_id)
    )
