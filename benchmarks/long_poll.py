"""How soon a waiting poll tells of new work, and what waiting costs: `… benchmarks.long_poll`.

Forty clinicians of one state ask for work in two ways, in turn, round by round: with `wait=25`, and
once a second without. In each round a member grants a consent, so that one card comes. It prints
the milliseconds from the answer to that grant until a clinician has the card, and how many
transactions a second the database had to do while there was no work.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import structlog
from sqlalchemy import NullPool, create_engine, text

from benchmarks.whole_app import world
from tests.world import Caller, World, claimed

CLINICIANS = 40
IDLE = 6.0
"""Seconds without work before the card comes."""

_QUEUE = "/v1/intake-queue"
_DONE = """
SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()
"""
Ask = Callable[[Caller], float]


def long_poll(caller: Caller) -> float:
    """Ask once and wait; returns when the card was there."""
    while not caller.get(f"{_QUEUE}?wait=25").json["items"]:
        pass
    return time.monotonic()


def each_second(caller: Caller) -> float:
    """Ask once a second, from any moment of it on; returns when the card was there."""
    time.sleep(random.random())
    while not caller.get(_QUEUE).json["items"]:
        time.sleep(1)
    return time.monotonic()


def one_round(made: World, clinicians: list[Caller], ask: Ask) -> tuple[list[float], float]:
    """Return the milliseconds of each, and the transactions a second while there was no work."""
    platform = made.platform()
    referral = made.submitted(platform)
    member = made.member_of(platform, "u-77")
    with ThreadPoolExecutor(len(clinicians)) as pool:
        asking = [pool.submit(ask, caller) for caller in clinicians]
        time.sleep(1.5)
        rate = _idle(made)
        made.granted(member, referral)
        begun = time.monotonic()
        taken = [1000 * (each.result() - begun) for each in asking]
    claimed(clinicians[0], referral)
    made.rows("UPDATE clinician SET capacity = capacity + 1 RETURNING 1")
    return taken, rate


def _idle(made: World) -> float:
    engine = create_engine(made.urls.owner, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        counted = []
        for pause in (1.0, IDLE):  # what a connection did is told within a second of it
            time.sleep(pause)
            counted.append(int(connection.scalar(text(_DONE)) or 0))
    return (counted[1] - counted[0]) / IDLE


def main() -> None:
    """Print both ways beside each other."""
    rounds = int(next(iter(sys.argv[1:]), 5))
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    ways = {"wait=25": long_poll, "once a second": each_second}
    taken: dict[str, list[float]] = {name: [] for name in ways}
    rates: dict[str, list[float]] = {name: [] for name in ways}
    with world(threads=8 * CLINICIANS) as made:
        clinicians = [made.clinician("NY") for _ in range(CLINICIANS)]
        for _ in range(rounds):
            for name, ask in ways.items():
                spent, rate = one_round(made, clinicians, ask)
                taken[name] += spent
                rates[name].append(rate)
    print(f"{'':<16} {'p50 ms':>8} {'p95 ms':>8} {'max ms':>8} {'tx/s idle':>10}")
    for name, spent in taken.items():
        p50, p95 = statistics.median(spent), sorted(spent)[int(0.95 * len(spent))]
        rate = statistics.median(rates[name])
        print(f"{name:<16} {p50:>8.0f} {p95:>8.0f} {max(spent):>8.0f} {rate:>10.1f}")


if __name__ == "__main__":
    main()
