"""What row-level security costs the queue: `python -m benchmarks.queue_rls [rounds] [cards]`.

A server of its own with a million blind cards (51 jurisdictions, 200 tenants, both skewed). Each
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
from datetime import timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from sqlalchemy import NullPool, create_engine, event, make_url
from sqlalchemy.orm import Session

from api.clinicians.enrol import VerifiedLicence, enrol_clinician
from api.clock import utc_now
from api.db.bootstrap import DATABASE, Urls, bootstrap
from api.db.embedded import embedded_server
from api.db.migrate import upgrade
from api.db.session import Database, Reach, Role
from api.intake.queue import key_of, waiting_cards
from api.referrals.jurisdictions import US_JURISDICTIONS

PLACES = sorted(US_JURISDICTIONS)[:51]
"""The busiest first: the n-th has one n-th of the first one's cards."""

PAGE = 51
DEEP = 20
"""Pages into the queue for the second measurement of each clinician."""

LICENSED = {
    "the busiest state": PLACES[:1],
    "the rarest state": PLACES[-1:],
    "five states": PLACES[::11],
    "every state": PLACES,
}


class Unbound(StrEnum):
    """A role that no policy binds; it exists in this server alone."""

    UNBOUND = "benchmark_unbound"


ROLES = (Role.CLINICIAN, cast("Role", Unbound.UNBOUND))

_UNBOUND = f"""
CREATE ROLE {Unbound.UNBOUND} BYPASSRLS;
GRANT {Unbound.UNBOUND} TO wh_app;
GRANT USAGE ON SCHEMA public TO {Unbound.UNBOUND};
GRANT SELECT ON ALL TABLES IN SCHEMA public TO {Unbound.UNBOUND};
"""
# Cards alone: the queue reads nothing else, so the referrals behind them are left out.
_FILL = """
SET session_replication_role = replica;
SELECT setseed(0.20261122);
CREATE TEMPORARY TABLE place AS
    SELECT name, sum(1.0 / n) OVER (ORDER BY n) / sum(1.0 / n) OVER () AS up_to
    FROM unnest(string_to_array('{places}', ' ')) WITH ORDINALITY AS t (name, n);
CREATE TEMPORARY TABLE tenant AS SELECT gen_random_uuid() AS id, n FROM generate_series(1, 200) n;
CREATE TEMPORARY TABLE draw AS
    SELECT i, random() AS place, random() AS tenant, random() AS risk, random() AS urgent,
        random() AS taken, random() AS ended FROM generate_series(1, {cards}) i;
ANALYZE place, tenant, draw;
INSERT INTO intake_card (jurisdiction, referral_id, platform_id, waiting, shown_until, risk_rank,
        priority_rank, due_at, queued_at, topics, age_group, languages)
    SELECT (SELECT p.name FROM place p WHERE p.up_to >= d.place ORDER BY p.up_to LIMIT 1),
        gen_random_uuid(), t.id, d.taken > 0.1,
        now() + CASE WHEN d.ended < 0.01 THEN -1 ELSE 90 END * interval '1 day',
        CASE WHEN d.risk < 0.005 THEN 0 WHEN d.risk < 0.02 THEN 1 WHEN d.risk < 0.1 THEN 2
             ELSE 3 END,
        CASE WHEN d.urgent < 0.1 THEN 0 ELSE 1 END,
        now() + d.i * interval '1 second', now(), ARRAY['anxiety'], 'adult', ARRAY['en']
    FROM draw d JOIN tenant t ON t.n = 1 + floor(200 * d.tenant ^ 3)::int;
-- each measured clinician has declined some of what comes first
INSERT INTO decline (platform_id, id, referral_id, clinician_id, code, created_at)
    SELECT c.platform_id, gen_random_uuid(), c.referral_id, d.id, 'out_of_scope', now()
    FROM clinician d CROSS JOIN LATERAL (
        SELECT k.* FROM intake_card k JOIN licence l USING (jurisdiction)
        WHERE l.clinician_id = d.id AND k.waiting AND k.risk_rank < 2
        ORDER BY k.referral_id LIMIT 200) c;
"""


@contextmanager
def filled(cards: int) -> Iterator[tuple[Urls, dict[str, UUID]]]:
    """Start a server with the cards and the clinicians who read them."""
    folder = Path(tempfile.mkdtemp(prefix="warmhandoff-benchmark-"))
    try:
        with embedded_server(folder, durable=False) as server:
            urls = bootstrap(server)
            upgrade(urls.owner)
            clinicians = _enrolled(urls.owner)
            _fill(server, _UNBOUND, _FILL.format(places=" ".join(PLACES), cards=cards))
            _fill(server, "VACUUM ANALYZE")
            yield urls, clinicians
    finally:
        shutil.rmtree(folder)


def _enrolled(url: str) -> dict[str, UUID]:
    with Session(create_engine(url, poolclass=NullPool)) as session, session.begin():
        return {
            who: enrol_clinician(
                session, name="Dana Reyes", capacity=20, licences=[_licence(p) for p in places]
            )
            for who, places in LICENSED.items()
        }


def _licence(place: str) -> VerifiedLicence:
    today = utc_now().date()
    return VerifiedLicence(
        jurisdiction=place,
        number="1",
        issued_on=today - timedelta(days=400),
        expires_on=today + timedelta(days=400),
        verified_with="test board",
        verified_on=today,
    )


def _fill(server: str, *scripts: str) -> None:
    url = make_url(server).set(database=DATABASE)
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for script in scripts:
            connection.exec_driver_sql(script)


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

    def page(self, after: Sequence[Any] | None) -> tuple[float, list[Any]]:
        """Read one page by the queue's code; returns the milliseconds and the cards' keys."""
        with self._database.begin(self._reach, read_only=True) as session:
            start = time.perf_counter()
            cards = waiting_cards(session, self._clinician_id, only=None, after=after, limit=PAGE)
            return 1000 * (time.perf_counter() - start), [key_of(card) for card in cards]

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
        after = readers[1].page(after)[1][-1]
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
    with filled(cards) as (urls, clinicians):
        print(f"{'p50 in milliseconds':<31} {'the code':>21} {'the statement':>21} {'pages':>13}")
        print(f"{'':<31} {2 * '   with without ratio ':>44} {'with without':>13}")
        for who, clinician_id in clinicians.items():
            for where, depth in (("first page", 0), (f"page {DEEP + 1}", DEEP)):
                row = measure(urls.app, clinician_id, rounds, depth)
                print(f"{who + ', ' + where:<31} {row}", flush=True)


if __name__ == "__main__":
    main()
