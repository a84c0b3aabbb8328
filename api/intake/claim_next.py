"""Claiming the next one: many clinicians at once, each gets a different referral."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.intake.queue import KEY, key_of, waiting_cards
from api.referrals.claim import refuse_over_capacity, take_claim
from api.referrals.models import IntakeCard, Referral
from api.web.auth import Actor

_BATCH = 16


def claim_next(session: Session, *, only: str | None, by: Actor) -> Referral | None:
    """Claim the most pressing referral that nobody else is taking; None when nothing waits.

    Raises `AtCapacity` (409) and `ClinicianSuspended` (403).
    """
    refuse_over_capacity(session, by)
    after = None
    while True:
        cards = waiting_cards(session, by.id, only=only, after=after, limit=_BATCH)
        card = _first_free(session, cards)
        if card is not None:
            _take(session, card)
            return take_claim(session, card.platform_id, card.referral_id, by=by)
        if len(cards) < _BATCH:
            return None
        after = key_of(cards[-1])


def _first_free(session: Session, cards: Sequence[IntakeCard]) -> IntakeCard | None:
    """Lock the first card that no other transaction holds."""
    ids = [card.referral_id for card in cards]
    return session.scalar(
        select(IntakeCard)
        .where(IntakeCard.referral_id.in_(ids), IntakeCard.waiting)
        .order_by(*KEY)
        .limit(1)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )


def _take(session: Session, card: IntakeCard) -> None:
    session.execute(
        update(IntakeCard).where(IntakeCard.referral_id == card.referral_id).values(waiting=False)
    )
