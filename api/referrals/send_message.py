"""Sending a message: the member and who holds or owns their referral write to each other."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.care.messages import (
    NewMessage,
    OpenMessage,
    keep_message,
    read_messages,
    was_written_to,
)
from api.care.models import Message
from api.crisis.levels import Screening
from api.referrals.advance import advance
from api.referrals.codes import Place
from api.referrals.flag_crisis import raise_written
from api.referrals.met import note_contact
from api.referrals.models import Referral
from api.referrals.sides import find_side, lock_side, require_correspondence, require_reader
from api.web.auth import Actor, Persona


def send_message(
    session: Session,
    referral_id: UUID,
    claim_token: int | None,
    new: NewMessage,
    screening: Screening,
    *,
    by: Actor,
) -> tuple[Message, Referral]:
    """Keep a message for the other side, sealed.

    What a member writes of a crisis raises the risk; a clinician's own words say nothing of theirs.
    A member who answers has been reached. Raises `StaleClaim`, `InvalidTransition`,
    `LicenceNotActive` and `ConsentNotActive` (409).
    """
    referral = lock_side(session, referral_id, claim_token, by=by)
    require_correspondence(session, referral)
    place = (referral.platform_id, referral.id)
    is_member = by.persona is Persona.MEMBER
    is_answer = is_member and was_written_to(session, *place)
    message = keep_message(session, place, new, screening.level, by=by)
    record(
        session,
        "message.sent",
        ("message", message.id),
        by=by,
        platform_id=referral.platform_id,
        referral_id=str(referral.id),
        level=screening.level.value,
    )
    if is_answer:
        _answered(session, referral)
    if is_member:
        raise_written(session, referral, screening, by=by)
    return message, referral


def _answered(session: Session, referral: Referral) -> None:
    """Note that they answered; who owed the first contact owes it no more."""
    if referral.place is Place.CLAIMED:
        return
    note_contact(referral)
    if referral.place is Place.ACCEPTED:
        advance(session, referral, "record_contact", Place.ENGAGED)


def list_messages(
    session: Session, referral_id: UUID, *, by: Actor, before: UUID | None, limit: int
) -> Sequence[OpenMessage]:
    """Return messages, newest first; a clinician's begin when they took the referral.

    What was written to another one before was written to them alone. Raises `NotFound` (404).
    """
    referral = find_side(session, referral_id, by=by)
    require_reader(session, referral, by=by)
    since = referral.claimed_at if by.persona is Persona.CLINICIAN else None
    return read_messages(
        session, referral.platform_id, referral.id, since=since, before=before, limit=limit
    )
