"""Random lives of a referral: whoever acts in whatever order, the rules hold after each step."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from hypothesis.strategies import sampled_from

from api import clock
from api.db.session import Database
from api.worker import fire_timers, number_feeds
from tests.world import Caller, World

HOLDERS = sampled_from([0, 1, 2])
TERMINAL = {"completed", "closed_not_engaged", "declined", "withdrawn", "expired"}
EXPECTED = {200, 201, 204, 404, 409, 410}


class Life(RuleBasedStateMachine):
    """One member's referrals, three clinicians and time; every other consent is attested."""

    world: World
    platform: Caller
    clinicians: list[Caller]
    database: Database
    count = 0

    def __init__(self) -> None:
        super().__init__()
        Life.count += 1
        self.ref = f"u-{Life.count}"
        self.moved = timedelta()
        attested = {"attested_consent": self.world.attested("narrative")} if self.count % 2 else {}
        self.referral = self.world.submitted(self.platform, member_ref=self.ref, **attested)
        self.member = self.world.member_of(self.platform, self.ref)
        self.ended = False

    @property
    def path(self) -> str:
        return f"/v1/referrals/{self.referral['id']}"

    def _post(self, who: Caller, path: str, body: object = None, **headers: str) -> None:
        answer = who.post(path, body, **headers)
        assert answer.status_code in EXPECTED, answer.text

    def _token(self) -> str:
        [(token,)] = self.world.rows(
            "SELECT claim_token FROM referral WHERE id = :id", id=self.referral["id"]
        )
        return str(token)

    @rule(share_back=sampled_from(["none", "open_closed", "outcome"]))
    def grant(self, share_back: str) -> None:
        self._post(
            self.member, "/v1/consents", self.world.terms(self.referral, share_back=share_back)
        )

    @rule()
    def deny(self) -> None:
        self._post(
            self.member,
            "/v1/consents",
            self.world.terms(self.referral, decision="deny", items=[]),
        )

    @rule()
    def revoke(self) -> None:
        for consent in self.member.get("/v1/consents").json["items"]:
            self._post(self.member, f"/v1/consents/{consent['id']}/revoke")

    @rule(who=HOLDERS)
    def claim(self, who: int) -> None:
        self._post(self.clinicians[who], f"{self.path}/claim")

    @rule(who=HOLDERS)
    def accept(self, who: int) -> None:
        self._post(self.clinicians[who], f"{self.path}/accept", Claim_Token=self._token())

    @rule(who=HOLDERS, reason=sampled_from(["out_of_scope", "no_capacity"]))
    def decline(self, who: int, reason: str) -> None:
        self._post(
            self.clinicians[who],
            f"{self.path}/decline",
            {"reason": reason},
            Claim_Token=self._token(),
        )

    @rule(who=HOLDERS, code=sampled_from(["care_completed", "not_reached"]))
    def record_outcome(self, who: int, code: str) -> None:
        outcome = {"code": code, "evidence": "clinician_attested"}
        self._post(self.clinicians[who], f"{self.path}/outcome", outcome, Claim_Token=self._token())

    @rule(minutes=sampled_from([10, 40, 60 * 24 * 8, 60 * 24 * 11]))
    def time_passes(self, minutes: int) -> None:
        self.moved += timedelta(minutes=minutes)
        clock.move(timedelta(minutes=minutes))
        fire_timers(self.database)
        number_feeds(self.database)

    @invariant()
    def open_has_a_next_step_and_the_end_is_the_end(self) -> None:
        seen = self.member.get(self.path).json
        is_over = seen["status"] in TERMINAL
        assert is_over or not self.ended, "nothing leaves a terminal state"
        self.ended = is_over
        if not is_over:
            assert seen["due_at"]
            assert seen["next_actor"] != "nobody"

    @invariant()
    def at_most_one_reads_and_only_under_a_consent(self) -> None:
        statuses = [c.get(f"{self.path}/context").status_code for c in self.clinicians]
        assert statuses.count(200) <= 1
        if 200 in statuses:
            active = self.world.rows(
                "SELECT 1 FROM consent WHERE status = 'active' AND referral_id = :id",
                id=self.referral["id"],
            )
            assert active

    @invariant()
    def card_waits_exactly_while_queued(self) -> None:
        [(status, waiting)] = self.world.rows(
            "SELECT r.status, c.waiting FROM referral r LEFT JOIN intake_card c"
            " ON c.referral_id = r.id WHERE r.id = :id",
            id=self.referral["id"],
        )
        assert (status == "queued") is bool(waiting)

    def teardown(self) -> None:
        clock.move(-self.moved)


@pytest.fixture
def life(world: World) -> Iterator[type[Life]]:
    Life.world, Life.platform = world, world.platform()
    world.agreed(Life.platform)
    Life.clinicians = [world.clinician("NY", capacity=1000) for _ in range(3)]
    Life.database = Database(world.urls.app, pool_size=1)
    # tokens outlive every walk: what is walked here is the referral, not the sign-in
    world.rows("UPDATE oauth_grant SET expires_at = now() + interval '10 years' RETURNING id")
    yield Life
    Life.database.dispose()


@pytest.mark.slow
def test_rules_hold_after_every_step_of_a_random_life(life: type[Life]) -> None:
    run_state_machine_as_test(
        life,
        settings=settings(
            max_examples=25,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
