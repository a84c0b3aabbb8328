"""Contacts: how the owner sought the member, and whether they reached them; only ever added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from api.care.codes import ContactResult, ContactWay
from api.care.models import Contact
from api.db.base import new_id
from api.web.auth import Actor


@dataclass(frozen=True, slots=True)
class NewContact:
    """One attempt: by which way, with what result, when."""

    way: ContactWay
    result: ContactResult
    at: datetime


def add_contact(
    session: Session, platform_id: UUID, referral_id: UUID, new: NewContact, *, by: Actor
) -> Contact:
    """Keep an attempt."""
    contact = Contact(
        platform_id=platform_id,
        id=new_id(),
        referral_id=referral_id,
        by_persona=by.persona,
        by_id=by.id,
        way=new.way,
        result=new.result,
        at=new.at,
    )
    session.add(contact)
    session.flush()
    return contact


def contacts_of(
    session: Session,
    platform_id: UUID,
    referral_id: UUID,
    *,
    before: UUID | None,
    limit: int,
) -> Sequence[Contact]:
    """Return attempts, the last recorded first: `limit` rows older than `before`."""
    query = (
        select(Contact)
        .where(Contact.platform_id == platform_id, Contact.referral_id == referral_id)
        .order_by(Contact.id.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(Contact.id < before)
    return session.scalars(query).all()


def has_tried(session: Session, platform_id: UUID, referral_id: UUID) -> bool:
    """Tell whether an attempt is on record."""
    tried = exists().where(Contact.platform_id == platform_id, Contact.referral_id == referral_id)
    return bool(session.scalar(select(tried)))


def last_attempt(session: Session, platform_id: UUID, referral_id: UUID) -> datetime | None:
    """Return when somebody last tried; what is said to have come later than it was kept did not."""
    tried = select(func.max(func.least(Contact.at, Contact.created_at))).where(
        Contact.platform_id == platform_id, Contact.referral_id == referral_id
    )
    last: datetime | None = session.scalar(tried)
    return last
