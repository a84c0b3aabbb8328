"""What row-level security costs the queue: `python -m benchmarks.queue_rls [rounds] [cards]`.

A server of its own with a million blind cards (see queue_filled.py). Each
round reads one page of 51 as the application's clinician role and as a role for which policies do
not apply, on a connection each, in turn. First by the code of the queue, then its last statement
alone, prepared, where no Python hides the difference. For both it prints the medians in
milliseconds and their ratio; then the pages of memory each plan touched. The target is 1.1 times.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from sqlalchemy import event

from api.db.bootstrap import DATABASE, Urls
from api.db.embedded import embedded_server
from api.db.session import Database, Reach, Role
from api.intake.filters import Filters, Key
from api.intake.queue import key_of, waiting_cards
from api.intake.standing import standing_of
from benchmarks.queue_filled import filled

PAGE = 51
DEEP = 20
"""Pages into the queue for the second measurement of each clinician."""


class Unbound(StrEnum):
    """A role that no policy binds; it exists in this server alone."""

    UNBOUND = "benchmark_unbound"


ROLES = (Role.CLINICIAN, cast("Role", Unbound.UNBOUND))

_UNBOUND = f"""
CREATE ROLE {Unbound.UNBOUND} BYPASSRLS;
GRANT {Unbound.UNBOUND} TO wh_app;
GRANT USAGE ON SCHEMA public TO {Unbound.UNBOUND};
GRANT SELECT ON ALL TABLES IN SCHEMA public TO {Unbound.UNBOUND};
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {Unbound.UNBOUND};
"""


@contextmanager
def unbound(cards: int) -> Iterator[tuple[Urls, dict[str, UUID]]]:
    """Start a server with the cards, those who read them, and the role that no policy binds."""
    folder = Path(tempfile.mkdtemp(prefix="warmhandoff-benchmark-"))
    try:
        with embedded_server(folder, durable=False) as server:
            urls, clinicians = filled(server, DATABASE, cards, 1.0, _UNBOUND)
            yield urls, clinicians
    finally:
        shutil.rmtree(folder)


class Reader:
    """One clinician under one role, on a connection of their own."""

    def __init__(self, url: str, clinician_id: UUID, role: Role) -> None:
        self._database = Database(url, pool_size=1)
        self._clinician_id = clinician_id
        self._reach = Reach(role, subject=clinician_id)
        self._last: tuple[str, Any] = ("", None)
        event.listen(self._database.engine, "before_cursor_execute", self._remember)

    def _remember(self, *called: Any) -> None:
        self._last = called[2:4]

    def page(self, after: Key | None) -> tuple[float, list[Any]]:
        """Read one page by the queue's code; returns the milliseconds and the cards' keys."""
        with self._database.begin(self._reach, read_only=True) as session:
            start = time.perf_counter()
            standing = standing_of(session, self._clinician_id, Filters())
            found = waiting_cards(session, standing, Filters(), after=after, limit=PAGE)
            return 1000 * (time.perf_counter() - start), [key_of(card) for card in found.cards]

    def statement(self, explain: str = "") -> tuple[float, Sequence[Any]]:
        """Run the last page's own statement; returns the milliseconds and the rows."""
        statement, values = self._last
        with self._database.begin(self._reach, read_only=True) as session:
            connection = session.connection()
            start = time.perf_counter()
            rows = connection.exec_driver_sql(explain + statement, values).all()
            taken = 1000 * (time.perf_counter() - start)
        self._last = (statement, values)
        return taken, rows

    def buffers(self) -> int:
        """Return how many pages of memory the last page's own statement touches."""
        [[[plan]]] = self.statement("EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ")[1]
        return sum(plan["Plan"][f"Shared {kind} Blocks"] for kind in ("Hit", "Read"))

    def close(self) -> None:
        self._database.dispose()


def measure(url: str, clinician_id: UUID, rounds: int, depth: int) -> str:
    """Read the same page in turn under both roles, and return the row of the table."""
    readers = [Reader(url, clinician_id, role) for role in ROLES]
    after = None
    for _ in range(depth):
        after = (readers[1].page(after)[1] or [after])[-1]
    bound, unbound = (reader.page(after)[1] for reader in readers)
    assert bound == unbound
    by_code = _medians(rounds, [partial(reader.page, after) for reader in readers])
    alone = _medians(rounds, [reader.statement for reader in readers])
    touched = [reader.buffers() for reader in readers]
    for reader in readers:
        reader.close()
    return " ".join(
        [f"{a:>7.3f} {b:>7.3f} {a / b:>5.2f}" for a, b in (by_code, alone)]
        + [f"{count:>6}" for count in touched]
    )


def _medians(rounds: int, reads: Sequence[Callable[[], tuple[float, Any]]]) -> list[float]:
    """Call each in turn, the first one first and last by turns, and return their medians."""
    taken: list[list[float]] = [[] for _ in reads]
    for turn in range(rounds):
        for place in range(len(reads))[:: 1 if turn % 2 else -1]:
            taken[place].append(reads[place]()[0])
    return [statistics.median(times) for times in taken]


def main() -> None:
    """Print the table, one row for each clinician and place in the queue."""
    given = [int(word) for word in sys.argv[1:]]
    rounds, cards = given + [600, 1_000_000][len(given) :]
    with unbound(cards) as (urls, clinicians):
        print(f"{'p50 in milliseconds':<31} {'the code':>21} {'the statement':>21} {'pages':>13}")
        print(f"{'':<31} {2 * '   with without ratio ':>44} {'with without':>13}")
        for who, clinician_id in clinicians.items():
            for where, depth in (("first page", 0), (f"page {DEEP + 1}", DEEP)):
                row = measure(urls.app, clinician_id, rounds, depth)
                print(f"{who + ', ' + where:<31} {row}", flush=True)


if __name__ == "__main__":
    main()
