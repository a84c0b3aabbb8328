"""Recording a contact: how the owner, or who answers for it, sought the member."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.care.appointments import note_visit, open_appointment
from api.care.codes import ContactResult
from api.care.contacts import NewContact, add_contact
from api.care.models import Contact
from api.clock import utc_now
from api.referrals.advance import advance, require
from api.referrals.codes import Place
from api.referrals.met import note_contact
from api.referrals.models import Referral
from api.referrals.responsible import is_responsible, standing_of
from api.referrals.sides import lock_side
from api.web.auth import Actor


def record_contact(
    session: Session, referral_id: UUID, claim_token: int | None, new: NewContact, *, by: Actor
) -> Contact:
    """Keep an attempt; once the member is reached the referral is under way.

    An appointment that is still ahead stays: both have spoken, and will meet. One that has begun
    is past by it. Who handed it back records theirs without a token, and moves nothing. Raises
    `ClaimTokenMissing` (428), `StaleClaim` and `InvalidTransition` (409).
    """
    referral = lock_side(session, referral_id, claim_token, by=by)
    require(referral, "record_contact", standing_of(referral, by))
    contact = add_contact(session, referral.platform_id, referral.id, new, by=by)
    if new.result is ContactResult.REACHED:
        note_contact(referral)
        if not is_responsible(referral, by):
            _engage(session, referral)
    record(
        session,
        "contact.recorded",
        ("contact", contact.id),
        by=by,
        platform_id=referral.platform_id,
        referral_id=str(referral.id),
        way=new.way.value,
        result=new.result.value,
    )
    return contact


def _engage(session: Session, referral: Referral) -> None:
    appointment = open_appointment(session, referral.platform_id, referral.id)
    if appointment is not None and appointment.starts_at > utc_now():
        return
    if appointment is not None:
        note_visit(appointment, None)
        session.flush()
    advance(session, referral, "record_contact", Place.ENGAGED)
