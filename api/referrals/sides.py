"""The sides of care: the member, the platform, and who holds or owns it, with its token."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.clinicians.find import organisation_of
from api.clinicians.licensure import practises
from api.clock import utc_now
from api.consents.problems import ConsentNotActive
from api.consents.standing import active_consent
from api.db.session import admit
from api.referrals.advance import require
from api.referrals.codes import IN_CARE, Place, ReferralStatus
from api.referrals.find import find_referral, lock_held, lock_referral
from api.referrals.jurisdictions import day_in
from api.referrals.lifecycle import RESPONSIBLE
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition, LicenceNotActive
from api.referrals.responsible import is_responsible, lock_responsible
from api.web.auth import Actor, Persona
from api.web.problems import NotFound

_WRITING = frozenset({Place.CLAIMED, *IN_CARE} - {Place.CANCELLATION_REQUESTED})


def find_side(session: Session, referral_id: UUID, *, by: Actor) -> Referral:
    """Find a referral of which this actor is a side; raises `NotFound` (404)."""
    referral = find_referral(session, referral_id, by=by)
    admit(session, referral_id)
    return referral


def lock_side(
    session: Session, referral_id: UUID, claim_token: int | None, *, by: Actor
) -> Referral:
    """Lock a referral for a write of a side; the clinician's is fenced, while they have it.

    Raises `ClaimTokenMissing` (428), `StaleClaim` (409) and `NotFound` (404).
    """
    if by.persona is not Persona.CLINICIAN:
        return lock_referral(session, referral_id, by=by)
    if claim_token is None:
        return lock_responsible(session, referral_id, by=by)
    return lock_held(session, referral_id, claim_token, by=by)


def require_correspondence(session: Session, referral: Referral, *, by: Actor) -> None:
    """Refuse a message unless somebody may read it on the other side.

    Who handed the referral back writes to the member, and reads no answer. Raises
    `InvalidTransition` where nobody holds it, `LicenceNotActive` and `ConsentNotActive` (all 409):
    what ends reading ends writing too.
    """
    clinician_id = _correspondent(referral, by)
    if not _is_licensed(session, referral, clinician_id):
        raise LicenceNotActive
    if not _is_named(session, referral, clinician_id):
        raise ConsentNotActive("The member's consent does not cover this clinician any more.")


def _correspondent(referral: Referral, by: Actor) -> UUID:
    """Return the clinician of the two who write to each other now."""
    if is_responsible(referral, by):
        require(referral, "message_member", RESPONSIBLE)
        return by.id
    if referral.place not in _WRITING or referral.clinician_id is None or _lease_is_over(referral):
        raise InvalidTransition(
            "Nobody who could read a message holds the referral now.",
            referral_status=referral.status.value,
        )
    return referral.clinician_id


def require_reader(session: Session, referral: Referral, *, by: Actor) -> None:
    """Let a member read, and a clinician only while they hold or own it; else `NotFound` (404)."""
    if by.persona is Persona.CLINICIAN and not is_read(session, referral):
        raise NotFound


def is_read(session: Session, referral: Referral) -> bool:
    """Tell whether who holds or owns it may read at this moment."""
    clinician_id = referral.clinician_id
    return (
        clinician_id is not None
        and (referral.place is Place.CLAIMED or referral.in_care)
        and not _lease_is_over(referral)
        and _is_licensed(session, referral, clinician_id)
        and _is_named(session, referral, clinician_id)
    )


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
