"""Registering whom at the platform a clinician may call in a crisis, and when they answer."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.communities.models import CrisisContact
from api.db.base import new_id
from api.web.auth import Actor
from api.web.problems import NotFound

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Hours:
    """On these days somebody answers from `opens` until `closes` ("09:00", "24:00")."""

    days: Sequence[str]
    opens: str
    closes: str


@dataclass(frozen=True, slots=True)
class NewCrisisContact:
    """A team's name, its number (E.164), and its hours in its own time zone (IANA)."""

    name: str
    phone: str
    time_zone: str
    hours: Sequence[Hours]


def register_crisis_contact(session: Session, new: NewCrisisContact, *, by: Actor) -> CrisisContact:
    """Add the contact; it replaces the one before, which is kept for the record."""
    contact = CrisisContact(
        platform_id=by.id,
        id=new_id(),
        name=new.name,
        phone=new.phone,
        time_zone=new.time_zone,
        hours=[asdict(each) for each in new.hours],
    )
    session.add(contact)
    session.flush()
    record(session, "crisis_contact.registered", ("platform", by.id), by=by, platform_id=by.id)
    return contact


def crisis_contact_of(session: Session, platform_id: UUID) -> CrisisContact:
    """Return the contact that holds now; raises `NotFound` (404) where there is none."""
    contact = contacts_of(session, [platform_id]).get(platform_id)
    if contact is None:
        raise NotFound("POST /v1/platforms/me/crisis-contact registers one.")
    return contact


def contacts_of(session: Session, platform_ids: Sequence[UUID]) -> Mapping[UUID, CrisisContact]:
    """Return each platform's newest contact, where it has one."""
    found = session.scalars(
        select(CrisisContact)
        .where(CrisisContact.platform_id.in_(platform_ids))
        .order_by(CrisisContact.id)
    )
    return {contact.platform_id: contact for contact in found}  # the newest comes last


def is_answering(contact: CrisisContact, at: datetime) -> bool:
    """Tell whether somebody answers at this moment, by the contact's own clock."""
    there = at.astimezone(ZoneInfo(contact.time_zone))
    day, time = WEEK[there.weekday()], f"{there:%H:%M}"
    return any(
        day in hours["days"] and hours["opens"] <= time < hours["closes"] for hours in contact.hours
    )
