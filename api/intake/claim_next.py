"""Claiming the next one: many clinicians at once, each gets a different referral."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session

from api.intake.filters import Filters
from api.intake.queue import waiting_cards
from api.intake.standing import standing_of
from api.referrals.card_models import IntakeCard
from api.referrals.claim import refuse_over_capacity, take_claim
from api.referrals.models import Referral
from api.web.auth import Actor

_BATCH = 16
# pages of 512 cards looked at in vain, after which there is nothing for this clinician near the top
_ROUNDS = 32
_KEY = (
    IntakeCard.risk_rank,
    IntakeCard.priority_rank,
    IntakeCard.due_at,
    IntakeCard.referral_id,
)


def claim_next(
    session: Session, filters: Filters, *, by: Actor, minors_in: frozenset[str] = frozenset()
) -> Referral | None:
    """Claim the most pressing referral that nobody else is taking; None when nothing waits.

    Raises `AtCapacity`, `MinorNotServed` (409) and `ClinicianSuspended` (403).
    """
    refuse_over_capacity(session, by)
    standing, after = standing_of(session, by.id, filters), None
    for _ in range(_ROUNDS):
        found = waiting_cards(session, standing, filters, after=after, limit=_BATCH)
        card = _first_free(session, found.cards)
        if card is not None:
            _take(session, card)
            return take_claim(
                session, card.platform_id, card.referral_id, by=by, minors_in=minors_in
            )
        if found.next_key is None:
            break
        after = found.next_key
    return None


def _first_free(session: Session, cards: Sequence[Row[Any]]) -> IntakeCard | None:
    """Lock the first card that no other transaction holds."""
    ids = [card.referral_id for card in cards]
    return session.scalar(
        select(IntakeCard)
        .where(IntakeCard.referral_id.in_(ids), IntakeCard.waiting)
        .order_by(*_KEY)
        .limit(1)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )


def _take(session: Session, card: IntakeCard) -> None:
    session.execute(
        update(IntakeCard).where(IntakeCard.referral_id == card.referral_id).values(waiting=False)
    )
