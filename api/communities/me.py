"""A member's own row: where they are now and how they are reached safely, as they say themself."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.communities.models import Member, SafeChannel
from api.web.auth import Actor
from api.web.problems import NotFound


@dataclass(frozen=True, slots=True)
class SafeContact:
    """Where the member is reached without risk, and whether a message may say what it is about."""

    channel: SafeChannel
    may_name_service: bool


@dataclass(frozen=True, slots=True)
class MemberChange:
    """What the member says anew; None changes nothing."""

    jurisdiction: str | None = None
    safe_contact: SafeContact | None = None


def read_me(session: Session, *, by: Actor, lock: bool = False) -> Member:
    """Return the member's own row, locked for a change if asked; raises `NotFound` (404)."""
    query = select(Member).where(Member.platform_id == by.platform_id, Member.id == by.id)
    member = session.scalar(query.with_for_update() if lock else query)
    if member is None or member.erased_at is not None:
        raise NotFound
    return member


def member_tag(member: Member) -> str:
    """Return the strong entity tag of what the member is shown, whoever changed it last."""
    shown = (
        member.jurisdiction,
        member.jurisdiction_asked_at.timestamp(),
        member.safe_channel.value,
        member.safe_to_name_service,
    )
    return f'"{sha256(repr(shown).encode()).hexdigest()[:32]}"'


def change_me(member: Member, change: MemberChange) -> None:
    """Write what they say; where they are now is as good as asked at this moment."""
    if change.jurisdiction is not None:
        member.jurisdiction = change.jurisdiction
        member.jurisdiction_asked_at = utc_now()
    if change.safe_contact is not None:
        member.safe_channel = change.safe_contact.channel
        member.safe_to_name_service = change.safe_contact.may_name_service
