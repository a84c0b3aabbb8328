"""Reading the queue: one keyset per jurisdiction, merged, so that a rare state is as fast."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, cast, select, true, tuple_, values
from sqlalchemy import column as new_column
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.selectable import LateralFromClause

from api.clinicians.licensure import licensed_jurisdictions
from api.clock import utc_now
from api.referrals.card import excluded, meant_for
from api.referrals.models import IntakeCard

KEY = (
    IntakeCard.risk_rank,
    IntakeCard.priority_rank,
    IntakeCard.due_at,
    IntakeCard.referral_id,
)


def key_of(card: IntakeCard) -> tuple[Any, ...]:
    """Return where a card stands: risk, priority, due time, age by its time-ordered id."""
    return card.risk_rank, card.priority_rank, card.due_at, card.referral_id


def waiting_cards(
    session: Session,
    clinician_id: UUID,
    *,
    only: str | None,
    after: Sequence[Any] | None,
    limit: int,
) -> Sequence[IntakeCard]:
    """Return blind cards the clinician may claim, most pressing first.

    `only` narrows to one jurisdiction; one where the clinician is not licensed today gives none.
    """
    licensed = licensed_jurisdictions(session, clinician_id)
    places = [place for place in licensed if only is None or place == only]
    if not places:
        return []
    return session.scalars(_merged(places, clinician_id, after, limit)).all()


def _merged(
    places: Sequence[str], clinician_id: UUID, after: Sequence[Any] | None, limit: int
) -> Select[IntakeCard]:
    """Merge the head of each jurisdiction's index; `= ANY` would flip to a plan that waits."""
    place = values(new_column("jurisdiction", String), name="place").data([(p,) for p in places])
    heads = _heads(place.c.jurisdiction, clinician_id, after, limit)
    card = aliased(IntakeCard, heads)
    return (
        select(card)
        .select_from(place)
        .join(heads, onclause=true())
        .order_by(heads.c.risk_rank, heads.c.priority_rank, heads.c.due_at, heads.c.referral_id)
        .limit(limit)
    )


def _heads(
    place: Any, clinician_id: UUID, after: Sequence[Any] | None, limit: int
) -> LateralFromClause:
    query = (
        select(IntakeCard)
        .where(
            IntakeCard.jurisdiction == place,
            IntakeCard.waiting,
            IntakeCard.shown_until > utc_now(),
            meant_for(clinician_id),
            ~excluded(clinician_id),
        )
        .order_by(*KEY)
        .limit(limit)
    )
    if after is not None:
        bounds = [cast(value, column.type) for value, column in zip(after, KEY, strict=True)]
        query = query.where(tuple_(*KEY) > tuple_(*bounds))
    return query.lateral("card")
