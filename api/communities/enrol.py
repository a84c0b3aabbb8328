"""Enrolling a platform with its communities."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from api.communities.models import Community, Platform
from api.db.base import new_id


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A new tenant and its first community."""

    platform_id: UUID
    community_id: UUID


def enrol_platform(session: Session, *, name: str, community: str) -> Enrolled:
    """Add a platform that speaks for one community; more communities can follow."""
    enrolled = Enrolled(new_id(), new_id())
    session.add(Platform(id=enrolled.platform_id, name=name, last_position=0))
    session.flush()
    session.add(
        Community(platform_id=enrolled.platform_id, id=enrolled.community_id, name=community)
    )
    return enrolled
