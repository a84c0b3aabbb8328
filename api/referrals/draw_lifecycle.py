"""Drawing the life of a referral: the page of the docs, written from the table itself."""

from collections.abc import Iterator
from datetime import timedelta

from api.referrals.bser import BSER_STATUS, FHIR_TASK_STATUS
from api.referrals.codes import Place
from api.referrals.lifecycle import TRANSITIONS, Transition, is_open
from api.referrals.timers import PERIODS, Period
from api.referrals.turns import TURNS

_HEAD = """# The life of a referral

This page is drawn from the table that the server follows (`warmhandoff lifecycle`, or
`GET /v1/referrals/lifecycle` as JSON). Whatever is not in it is 409 `invalid-transition`. A *place*
is a state, or a state and what it is divided by; the bold ones are ends. A crisis is no place: it
raises the risk, wakes a clinician, and moves nothing.
"""
_PLACES = """
## Places

| place | FHIR Task.status | BSeR | next action | next actor | timers that run |
|---|---|---|---|---|---|
"""
_ROWS = """
## Transitions

BSeR numbers the transitions of BSeR and 360X (TID) that a row carries out. The one deviation: a
referral that nobody holds is cancelled at once (TID 4 asks whoever has received it), because nobody
has looked and nobody could confirm.

| action | who | from | to | only if | BSeR |
|---|---|---|---|---|---|
"""
_TIMES = """
## Timers

Each fires exactly once. Urgent is what the platform calls urgent, and whatever has risk L2 or more.
Business days are those of the state in which the member is. From L2 no timer ends a referral: it
passes to a coordinator.

| timer | routine | urgent |
|---|---|---|
"""


def draw_lifecycle() -> str:
    """Return the page as Markdown, with one drawing of the states in Mermaid."""
    return "".join(
        (
            _HEAD,
            "\n```mermaid\nstateDiagram-v2\n",
            *_arrows(),
            "```\n",
            _PLACES,
            *map(_place, Place),
            _ROWS,
            *_rows(),
            _TIMES,
            *(_timer(kind.value, period) for kind, period in PERIODS.items()),
        )
    )


def _arrows() -> Iterator[str]:
    """Draw each pair of states once, with the actions that lead from one to the other."""
    arrows: dict[tuple[str, str], dict[str, None]] = {}
    for row in TRANSITIONS:
        if row.to_place is None or row.from_place == row.to_place:
            continue
        begin = row.from_place.status.value if row.from_place else "[*]"
        end = row.to_place.status.value
        if begin != end:
            arrows.setdefault((begin, end), {})[row.action] = None
    for (begin, end), actions in arrows.items():
        yield f"    {begin} --> {end}: {', '.join(actions)}\n"
    for place in Place:
        if not is_open(place.status):
            yield f"    {place.value} --> [*]\n"


def _place(place: Place) -> str:
    turn = TURNS.get(place)
    name = f"`{place}`" if turn else f"**`{place}`**"
    action = f"`{turn.action}` | {turn.actor}" if turn else "- | -"
    timers = ", ".join(f"`{kind}`" for kind in (*turn.starts, *turn.keeps)) if turn else "-"
    bser = BSER_STATUS[place] or "-"
    return f"| {name} | {FHIR_TASK_STATUS[place]} | {bser} | {action} | {timers} |\n"


def _rows() -> Iterator[str]:
    """Write the rows of one action that differ in where they begin alone as one line."""
    lines: dict[tuple[str, str, str, str], list[Transition]] = {}
    for row in TRANSITIONS:
        lines.setdefault((row.action, row.actor, _end(row), row.guard), []).append(row)
    for (action, actor, end, guard), rows in lines.items():
        begins = ", ".join(f"`{row.from_place}`" if row.from_place else "-" for row in rows)
        numbers = ", ".join(str(number) for number in sorted({n for row in rows for n in row.bser}))
        yield f"| `{action}` | {actor} | {begins} | {end} | {guard} | {numbers} |\n"


def _end(row: Transition) -> str:
    if row.to_place is None:
        return "where it was held from"
    return "the same" if row.to_place is row.from_place else f"`{row.to_place}`"


def _timer(kind: str, period: Period) -> str:
    return f"| `{kind}` | {_long(period.routine)} | {_long(period.urgent)} |\n"


def _long(period: timedelta | int) -> str:
    if isinstance(period, int):
        return f"{period} business day{'s' if period > 1 else ''}"
    hours, rest = divmod(int(period.total_seconds()), 3600)
    if rest:
        return f"{rest // 60} min"
    return f"{hours // 24} days" if hours > 72 else f"{hours} h"  # noqa: PLR2004 - three days
