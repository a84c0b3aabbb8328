"""Two verbs at once on one referral: one comes first, the other is told, nothing is left torn."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import cycle

import pytest

from api import clock
from api.clock import utc_now
from api.db.session import Database, Reach, Role
from api.referrals.codes import Place
from api.referrals.fire import due_timers, fire
from tests.integration.intake.test_races import at_once
from tests.integration.referrals.holder import Held, holding, owning, slug
from tests.world import Answer, World

ROUNDS, _TRIES = 100, 100
OUTCOME = {"code": "care_completed", "evidence": "clinician_attested"}
TORN = """
SELECT r.id FROM referral r WHERE
    (r.due_at IS NULL) <> (r.status IN ('completed', 'cancelled', 'withdrawn', 'declined'))
 OR (r.clinician_id IS NULL AND r.status NOT IN ('queued', 'cancelled', 'withdrawn', 'declined'))
 OR (r.status = 'queued') <> EXISTS (
        SELECT FROM intake_card c WHERE c.referral_id = r.id AND c.waiting)
 OR (r.due_at IS NULL) = EXISTS (
        SELECT FROM timer t WHERE t.referral_id = r.id AND t.fired_at IS NULL
        AND t.ended_at IS NULL)"""
"""Referrals whose holder, card, timers and state do not go together."""


@pytest.fixture
def worker(world: World) -> Iterator[Database]:
    database = Database(world.urls.app, pool_size=1)
    yield database
    database.dispose()


def _told(answer: Answer) -> str:
    return "done" if answer.status_code < 300 else slug(answer)[1]


def _race(
    world: World, prepare: Callable[[int], Held], acts: Callable[[Held], list[Callable[[], str]]]
) -> Counter[tuple[str, ...]]:
    """Count what the acts came to, each beginning first in half of the rounds."""
    seen: Counter[tuple[str, ...]] = Counter()
    for n, turned in zip(range(ROUNDS), cycle([False, True]), strict=False):
        held = prepare(n)
        each = acts(held)
        came_to = at_once(each[::-1] if turned else each)
        seen[(*(came_to[::-1] if turned else came_to), held.column("status"))] += 1
    assert world.rows(TORN) == []
    return seen


@pytest.mark.slow
def test_withdrawal_wins_when_the_holder_accepts_at_once(world: World) -> None:
    def acts(held: Held) -> list[Callable[[], str]]:
        [consent] = held.member.get("/v1/consents?limit=1").json["items"]
        revoke = f"/v1/consents/{consent['id']}/revoke"
        return [
            lambda: _told(held.act("accept")),
            lambda: _told(held.member.post(revoke)),
        ]

    seen = _race(world, lambda _: holding(world), acts)
    assert set(seen) == {("done", "done", "withdrawn"), ("stale-claim", "done", "withdrawn")}


@pytest.mark.slow
def test_one_end_is_reached_when_an_outcome_and_a_cancellation_meet(
    world: World, worker: Database
) -> None:
    """The owner's two tabs and the timer: an outcome or a cancellation, never both."""

    def asked(_: int) -> Held:
        held = owning(world)
        held.stand(Place.CANCELLATION_REQUESTED)
        sql = "UPDATE timer SET due_at = :now WHERE kind = 'cancel_confirm' RETURNING cycle"
        world.rows(sql, now=utc_now())
        return held

    def fired() -> str:
        with worker.begin(Reach(Role.WORKER)) as session:
            due = due_timers(session)
        with worker.begin(Reach(Role.WORKER)) as session:
            return "fired" if [each for each in due if fire(session, each)] else "nothing"

    def acts(held: Held) -> list[Callable[[], str]]:
        return [
            lambda: _told(held.act("outcome", OUTCOME)),
            lambda: _told(held.act("confirm-cancel")),
            fired,
        ]

    seen = _race(world, asked, acts)
    assert {(*each,).count("done") + (*each,).count("fired") for each in seen} == {1}
    for outcome, _, _, status in seen:
        assert status == ("completed" if outcome == "done" else "cancelled")
    assert {status for *_, status in seen} == {"completed", "cancelled"}


@pytest.mark.slow
def test_nobody_is_left_alone_when_the_next_one_takes_what_is_handed_back(world: World) -> None:
    def acts(held: Held) -> list[Callable[[], str]]:
        other = held.world.clinician("NY")

        def take() -> str:
            """Claim it the moment that it is there."""
            for _ in range(_TRIES):
                answer = other.post(f"{held.path}/claim")
                if answer.status_code == 200:
                    token = str(answer.json["claim"]["token"])
                    return _told(other.post(f"{held.path}/accept", Claim_Token=token))
            return slug(answer)[1]

        return [lambda: _told(held.act("hand-back")), take]

    def owned(_: int) -> Held:
        held = owning(world)
        world.clinician("NY")
        return held

    seen = _race(world, owned, acts)
    assert set(seen) == {("done", "done", "accepted")}
    assert world.rows("SELECT 1 FROM referral WHERE responsible_id IS NOT NULL") == []


def test_a_lease_is_kept_when_it_is_renewed_after_the_worker_saw_it_due(
    world: World, worker: Database
) -> None:
    held = holding(world)
    clock.move(timedelta(minutes=31))
    with worker.begin(Reach(Role.WORKER)) as session:
        [due] = due_timers(session)
    clock.move(-timedelta(minutes=31))
    assert held.act("renew").status_code == 200
    clock.move(timedelta(minutes=31))
    with worker.begin(Reach(Role.WORKER)) as session:
        assert not fire(session, due)
    clock.move(-timedelta(minutes=31))
    assert held.act("accept").status_code == 200
