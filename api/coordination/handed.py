"""What coordinators and operators see of a referral: where it stands, and never whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.orm import Session

from api.care.contacts import contacts_of
from api.care.models import Contact
from api.communities.models import AgeGroup, CrisisContact
from api.communities.register_crisis_contact import contacts_of as crisis_contacts_of
from api.coordination.stuck import Listed, is_on
from api.crisis.levels import Level
from api.referrals.codes import NextAction, NextActor, Place, Priority
from api.referrals.handed_over import admit_handed, is_handed_over
from api.referrals.models import Referral
from api.web.auth import Actor, Persona
from api.web.problems import InvalidRequest, NotFound

After = tuple[datetime, UUID]
_STANDING = (
    Referral.platform_id,
    Referral.id,
    Referral.status,
    Referral.phase,
    Referral.hold_reason,
    Referral.priority,
    Referral.risk,
    Referral.jurisdiction,
    Referral.next_action,
    Referral.next_actor,
    Referral.due_at,
    Referral.queued_at,
    Referral.first_claimed_at,
    Referral.created_at,
)
_KIND_OF_MEMBER = (Referral.age_group, Referral.languages, Referral.topics)


@dataclass(frozen=True, slots=True)
class Overseen:
    """A referral without its member, its reference and its holder.

    A coordinator is told for what kind of person somebody is looked for, and not whence they come;
    an operator the community, and nothing of the person.
    """

    id: UUID
    place: Place
    priority: Priority
    risk: Level
    jurisdiction: str
    next_action: NextAction
    next_actor: NextActor
    due_at: datetime | None
    queued_at: datetime | None
    first_claimed_at: datetime | None
    created_at: datetime
    community_id: UUID | None
    age_group: AgeGroup | None
    languages: Sequence[str] | None
    topics: Sequence[str] | None


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One referral for its coordinator, and whom at the platform they may call."""

    referral: Overseen
    crisis_contact: CrisisContact | None


@dataclass(frozen=True, slots=True)
class Ask:
    """One page of a list, of one community or of all."""

    listed: Listed
    community_id: UUID | None
    after: After | None
    limit: int


def list_overseen(session: Session, ask: Ask, *, by: Actor) -> Sequence[Overseen]:
    """Return `limit` referrals of a list after a key, those first whose time is over first.

    A coordinator is shown what was handed over. Raises `InvalidRequest` (422) where they name a
    community: whose it is they may not know, and a filter would confirm a guess.
    """
    is_operator = by.persona is Persona.OPERATOR
    if not is_operator and ask.community_id is not None:
        detail = "A coordinator does not see communities."
        raise InvalidRequest(errors=[{"pointer": "/community_id", "detail": detail}])
    beside = (Referral.community_id,) if is_operator else _KIND_OF_MEMBER
    columns: tuple[Any, ...] = (*_STANDING, *beside)
    query = select(*columns).where(*_seen_by(ask, by))
    if ask.after is not None:
        query = query.where(tuple_(Referral.due_at, Referral.id) > ask.after)
    query = query.where(is_on(ask.listed)).order_by(Referral.due_at, Referral.id).limit(ask.limit)
    return [_overseen(row, with_community=is_operator) for row in session.execute(query)]


def _seen_by(ask: Ask, by: Actor) -> list[ColumnElement[bool]]:
    """Say what this caller sees of all referrals: every community's, or what was handed over."""
    if by.persona is not Persona.OPERATOR:
        return [is_handed_over()]
    return [] if ask.community_id is None else [Referral.community_id == ask.community_id]


def find_handed(session: Session, referral_id: UUID) -> HandedOver:
    """Return what was handed over; raises `NotFound` (404) for any other id."""
    query = select(*_STANDING, *_KIND_OF_MEMBER)
    row = session.execute(query.where(Referral.id == referral_id, is_handed_over())).one_or_none()
    if row is None:
        raise NotFound
    contacts = crisis_contacts_of(session, [row.platform_id])
    return HandedOver(_overseen(row), contacts.get(row.platform_id))


def list_attempts(
    session: Session, referral_id: UUID, *, before: UUID | None, limit: int
) -> Sequence[Contact]:
    """Return everybody's attempts on what was handed over, the last recorded first."""
    platform_id = admit_handed(session, referral_id)
    return contacts_of(session, platform_id, referral_id, before=before, limit=limit)


def after_the_act(referral: Referral) -> Overseen:
    """Return what a coordinator may see of a referral that they have just moved."""
    return _overseen(referral)


def _overseen(found: Any, *, with_community: bool = False) -> Overseen:
    part = found.phase or found.hold_reason
    return Overseen(
        id=found.id,
        place=Place(f"{found.status}/{part}" if part else found.status),
        priority=found.priority,
        risk=found.risk,
        jurisdiction=found.jurisdiction,
        next_action=found.next_action,
        next_actor=found.next_actor,
        due_at=found.due_at,
        queued_at=found.queued_at,
        first_claimed_at=found.first_claimed_at,
        created_at=found.created_at,
        community_id=found.community_id if with_community else None,
        age_group=None if with_community else found.age_group,
        languages=None if with_community else found.languages,
        topics=None if with_community else found.topics,
    )
