"""What a look at the queue costs as it grows: `… benchmarks.queue_growth [most] [rounds] [share]`.

A server of its own with a database of 10 thousand, 100 thousand ... up to `most` referrals (a
million unless told; 10 million take about 20 GB and half an hour), of which a share waits: all,
unless told in per cent. Each round reads every page in every database in turn, by the queue's own
code as the clinician's role, on connections whose statements are prepared long since; claims are
rolled back, and page 40 is the last full page where there are fewer. Beside it the designs that
lost, on the same rows. Prints medians and p95 in milliseconds, writes `queue_growth.svg`, and ends
with 1 where the largest takes more than 1.3 times the smallest, or a table of the queue was read
from end to end.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlalchemy import URL, NullPool, create_engine, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from api.db.embedded import EmbeddedServer
from api.db.session import Database, Reach, Role
from api.intake.claim_next import claim_next
from api.intake.filters import Filters, Key, Mark
from api.intake.queue import CARD, FITS, conditions, waiting_cards
from api.intake.since import changes
from api.intake.standing import Standing, standing_of
from api.referrals.codes import Priority
from api.web.auth import Actor, Persona
from benchmarks.queue_filled import READERS, filled
from benchmarks.queue_plot import plotted

PAGE, DEEP, WARM = 25, 40, 12
LOST_ROUNDS = 3  # they take seconds
TARGET = 1.3
HELD_TO_IT = ("first page, typical", "first page, rare", "page 40, typical", "page 40, rare")
_ORDER = "c.risk_rank, c.priority_rank, c.due_at, c.referral_id"
_LOSER = f"SELECT {CARD} FROM intake_card c WHERE {{where}} AND {FITS} ORDER BY {_ORDER} {{most}}"
LOSERS = {
    "= ANY": _LOSER.format(where="c.jurisdiction = ANY(:places)", most=f"LIMIT {PAGE}"),
    "OFFSET": _LOSER.format(
        where="c.jurisdiction = ANY(:places)", most=f"LIMIT {PAGE} OFFSET {DEEP * PAGE}"
    ),
    "array && with GIN": _LOSER.format(
        where="c.jurisdiction = ANY(:places) AND c.languages && CAST(:languages AS text[])",
        most=f"LIMIT {PAGE}",
    ),
}
_GIN = "CREATE INDEX ix_lost ON intake_card USING gin (languages) WHERE waiting"
_SCANNED = text(
    "SELECT relname, seq_scan FROM pg_stat_user_tables WHERE relname IN ('referral', 'consent',"
    " 'match_profile', 'intake_card', 'intake_place', 'intake_gone', 'decline', 'claim_record')"
    " ORDER BY 1"
)
_CHANGE = """
UPDATE intake_card SET queued_at = queued_at WHERE referral_id IN (
    SELECT referral_id FROM intake_card ORDER BY hashtext(referral_id::text) LIMIT 1000)
"""
Act = Callable[[Session, Standing], object]
Acts = dict[str, Callable[[], float]]
Taken = dict[str, dict[int, list[float]]]


class Queue:
    """One size: a connection for each reader, prepared statements and all."""

    def __init__(self, url: str, readers: dict[str, UUID]) -> None:
        self.database = Database(url, pool_size=1)
        self.readers = readers
        self.deep: dict[str, Key | None] = {}
        self.marks: dict[str, Mark] = {}

    def timed(self, who: str, act: Act, *, reading: bool = True) -> float:
        """Return how many milliseconds it took, 5,000 where the server gave it up; keep nothing."""
        reach = Reach(Role.CLINICIAN, subject=self.readers[who])
        begun = time.perf_counter()
        try:
            with self.database.begin(reach, read_only=reading) as session:
                standing = standing_of(session, self.readers[who], Filters())
                begun = time.perf_counter()
                act(session, standing)
                taken = 1000 * (time.perf_counter() - begun)
                session.rollback()
                return taken
        except OperationalError:
            return 5000.0

    def go_deep(self, who: str) -> None:
        """Walk to where page 40 begins, or the last full one; remember the mark of now."""
        self.deep[who] = None

        def walk(session: Session, standing: Standing) -> None:
            self.marks[who], after = standing.mark, None
            for _ in range(DEEP):
                found = waiting_cards(session, standing, Filters(), after=after, limit=PAGE)
                if found.next_key is None:
                    return
                self.deep[who], after = after, found.next_key

        self.timed(who, walk)

    def own(self) -> Acts:
        """Name what the queue's own code is measured by."""
        urgent = Filters(priority=Priority.URGENT)
        found: Acts = {}
        for who in READERS:
            page = partial(_page, filters=Filters(), after=None)
            deep = partial(_page, filters=Filters(), after=self.deep[who])
            found[f"first page, {who}"] = partial(self.timed, who, page)
            found[f"page {DEEP}, {who}"] = partial(self.timed, who, deep)
        found["urgent alone, typical"] = partial(
            self.timed, "typical", partial(_page, filters=urgent, after=None)
        )
        for name, mark in (("nothing", None), ("a thousand changes", self.marks["typical"])):
            since = partial(_changes, since=mark)
            found[f"{name} since, typical"] = partial(self.timed, "typical", since)
        for who in ("typical", "rare"):
            found[f"claim next, {who}"] = partial(self.timed, who, _claim, reading=False)
        return found

    def lost(self) -> Acts:
        """Name the designs that lost."""
        found: Acts = {}
        for name, sql in LOSERS.items():
            for who in ("typical", "rare"):
                lost = partial(_lost, statement=text(sql))
                found[f"{name}, {who}"] = partial(self.timed, who, lost)
        return found


