"""Meeting a member: the platform's own reference becomes one row, kept current."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from sqlalchemy import case
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.communities.models import AgeGroup, Community, Member, SafeChannel
from api.db.base import new_id


@dataclass(frozen=True, slots=True)
class KnownMember:
    """What a platform says of its member; `jurisdiction` is where they are now (asked at …)."""

    member_ref: str
    jurisdiction: str
    jurisdiction_asked_at: datetime
    age_group: AgeGroup
    languages: Sequence[str]
    safe_channel: SafeChannel
    may_name_service: bool


@dataclass(frozen=True, slots=True)
class MetMember:
    """The member's row: the state they are in, and where they are safely reached, as known now."""

    id: UUID
    jurisdiction: str
    jurisdiction_asked_at: datetime
    safe_channel: SafeChannel
    safe_to_name_service: bool


def find_community(session: Session, platform_id: UUID, community_id: UUID) -> Community | None:
    """Return the platform's own community, or None."""
    return session.get(Community, (platform_id, community_id))


def meet_member(session: Session, platform_id: UUID, known: KnownMember) -> MetMember:
    """Insert or update the member and lock the row, so that their referrals come one by one.

    What was asked earlier than what is known already changes nothing.
    """
    now_known = {
        "jurisdiction": known.jurisdiction,
        "jurisdiction_asked_at": known.jurisdiction_asked_at,
        "age_group": known.age_group,
        "languages": list(known.languages),
        "safe_channel": known.safe_channel,
        "safe_to_name_service": known.may_name_service,
    }
    insertion = insert(Member).values(
        platform_id=platform_id,
        id=new_id(),
        member_ref=known.member_ref,
        created_at=utc_now(),
        **now_known,
    )
    newer = insertion.excluded.jurisdiction_asked_at >= Member.jurisdiction_asked_at
    kept = {
        name: case((newer, insertion.excluded[name]), else_=getattr(Member, name))
        for name in now_known
    }
    upsert = insertion.on_conflict_do_update(
        index_elements=["platform_id", "member_ref"], set_=kept
    ).returning(*(getattr(Member, field.name) for field in fields(MetMember)))
    return MetMember(*session.execute(upsert).one())
