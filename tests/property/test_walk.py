"""Random steps through lives of referrals: the rules hold after each of them."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import booleans, sampled_from
from sqlalchemy import Connection, create_engine

from api.db.root_keys import root_keys
from api.settings import Settings
from tests.property.walk import ENDED, OTHERS_ACTS, OWNERS_ACTS, Walk
from tests.world import World

WALKS, STEPS = int(os.environ.get("WALKS", "60")), 50
"""`make proofs` asks for 2,200 walks: more than 100,000 steps."""
TIMES = [
    timedelta(minutes=5),
    timedelta(hours=4),
    timedelta(days=1),
    timedelta(days=6),
    timedelta(days=15),
    timedelta(hours=-1),
]
WRONG = (
    *("stuck", "card_is_wrong", "left_over", "holder_is_wrong"),
    *("words_are_left", "responsible_is_wrong"),
)
CLINICIANS = sampled_from([0, 0, 0, 1, 2])


class Life(RuleBasedStateMachine):
    """Whoever acts in whatever order, and time with them."""

    connection: ClassVar[Connection]
    made: ClassVar[dict[str, Any]]
    steps: ClassVar[int] = 0
    walks: ClassVar[int] = 0
    taken: ClassVar[Counter[tuple[str, str, str]]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        Life.walks += 1
        self.outer = self.connection.begin()
        self.ended, self.tokens, self.by_time = False, 0, False
        try:
            self.walk = Walk(self.connection, self.made["root"], self.made)
        except BaseException:
            self.outer.rollback()
            raise

    @initialize(granted=sampled_from([True, True, True, False]), by_time=booleans())
    def begin(self, *, granted: bool, by_time: bool) -> None:
        self.by_time = by_time
        if granted:
            OTHERS_ACTS["grant"](self.walk, self.walk.member)

    @rule(who=CLINICIANS, act=sampled_from(sorted(OWNERS_ACTS)))
    def clinician_acts(self, who: int, act: str) -> None:
        OWNERS_ACTS[act](self.walk, self.walk.clinicians[who])

    @rule(who=CLINICIANS, act=sampled_from(["claim", "accept", "schedule", "reached"]))
    def clinician_goes_on(self, who: int, act: str) -> None:
        OWNERS_ACTS[act](self.walk, self.walk.clinicians[who])

    @rule(who=CLINICIANS, act=sampled_from(sorted(OTHERS_ACTS)))
    def somebody_else_acts(self, who: int, act: str) -> None:
        OTHERS_ACTS[act](self.walk, self.walk.clinicians[who])

    @rule(by=sampled_from(TIMES))
    def time_passes(self, by: timedelta) -> None:
        self.walk.pass_time(by)
        self.walk.work()

    @rule()
    def everybody_tries_to_read(self) -> None:
        now = self.walk.now
        readers = self.walk.readers()
        assert len(readers) <= 1
        if readers:
            assert readers == [now.clinician_id]
            assert now.hold_reason not in {"consent_lapsed", "moved_state"}

    @invariant()
    def somebody_has_the_next_step_and_nothing_is_left_over(self) -> None:
        Life.steps += 1
        now = self.walk.now
        wrong = [name for name in WRONG if getattr(now, name)]
        assert wrong == [], now

    @invariant()
    def end_is_the_end_and_tokens_never_fall(self) -> None:
        now = self.walk.now
        assert not self.ended or now.status in ENDED
        assert now.claim_token >= self.tokens
        self.ended, self.tokens = now.status in ENDED, now.claim_token

    def teardown(self) -> None:
        """From wherever it stands, the member ends it, or time brings it to an end or a person."""
        try:
            if not self.by_time:
                OTHERS_ACTS["withdraw"](self.walk, self.walk.member)
                assert self.walk.now.status in ENDED
            else:
                self._wait()
        finally:
            Life.taken += self.walk.taken
            self.walk.go_back()
            self.outer.rollback()

    def _wait(self) -> None:
        for _ in range(30):
            now = self.walk.now
            if now.status in ENDED or now.next_actor == "coordinator":
                return
            self.walk.pass_time(timedelta(days=15))
            self.walk.work()
        raise AssertionError(f"nobody follows up: {self.walk.now}")


@pytest.fixture
def life(world: World, keys: Settings) -> Iterator[type[Life]]:
    platform = world.platform()
    clinicians = [world.clinician("NY"), world.clinician("NY", capacity=1)]
    clinicians.append(world.clinician("NY", "TX"))
    engine = create_engine(world.urls.app)
    Life.made = {
        "platform": platform.actor.id,
        "community": world.enrolled[platform.actor.id].community_id,
        "clinicians": [each.actor.id for each in clinicians],
        "coordinator": world.coordinator().actor.id,
        "root": root_keys(keys),
    }
    Life.steps = Life.walks = 0
    with engine.connect() as connection:
        Life.connection = connection
        yield Life
    engine.dispose()


def walked(life: type[Life], walks: int, steps: int) -> None:
    run_state_machine_as_test(
        life,
        settings=settings(
            max_examples=walks,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_rules_hold_after_every_step(life: type[Life]) -> None:
    walked(life, 10, 20)
    assert life.steps > 100


@pytest.mark.slow
def test_rules_hold_over_thousands_of_steps(life: type[Life]) -> None:
    walked(life, WALKS, STEPS)
    print(f"{life.steps} steps, {len(life.taken)} ways from place to place")  # noqa: T201
    assert life.steps >= 0.5 * WALKS * STEPS, "a walk that ends early has proved little"
