"""Reading the queue: one keyset per state and language, merged, so that a rare one is as fast."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, TextClause, text
from sqlalchemy.orm import Session

from api.clinicians.compact import compact_states
from api.clock import utc_now
from api.intake.filters import Filters, Key, Stretch
from api.intake.standing import Standing

MOST_BUCKETS = 64
_LOOKS = (64, 448)
"""Cards looked at in turn until the page is full: 512 at most, so that a page has a bound."""

CARD = """c.referral_id, c.platform_id, c.jurisdiction, c.risk_rank, c.priority_rank, c.topics,
    c.age_group, c.languages, c.queued_at, c.due_at"""

FITS = """c.waiting AND c.shown_until > :now
    AND (c.only_clinician_id IS NULL OR c.only_clinician_id = :clinician)
    AND (c.only_organisation_id IS NULL OR c.only_organisation_id = :organisation)
    AND (CAST(:topic AS text) IS NULL OR :topic = ANY (c.topics))
    AND (CAST(:age_group AS text) IS NULL OR c.age_group = :age_group)
    AND matches_me(c.referral_id, :now, CAST(:compact AS text[]))"""
"""What `take_card` asks again before it lets the card be taken."""

_KEY = "risk_rank, priority_rank, due_at, referral_id"
_PLACES = """unnest(CAST(:places AS text[])) j (place)
        CROSS JOIN unnest(CAST(:languages AS text[])) l (language)"""

# Text, for two reasons: built from parts it was compiled anew for every request, which took more
# than half of the page's time; and every prepared plan of it is the same walk along the index,
# where `= ANY` flips to one that waits for seconds in a rare state. LIMITs are constants for that.
# The last row, without a place, says how far was looked, when there may be more behind.
_PAGE = """
WITH head AS MATERIALIZED (
    SELECT DISTINCT h.risk_rank, h.priority_rank, h.due_at, h.referral_id
    FROM {buckets}
    CROSS JOIN unnest(CAST(:risks AS int[]), CAST(:priorities AS int[]),
        CAST(:dues AS timestamptz[]), CAST(:ids AS uuid[]), CAST(:end_risks AS int[]),
        CAST(:end_priorities AS int[])) s (risk, priority, due, id, end_risk, end_priority)
    CROSS JOIN LATERAL (
        SELECT {key} FROM {table} p
        WHERE p.jurisdiction = j.place {language} AND p.waiting
          AND (p.risk_rank, p.priority_rank, p.due_at, p.referral_id)
              > (s.risk, s.priority, s.due, s.id)
          AND (p.risk_rank, p.priority_rank) < (s.end_risk, s.end_priority)
        ORDER BY {key} LIMIT {look}) h
    ORDER BY 1, 2, 3, 4 LIMIT {look})
(SELECT {card} FROM head CROSS JOIN LATERAL (
    SELECT * FROM intake_card c WHERE c.referral_id = head.referral_id AND {fits} LIMIT 1) c
 ORDER BY head.risk_rank, head.priority_rank, head.due_at, head.referral_id LIMIT :most)
UNION ALL
(SELECT referral_id, NULL, NULL, risk_rank, priority_rank, NULL, NULL, NULL, NULL, due_at
 FROM head OFFSET {look} - 1)
"""


def _pages(**parts: str) -> Sequence[TextClause]:
    whole = {"key": _KEY, "card": CARD, "fits": FITS, **parts}
    return [text(_PAGE.format(look=look, **whole)) for look in _LOOKS]


_BY_LANGUAGE = _pages(table="intake_place", buckets=_PLACES, language="AND p.language = l.language")
# For who takes any language, or has too many buckets: all of a state's cards, in their order.
_BY_STATE = _pages(table="intake_card", buckets=_PLACES.split("\n", maxsplit=1)[0], language="")


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
    languages, looked = standing.languages, after
    cards: list[Row[Any]] = []
    narrow = languages is not None and len(languages) * len(standing.places) <= MOST_BUCKETS
    for page in _BY_LANGUAGE if narrow else _BY_STATE:
        values = _bounds(filters.stretches(looked)) | conditions(standing, filters)
        values |= {"languages": languages} if narrow else {}
        rows = session.execute(page, values | {"most": limit + 1 - len(cards)}).all()
        cards += [row for row in rows if row.jurisdiction is not None]
        if len(cards) > limit:
            return Found(cards[:limit], key_of(cards[limit - 1]))
        if not rows or rows[-1].jurisdiction is not None:
            return Found(cards, None)
        looked = key_of(rows[-1])
    return Found(cards, looked)


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
        "age_group": filters.age_group,
    }


def _bounds(stretches: Sequence[Stretch]) -> dict[str, Any]:
    """Write the stretches as one list for each column of their bounds."""
    rows = [(*low, *end) for low, end in stretches]
    names = ("risks", "priorities", "dues", "ids", "end_risks", "end_priorities")
    return {name: [row[n] for row in rows] for n, name in enumerate(names)}