def _page(session: Session, standing: Standing, *, filters: Filters, after: Key | None) -> None:
    waiting_cards(session, standing, filters, after=after, limit=PAGE)


def _changes(session: Session, standing: Standing, *, since: Mark | None) -> None:
    changes(session, standing, Filters(), since or standing.mark)


def _claim(session: Session, standing: Standing) -> None:
    me = standing.clinician_id
    by = Actor(Persona.CLINICIAN, me, "benchmark", me, frozenset())
    assert claim_next(session, Filters(), by=by) is not None


def _lost(session: Session, standing: Standing, *, statement: object) -> None:
    values = conditions(standing, Filters()) | {"languages": standing.languages}
    given = {name: values[name] for name in values if f":{name}" in str(statement)}
    session.execute(statement, given).all()  # type: ignore[call-overload]


@contextmanager
def _with_memory(folder: Path) -> Iterator[str]:
    """Start a server that keeps what is read often, as one of this size would be set up.

    With the 128 MB of a small one the pages of four databases are copied in from the system's
    cache again and again, and that is what would be measured.
    """
    server = EmbeddedServer(folder, durable=False)
    server.start()
    try:
        _run_alone(server.url, "ALTER SYSTEM SET shared_buffers = '2GB'")
        server.revive()
        yield server.url
    finally:
        server.stop()


def _run_alone(url: str | URL, *statements: str) -> None:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


@contextmanager
def queues(sizes: list[int], waiting: float) -> Iterator[tuple[str, dict[int, Queue]]]:
    """Start a server with a database of each size."""
    folder = Path(tempfile.mkdtemp(prefix="warmhandoff-benchmark-"))
    try:
        with _with_memory(folder) as server:
            made = {}
            for size in sizes:
                begun = time.monotonic()
                made[size] = filled(server, f"queue_{size}", size, waiting, _GIN)
                print(f"{size:>10,} referrals in {time.monotonic() - begun:.0f} s", flush=True)
            newest, _ = made[sizes[-1]]  # each bootstrap sets the roles' passwords anew
            urls = {size: newest.on(f"queue_{size}") for size in sizes}
            yield server, {s: Queue(urls[s].app, readers) for s, (_, readers) in made.items()}
    finally:
        shutil.rmtree(folder)


def measure(acts: dict[int, Acts], rounds: int, warm: int) -> Taken:
    """Read everything in turn, the sizes one after the other within each round."""
    taken: Taken = {name: {size: [] for size in acts} for name in acts[min(acts)]}
    for turn in range(warm + rounds):
        for name, of in taken.items():
            for size, spent in of.items():
                milliseconds = acts[size][name]()
                if turn >= warm:
                    spent.append(milliseconds)
    return taken


def main() -> None:
    """Print the table, draw the plot, and say whether it holds."""
    given = [int(word) for word in sys.argv[1:]]
    most, rounds, share = given + [1_000_000, 60, 100][len(given) :]
    sizes = [10**n for n in range(4, 8) if 10**n <= most]
    with queues(sizes, share / 100) as (server, found):
        for size, queue in found.items():
            for who in READERS:
                queue.go_deep(who)
            _change(server, size)
        before = {size: _scans(queue) for size, queue in found.items()}
        own = measure({size: queue.own() for size, queue in found.items()}, rounds, WARM)
        scanned = [size for size, queue in found.items() if _scans(queue) != before[size]]
        own |= measure({size: queue.lost() for size, queue in found.items()}, LOST_ROUNDS, 1)
    medians = {name: {s: statistics.median(t) for s, t in of.items()} for name, of in own.items()}
    print(f"{'p50 / p95 in ms':<26}" + "".join(f"{size:>18,}" for size in sizes) + "   ratio")
    for name, of in own.items():
        cells = "".join(
            f"{medians[name][s]:>9.2f} /{sorted(t)[int(0.95 * len(t))]:>7.2f}"
            for s, t in of.items()
        )
        print(f"{name:<26}{cells}{medians[name][sizes[-1]] / medians[name][sizes[0]]:>8.2f}")
    Path(__file__).with_suffix(".svg").write_text(plotted(medians), "utf-8")
    print(f"tables read from end to end: {scanned or 'none'}")
    grown = [n for n in HELD_TO_IT if medians[n][sizes[-1]] > TARGET * medians[n][sizes[0]]]
    sys.exit(f"more than {TARGET} times: {grown}" if grown else int(bool(scanned)))


def _change(server: str, size: int) -> None:
    """Let a thousand cards change, spread over all of the queue."""
    url = make_url(server).set(database=f"queue_{size}")
    _run_alone(url, _CHANGE, "VACUUM ANALYZE intake_card, intake_place")


def _scans(queue: Queue) -> list[tuple[str, int]]:
    """Count sequential scans of the queue's tables so far."""
    queue.database.dispose()  # a connection tells what it counted at its end at the latest
    with queue.database.begin(Reach(Role.PUBLIC), read_only=True) as session:
        return [(row.relname, row.seq_scan) for row in session.execute(_SCANNED)]


if __name__ == "__main__":
    main()
