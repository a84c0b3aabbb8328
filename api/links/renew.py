"""Making a new return link and PIN: the old ones end at once, with every visit but this one."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.db.base import new_id
from api.links.models import ReturnLink, Visit
from api.links.visit import end_all, member_of
from api.web.auth import Actor


@dataclass(frozen=True, slots=True)
class Renewal:
    """What is kept of the new way back, and which link was the newest when it was asked for."""

    digest: bytes
    pin_hash: str
    after: UUID


def newest_link(session: Session, *, by: Actor) -> ReturnLink:
    """Return the member's newest return link, ended or not; who visits has one."""
    return session.scalars(
        select(ReturnLink)
        .where(ReturnLink.platform_id == by.platform_id, ReturnLink.member_id == by.id)
        .order_by(ReturnLink.id.desc())
        .limit(1)
    ).one()


def renew(session: Session, new: Renewal, *, during: Visit) -> bool:
    """Put a new return link in the place of all others; False where one was made meanwhile.

    The visit lasts: a member who lost our answer asks again, with the same `new`, and is not shut
    out of their own page.
    """
    member = member_of(during)
    newest = newest_link(session, by=member)
    if newest.digest == new.digest and newest.ended_at is None:
        return True
    if newest.id != new.after:
        return False
    end_all(session, by=member, but=during.id)
    link = ReturnLink(
        platform_id=during.platform_id,
        id=new_id(),
        member_id=during.member_id,
        digest=new.digest,
        pin_hash=new.pin_hash,
        not_before=utc_now(),
    )
    session.add(link)
    record(
        session,
        "return-link.renewed",
        ("return_link", link.id),
        by=member,
        platform_id=link.platform_id,
    )
    return True
