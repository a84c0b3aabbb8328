"""Finding referrals: each persona within its own reach, everything else is 404."""

from collections.abc import Callable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.communities.models import Community
from api.consents.models import ContextItem
from api.consents.own import find_item
from api.db.session import admit
from api.referrals.card import lock_card
from api.referrals.codes import ReferralStatus
from api.referrals.models import ClaimRecord, Referral
from api.referrals.problems import StaleClaim
from api.web.auth import Actor, Persona
from api.web.problems import InvalidRequest, NotFound

Reach = Callable[[Actor], ColumnElement[bool]]


def within_reach(actor: Actor) -> ColumnElement[bool]:
    """Say which referrals this actor may know of (the policies say the same once more)."""
    if actor.persona is Persona.PLATFORM:
        return Referral.platform_id == actor.id
    if actor.persona is Persona.MEMBER:
        return (Referral.platform_id == actor.platform_id) & (Referral.member_id == actor.id)
    return Referral.clinician_id == actor.id


def answered_for(actor: Actor) -> ColumnElement[bool]:
    """Say what this clinician handed back, and answers for until the next accepts."""
    return Referral.responsible_id == actor.id


def whole_reach(actor: Actor) -> ColumnElement[bool]:
    """Say what is within reach, and for a clinician also what they answer for."""
    reach = within_reach(actor)
    return or_(reach, answered_for(actor)) if actor.persona is Persona.CLINICIAN else reach


def is_within_reach(session: Session, referral_id: UUID, *, by: Actor) -> bool:
    """Tell whether this actor may know of the referral by what they are to it."""
    known = exists().where(Referral.id == referral_id, within_reach(by))
    return bool(session.scalar(select(known)))


def find_referral(
    session: Session, referral_id: UUID, *, by: Actor, reach: Reach = within_reach
) -> Referral:
    """Return a referral the actor may know of; raises `NotFound` (404) for any other id."""
    referral = session.scalar(select(Referral).where(Referral.id == referral_id, reach(by)))
    if referral is None:
        raise NotFound
    return referral


def community_of(session: Session, platform_id: UUID, referral_id: UUID) -> str | None:
    """Return what the community is called that a referral comes from."""
    return session.scalar(
        select(Community.name)
        .join(
            Referral,
            (Referral.platform_id == Community.platform_id)
            & (Referral.community_id == Community.id),
        )
        .where(Referral.platform_id == platform_id, Referral.id == referral_id)
    )


def list_referrals(
    session: Session, *, by: Actor, reference: str | None, before: UUID | None, limit: int
) -> Sequence[Referral]:
    """Return the actor's referrals, newest first: `limit` rows older than `before`.

    Raises `InvalidRequest` (422) for a clinician's `reference`: it is the platform's own, and a
    filter would confirm a guess.
    """
    if reference is not None and by.persona is Persona.CLINICIAN:
        detail = "A clinician does not see references."
        raise InvalidRequest(errors=[{"pointer": "/reference", "detail": detail}])
    query = select(Referral).where(whole_reach(by)).order_by(Referral.id.desc()).limit(limit)
    if reference is not None:
        query = query.where(Referral.reference == reference)
    if before is not None:
        query = query.where(Referral.id < before)
    return session.scalars(query).all()


def lock_referral(
    session: Session, referral_id: UUID, *, by: Actor, reach: Reach = within_reach
) -> Referral:
    """Lock a referral within the actor's reach for a change: its card first, then its row."""
    admit(session, find_referral(session, referral_id, by=by, reach=reach).id)
    lock_card(session, referral_id)
    referral = session.scalar(
        select(Referral)
        .where(Referral.id == referral_id, reach(by))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if referral is None:
        raise NotFound
    return referral


def lock_item(session: Session, context_id: UUID, *, by: Actor) -> tuple[ContextItem, Referral]:
    """Lock the referral of a member's own item, and return both; raises `NotFound` (404)."""
    assert by.platform_id is not None  # noqa: S101 - a member's token always names the tenant
    own = {"platform_id": by.platform_id, "member_id": by.id}
    referral_id = find_item(session, context_id, **own).referral_id
    referral = lock_referral(session, referral_id, by=by)
    return find_item(session, context_id, **own), referral


def lock_held(session: Session, referral_id: UUID, claim_token: int, *, by: Actor) -> Referral:
    """Lock a referral for its holder's write, fenced by the Claim-Token.

    Raises `StaleClaim` (409) for an older token or a lease that is over: a former holder must
    never write after somebody else took the claim.
    """
    try:
        referral = lock_referral(session, referral_id, by=by)
    except NotFound:
        if held_once(session, referral_id, by):
            raise StaleClaim from None
        raise
    lease_over = (
        referral.status is ReferralStatus.CLAIMED
        and referral.due_at is not None
        and referral.due_at <= utc_now()
    )
    if referral.claim_token != claim_token or lease_over:
        raise StaleClaim
    return referral


def held_once(session: Session, referral_id: UUID, by: Actor) -> bool:
    """Tell whether this clinician ever had a claim to it."""
    held = exists().where(ClaimRecord.referral_id == referral_id, ClaimRecord.clinician_id == by.id)
    return bool(session.scalar(select(held)))
