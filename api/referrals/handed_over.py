"""What was handed over to the coordinators: nothing else is there for them."""

from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from api.db.session import admit
from api.referrals.card import lock_card
from api.referrals.codes import NextActor
from api.referrals.models import Referral
from api.web.problems import NotFound


def is_handed_over() -> ColumnElement[bool]:
    """Say which referrals a coordinator may know of (their policy says the same once more)."""
    return Referral.next_actor == NextActor.COORDINATOR


def admit_handed(session: Session, referral_id: UUID) -> UUID:
    """Admit a referral that was handed over, and return its tenant; any other id is 404."""
    query = select(Referral.platform_id).where(Referral.id == referral_id, is_handed_over())
    platform_id = session.scalar(query)
    if platform_id is None:
        raise NotFound
    admit(session, referral_id)
    return platform_id


def lock_handed(session: Session, platform_id: UUID, referral_id: UUID) -> Referral:
    """Lock it as the worker, card first; raises `NotFound` (404) once somebody else has acted."""
    lock_card(session, referral_id)
    referral = session.scalar(
        select(Referral)
        .where(Referral.platform_id == platform_id, Referral.id == referral_id, is_handed_over())
        .with_for_update()
    )
    if referral is None:
        raise NotFound
    return referral
