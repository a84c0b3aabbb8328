"""The proof of rule 2: of those who claim at once exactly one holds it, without a deadlock."""

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BoundedSemaphore
from uuid import UUID

import pytest

from api.db.session import Database
from api.db.transactional import reach_of
from api.referrals.claim import claim
from api.referrals.release import release
from api.web.problems import Problem
from tests.world import Caller, World

CLAIMERS, CONNECTIONS = 100, 60
ROUNDS = int(os.environ.get("CLAIM_ROUNDS", "40"))
"""`make proofs` asks for 1,000."""


@pytest.fixture
def engine(world: World) -> Iterator[Database]:
    made = Database(world.urls.app, pool_size=CONNECTIONS)
    yield made
    made.dispose()


def _deadlocks(world: World) -> int:
    sql = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    return int(world.rows(sql)[0][0])


def _claimed(database: Database, referral_id: UUID, clinician: Caller) -> int | str:
    """Return the token, or which problem it met; whoever waits two seconds for a lock fails."""
    try:
        with database.begin(reach_of(clinician.actor)) as session:
            return claim(session, referral_id, by=clinician.actor).claim_token
    except Problem as problem:
        return problem.slug


@pytest.mark.slow
def test_of_a_hundred_claimers_exactly_one_holds_it(world: World, engine: Database) -> None:
    clinicians = [world.clinician("NY") for _ in range(CLAIMERS)]
    referral, _ = world.queued(world.platform())
    referral_id, barrier = UUID(referral["id"]), Barrier(CLAIMERS)
    connected = BoundedSemaphore(CONNECTIONS)
    before, winners = _deadlocks(world), Counter[UUID]()

    def run(clinician: Caller) -> tuple[int | str, Caller]:
        barrier.wait(timeout=30)
        with connected:  # the pool itself waits two seconds and no longer
            return _claimed(engine, referral_id, clinician), clinician

    with ThreadPoolExecutor(CLAIMERS) as pool:
        for n in range(1, ROUNDS + 1):
            came_to = list(pool.map(run, clinicians))
            told = Counter(each for each, _ in came_to)
            assert told == {n: 1, "already-claimed": CLAIMERS - 1}
            [winner] = [who for each, who in came_to if each == n]
            winners[winner.actor.id] += 1
            with engine.begin(reach_of(winner.actor)) as session:
                release(session, referral_id, n, by=winner.actor)
    assert _deadlocks(world) == before
    assert len(winners) > 1, "and it is not always the same who comes first"
