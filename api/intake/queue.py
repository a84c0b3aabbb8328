"""Reading the queue: one keyset per state and language, merged, so that a rare one is as fast."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from api.clinicians.compact import compact_states
from api.clock import utc_now
from api.intake.filters import Filters, Key, Stretch
from api.intake.standing import Standing

MOST_BUCKETS = 64
ANY_LANGUAGE = "*"
_LOOKS = (64, 448)
"""Cards looked at in turn until the page is full: 512 at most, so that a page has a bound."""
_FEW, _SHARE = 8, 4
"""Where there are more than a few buckets, no one of them is walked for all the cards looked at."""

CARD = """c.referral_id, c.platform_id, c.jurisdiction, c.risk_rank, c.priority_rank, c.topics,
    c.age_group, c.languages, c.queued_at, c.due_at"""

FITS = """c.waiting AND c.shown_until > :now
    AND (c.only_clinician_id IS NULL OR c.only_clinician_id = :clinician)
    AND (c.only_organisation_id IS NULL OR c.only_organisation_id = :organisation)
    AND (CAST(:topic AS text) IS NULL OR :topic = ANY (c.topics))
    AND c.age_group = ANY (CAST(:age_groups AS text[]))
    AND matches_me(c.referral_id, :now, CAST(:compact AS text[]))"""
"""What `take_card` asks again before it lets the card be taken."""

# Text, because built from parts it was compiled anew for every request, which took more than half
# of the page's time. The last row, without a place, says how far was looked if there may be more.
_PAGE = text(f"""
WITH head AS MATERIALIZED (
    SELECT * FROM walk_queue(:places, :languages, :risks, :priorities, :dues, :ids, :end_risks,
        :end_priorities, :each, :look)
    ORDER BY risk_rank, priority_rank, due_at, referral_id)
(SELECT {CARD} FROM head CROSS JOIN LATERAL (
    SELECT * FROM intake_card c WHERE c.referral_id = head.referral_id AND {FITS} LIMIT 1) c
 ORDER BY head.risk_rank, head.priority_rank, head.due_at, head.referral_id LIMIT :most)
UNION ALL
(SELECT referral_id, NULL, NULL, risk_rank, priority_rank, NULL, NULL, NULL, NULL, due_at
 FROM head WHERE ends)
""")  # noqa: S608 - only constants of this slice


@dataclass(frozen=True, slots=True)
class Found:
    """Cards of a page, most pressing first, and after which key the next page starts, if any."""

    cards: Sequence[Row[Any]]
    next_key: Key | None


def key_of(card: Row[Any]) -> Key:
    """Return where a card stands: risk, priority, due time, age by its time-ordered id."""
    return card.risk_rank, card.priority_rank, card.due_at, card.referral_id


def waiting_cards(
    session: Session, standing: Standing, filters: Filters, *, after: Key | None, limit: int
) -> Found:
    """Return blind cards the clinician may claim; a page may be short and still have a next one."""
    looked, cards = after, list[Row[Any]]()
    languages, shared = _buckets(standing)
    for look in _LOOKS:
        values = conditions(standing, filters) | _bounds(filters.stretches(looked))
        values |= {"languages": languages, "look": look, "each": look // shared}
        rows = session.execute(_PAGE, values | {"most": limit + 1 - len(cards)}).all()
        cards += [row for row in rows if row.jurisdiction is not None]
        if len(cards) > limit:
            return Found(cards[:limit], key_of(cards[limit - 1]))
        if not rows or rows[-1].jurisdiction is not None:
            return Found(cards, None)
        looked = key_of(rows[-1])
    return Found(cards, looked)


def _buckets(standing: Standing) -> tuple[Sequence[str], int]:
    """Return the languages whose buckets are walked, and among how many a look is shared."""
    languages = standing.languages or [ANY_LANGUAGE]
    if len(languages) * len(standing.places) > MOST_BUCKETS:
        languages = [ANY_LANGUAGE]
    few = len(languages) * len(standing.places) <= _FEW
    return languages, 1 if few else _SHARE


def conditions(standing: Standing, filters: Filters) -> dict[str, Any]:
    """Return the values that `FITS` compares with, and the places."""
    now = utc_now()
    return {
        "now": now,
        "compact": list(compact_states(now.date())),
        "clinician": standing.clinician_id,
        "organisation": standing.organisation_id,
        "places": standing.places,
        "topic": filters.topic,
        "age_groups": standing.age_groups,
    }


def _bounds(stretches: Sequence[Stretch]) -> dict[str, Any]:
    """Write the stretches as one list for each column of their bounds."""
    rows = [(*low, *end) for low, end in stretches]
    names = ("risks", "priorities", "dues", "ids", "end_risks", "end_priorities")
    return {name: [row[n] for row in rows] for n, name in enumerate(names)}
