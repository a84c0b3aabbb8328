"""What changed in the queue since an earlier answer: cards that came or changed, ids that went."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from api.intake.filters import LEVELS, PRIORITIES, Filters, Mark
from api.intake.problems import ChangesGone
from api.intake.queue import CARD, FITS, conditions, key_of
from api.intake.standing import Standing

KEPT = timedelta(hours=1)
"""How long a mark is good: what only time changes (a consent's end) is seen by reading anew."""

_MOST = 512

# A transaction that ended after the mark was made is not visible in the mark's snapshot, whenever
# it began: so nothing is missed and nothing is told twice. The index leads to those at all recent.
_CHANGED = text(f"""
SELECT {CARD}, {FITS}
    AND (CAST(:language AS text) IS NULL OR EXISTS (SELECT FROM unnest(c.languages) l
        WHERE lower(split_part(l, '-', 1)) = :language))
    AND (CAST(:risk AS int) IS NULL OR c.risk_rank = :risk)
    AND (CAST(:priority AS int) IS NULL OR c.priority_rank = :priority) AS fits
FROM unnest(CAST(:places AS text[])) j (place) CROSS JOIN LATERAL (
    SELECT * FROM intake_card k WHERE k.jurisdiction = j.place AND k.changed_in >= :oldest
      AND NOT pg_visible_in_snapshot(k.changed_in::text::xid8, CAST(:snapshot AS pg_snapshot))
    LIMIT {_MOST + 1}) c
LIMIT {_MOST + 1}
""")  # noqa: S608 - only constants of this slice
_GONE = text(f"""
SELECT g.referral_id
FROM unnest(CAST(:places AS text[])) j (place) CROSS JOIN LATERAL (
    SELECT * FROM intake_gone k WHERE k.jurisdiction = j.place AND k.changed_in >= :oldest
      AND NOT pg_visible_in_snapshot(k.changed_in::text::xid8, CAST(:snapshot AS pg_snapshot))
    LIMIT {_MOST + 1}) g
LIMIT {_MOST + 1}
""")  # noqa: S608 - only constants of this slice


def changes(
    session: Session, standing: Standing, filters: Filters, since: Mark
) -> tuple[Sequence[Row[Any]], Sequence[UUID]]:
    """Return the cards that fit and came or changed, and the ids of those that do not wait here.

    An id may be of a card that this clinician never saw. Raises `ChangesGone` (410) when the mark
    is too old, too much has changed, or the clinician may see other cards than they could then.
    """
    now = standing.mark
    as_then = (now.places, now.version) == (since.places, since.version)
    if not as_then or now.at - since.at > KEPT:
        raise ChangesGone
    values = conditions(standing, filters) | {
        "oldest": since.oldest,
        "snapshot": since.snapshot,
        "language": filters.language,
        "risk": filters.risk and LEVELS.index(filters.risk),
        "priority": filters.priority and PRIORITIES.index(filters.priority),
    }
    changed = session.execute(_CHANGED, values).all()
    tombs = session.scalars(_GONE, values).all()
    if max(len(changed), len(tombs)) > _MOST:
        raise ChangesGone
    cards = sorted((row for row in changed if row.fits), key=key_of)
    here = {card.referral_id for card in cards}
    gone = {*tombs, *(row.referral_id for row in changed)} - here
    return cards, sorted(gone)
