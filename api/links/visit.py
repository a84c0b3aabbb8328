"""A visit: one browser that showed the PIN, 15 minutes idle and two hours at most."""

import secrets
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.db.base import new_id
from api.links.models import ReturnLink, Visit, digest_of
from api.web.auth import Actor, Persona

IDLE = timedelta(minutes=15)
ABSOLUTE = timedelta(hours=2)
CLIENT = "return-link"
_SCOPES = frozenset({"consents:manage", "referrals:self"})
_NO_GRANT = UUID(int=0)


def open_visit(session: Session, link: ReturnLink) -> tuple[Visit, str]:
    """Begin a visit and return its cookie too: 256 fresh bits, whatever the browser had before."""
    cookie = secrets.token_urlsafe(32)
    now = utc_now()
    visit = Visit(
        platform_id=link.platform_id,
        id=new_id(),
        member_id=link.member_id,
        return_link_id=link.id,
        digest=digest_of(cookie),
        created_at=now,
        last_seen_at=now,
        expires_at=now + ABSOLUTE,
    )
    session.add(visit)
    return visit, cookie


def find_visit(session: Session, cookie: str) -> Visit | None:
    """Return whose visit this is, and note that they were here; under `Reach(Role.AUTH)`."""
    return session.scalar(
        update(Visit)
        .where(Visit.digest == digest_of(cookie), ~_is_over())
        .values(last_seen_at=utc_now())
        .returning(Visit)
    )


def still_lasts(session: Session, visit: Visit, *, acting: bool) -> bool:
    """Tell the same once more as the member; while one acts, nothing can end the visit."""
    query = select(Visit.id).where(
        Visit.platform_id == visit.platform_id, Visit.id == visit.id, ~_is_over()
    )
    return session.scalar(query.with_for_update() if acting else query) is not None


def member_of(visit: Visit) -> Actor:
    """Return who acts in a visit: the member, through no client and no grant of the platform's."""
    return Actor(
        persona=Persona.MEMBER,
        id=visit.member_id,
        client_id=CLIENT,
        grant_id=_NO_GRANT,
        scopes=_SCOPES,
        platform_id=visit.platform_id,
        auth_time=visit.created_at,
    )


def end_visit(session: Session, cookie: str) -> None:
    """Sign out: this browser's visit ends; under `Reach(Role.AUTH)`."""
    session.execute(delete(Visit).where(Visit.digest == digest_of(cookie)))


def end_all(session: Session, *, by: Actor, but: UUID | None = None) -> None:
    """End the member's return links, and visits `but` this one: a lost phone opens nothing.

    The links first: whoever is coming in by one at this moment is waited for, and then put out.
    """
    session.execute(
        update(ReturnLink)
        .where(
            ReturnLink.platform_id == by.platform_id,
            ReturnLink.member_id == by.id,
            ReturnLink.ended_at.is_(None),
        )
        .values(ended_at=utc_now())
    )
    visits = delete(Visit).where(Visit.platform_id == by.platform_id, Visit.member_id == by.id)
    session.execute(visits if but is None else visits.where(Visit.id != but))


def forget_visits(session: Session) -> None:
    """Delete the visits that are over; the worker calls it under `Reach(Role.AUTH)`."""
    session.execute(delete(Visit).where(_is_over()))


def _is_over() -> ColumnElement[bool]:
    now = utc_now()
    return or_(Visit.expires_at <= now, Visit.last_seen_at <= now - IDLE)
