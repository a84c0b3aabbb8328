"""Sending a message: who holds or owns a referral, with its member or with the platform."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.care.codes import Thread
from api.care.messages import (
    Among,
    NewMessage,
    OpenMessage,
    keep_message,
    read_messages,
    was_written_to,
)
from api.care.models import Message
from api.consents.models import Consent
from api.crisis.levels import Screening
from api.referrals.advance import advance
from api.referrals.codes import Place
from api.referrals.flag_crisis import raise_written
from api.referrals.lifecycle import allowed
from api.referrals.met import note_contact
from api.referrals.models import Referral
from api.referrals.platform_thread import (
    require_allowed,
    require_owned,
    tell_of_message,
)
from api.referrals.problems import InvalidTransition
from api.referrals.sides import find_side, lock_side, require_correspondence, require_reader
from api.web.auth import Actor, Persona
from api.web.problems import InvalidRequest


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

    What a member or their platform writes of a crisis raises the risk; a clinician's own words say
    nothing of theirs. A member who answers has been reached; what goes to the platform is on
    account. Raises `StaleClaim`, `MessagesNotShared`, `InvalidTransition`, `LicenceNotActive` and
    `ConsentNotActive` (409), `InvalidRequest` (422) for a thread that is not theirs.
    """
    referral = lock_side(session, referral_id, claim_token, by=by)
    thread = _own_thread(new.thread, by)
    consent = _require_open(session, referral, thread, by)
    place = (referral.platform_id, referral.id)
    is_answer = by.persona is Persona.MEMBER and was_written_to(session, *place)
    message = keep_message(session, place, thread, new, screening.level, by=by)
    record(
        session,
        "message.sent",
        ("message", message.id),
        by=by,
        platform_id=referral.platform_id,
        referral_id=str(referral.id),
        thread=thread.value,
        level=screening.level.value,
    )
    if is_answer:
        _answered(session, referral)
    if by.persona is not Persona.CLINICIAN:
        raise_written(session, referral, screening, by=by)
    elif consent is not None:
        tell_of_message(session, referral, consent)
    return message, referral


def _own_thread(asked: Thread | None, by: Actor) -> Thread:
    """Return where somebody writes: only a clinician has two threads to choose from."""
    own = Thread.PLATFORM if by.persona is Persona.PLATFORM else Thread.MEMBER
    if by.persona is not Persona.CLINICIAN and asked not in (None, own):
        detail = "Others write to each other there: leave `thread` out."
        raise InvalidRequest(errors=[{"pointer": "/thread", "detail": detail}])
    return asked or own


def _require_open(
    session: Session, referral: Referral, thread: Thread, by: Actor
) -> Consent | None:
    """Refuse a message that nobody may read; returns the consent that lets the platform have it."""
    if thread is Thread.MEMBER:
        require_correspondence(session, referral, by=by)
        return None
    consent = require_allowed(session, referral)
    if by.persona is Persona.PLATFORM:
        require_owned(session, referral, to_write=True)
        return consent
    if not allowed("message_platform", referral.place):
        raise InvalidTransition(
            "Accept it first: a claim alone is no ground to write to the platform.",
            referral_status=referral.status.value,
        )
    require_correspondence(session, referral, by=by)
    return consent


def _answered(session: Session, referral: Referral) -> None:
    """Note that they answered; who owed the first contact owes it no more."""
    if referral.place is Place.CLAIMED:
        return
    note_contact(referral)
    if referral.place is Place.ACCEPTED:
        advance(session, referral, "record_contact", Place.ENGAGED)


def list_messages(
    session: Session,
    referral_id: UUID,
    thread: Thread | None,
    *,
    by: Actor,
    before: UUID | None,
    limit: int,
) -> Sequence[OpenMessage]:
    """Return messages, newest first: of this thread, or of the reader's own; a member's are both.

    A clinician's and a platform's begin when the clinician took the referral: what was written to
    another one before was written to them alone. Raises `NotFound` (404), `MessagesNotShared` and
    `InvalidTransition` (409), `InvalidRequest` (422) for a thread that is not theirs.
    """
    referral = find_side(session, referral_id, by=by)
    among = _among(session, referral, thread, by)
    place = (referral.platform_id, referral.id)
    return read_messages(session, *place, among, before=before, limit=limit)


def _among(session: Session, referral: Referral, asked: Thread | None, by: Actor) -> Among:
    """Say what they read now, or refuse; all of it is about the member, who reads it for good."""
    if by.persona is Persona.MEMBER:
        return Among(asked, None)
    require_reader(session, referral, by=by)
    thread = _own_thread(asked, by)
    if thread is Thread.PLATFORM:
        require_allowed(session, referral)
    if by.persona is Persona.PLATFORM:
        require_owned(session, referral, to_write=False)
    own = by.id if by.persona is Persona.CLINICIAN else None
    return Among(thread, referral.claimed_at, own)
