"""Timers: each fires once, does one thing, and none ends what has risk from L2."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
from sqlalchemy import select

from api import clock
from api.clock import utc_now
from api.crisis.levels import Level
from api.db.session import Database, Reach, Role
from api.referrals.advance import arrive
from api.referrals.codes import Place
from api.referrals.codes import TimerKind as T
from api.referrals.fire import Due, due_timers, fire
from api.referrals.models import Referral
from api.referrals.timers import set_timer
from api.worker import clean, fire_timers
from tests.world import World, claimed

URGENT = {"priority": "urgent"}


@pytest.fixture
def later(world: World) -> Iterator[Callable[..., None]]:
    """Move the clock on and let the worker fire what is due."""
    database, moved = Database(world.urls.app, pool_size=1), [timedelta()]

    def go(**delta: float) -> None:
        moved.append(timedelta(**delta))
        clock.move(moved[-1])
        fire_timers(database)

    yield go
    clock.move(-sum(moved, timedelta()))
    database.dispose()


def facts(world: World) -> list[str]:
    """Return what the worker has on record, in order."""
    rows = world.rows(
        "SELECT action FROM audit_event WHERE actor_id IS NULL AND action LIKE 'referral.%'"
        " ORDER BY id"
    )
    return [action.removeprefix("referral.") for (action,) in rows]


def fed(world: World) -> list[str]:
    rows = world.rows("SELECT type FROM feed_event ORDER BY recorded")
    return [type_.removeprefix("referral.") for (type_,) in rows]


def stand(world: World, referral_id: str, place: Place, *, risk: Level = Level.L0) -> None:
    """Put an accepted referral into a place, as the verb that leads there would."""
    with world.as_owner() as session:
        referral = session.scalars(select(Referral).where(Referral.id == UUID(referral_id))).one()
        referral.risk = risk
        if place is Place.SCHEDULED:
            set_timer(session, referral, T.VISIT_RECORD, utc_now() + timedelta(days=1))
        arrive(session, referral, place)


def accepted(world: World) -> str:
    """Return the id of a referral that a clinician has accepted."""
    referral, _ = world.queued(world.platform())
    clinician = world.clinician("NY")
    token = claimed(clinician, referral)
    answer = clinician.post(f"/v1/referrals/{referral['id']}/accept", Claim_Token=token)
    assert answer.status_code == 200, answer.text
    return str(referral["id"])


def state(world: World, referral_id: str) -> tuple[str, str, str]:
    [row] = world.rows(
        "SELECT status, next_action, next_actor FROM referral WHERE id = :id", id=referral_id
    )
    return tuple(row)


def test_claim_lapses_and_waits_again_when_the_lease_is_over(
    world: World, later: Callable[..., None]
) -> None:
    referral, member = world.queued(world.platform())
    claimed(world.clinician("NY"), referral)
    later(minutes=31)
    assert member.get(f"/v1/referrals/{referral['id']}").json["status"] == "queued"
    assert claimed(world.clinician("NY"), referral) == "2"


def test_lease_is_kept_when_it_is_not_over(world: World, later: Callable[..., None]) -> None:
    referral, member = world.queued(world.platform())
    claimed(world.clinician("NY"), referral)
    later(minutes=29)
    assert member.get(f"/v1/referrals/{referral['id']}").json["status"] == "claimed"


def test_consent_is_asked_for_once_more_and_then_it_ends_with_alternatives(
    world: World, later: Callable[..., None]
) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    later(days=4)
    assert fed(world) == ["submitted", "consent_reminder"]
    later(days=4)
    seen = platform.get(f"/v1/referrals/{referral['id']}").json
    assert seen["status"] == "expired"
    assert seen["alternatives"]
    assert facts(world) == ["consent_reminded", "words_destroyed", "expired"]
    assert world.rows("SELECT count(*) FROM context_key")[0][0] == 0


def test_it_widens_then_tells_the_coordinator_then_the_source(
    world: World, later: Callable[..., None]
) -> None:
    referral, _ = world.queued(world.platform(), **URGENT)
    later(hours=5)
    assert facts(world) == ["match_widened"]
    assert world.rows("SELECT widened FROM intake_card") == [(True,)]
    later(hours=5)
    assert state(world, referral["id"]) == ("queued", "find_clinician", "coordinator")
    later(hours=5)
    assert facts(world)[:2] == ["match_widened", "handed_to_coordinator"]
    assert "source_told" in facts(world)
    assert fed(world) == ["submitted", "queued", "waiting_long"]


def test_waiting_is_asked_about_and_ends_when_nobody_answers(
    world: World, later: Callable[..., None]
) -> None:
    platform = world.platform()
    referral, _ = world.queued(platform)
    later(days=11)
    assert state(world, referral["id"]) == ("queued", "keep_waiting_or_end", "member")
    assert "waiting" in fed(world)
    assert len(world.rows("SELECT 1 FROM intake_card WHERE waiting")) == 1, "it can be claimed"
    later(days=15)
    assert platform.get(f"/v1/referrals/{referral['id']}").json["status"] == "expired"
    assert world.rows("SELECT 1 FROM intake_card") == []


def test_source_is_not_told_of_a_wait_that_would_tell_of_a_claim(
    world: World, later: Callable[..., None]
) -> None:
    referral, _ = world.queued(world.platform(), share_back="open_closed")
    claimed(world.clinician("NY"), referral)
    later(days=12)
    later(days=12)
    assert set(fed(world)) == {"submitted", "queued", "opened"}


@pytest.mark.parametrize("days", [11, 26])
def test_risk_passes_to_a_coordinator_and_never_expires(
    world: World, later: Callable[..., None], days: int
) -> None:
    screener = {"kind": "screener", "instrument": "phq-9", "answers": {"9": 2}}
    referral, member = world.queued(world.platform(), context=[screener])
    later(days=days)
    later(days=days)
    seen = member.get(f"/v1/referrals/{referral['id']}").json
    assert (seen["status"], seen["next_actor"]) == ("queued", "coordinator")


def test_referral_with_a_coordinator_can_still_be_claimed(
    world: World, later: Callable[..., None]
) -> None:
    screener = {"kind": "screener", "instrument": "phq-9", "answers": {"9": 2}}
    referral, _ = world.queued(world.platform(), context=[screener])
    later(days=11)
    assert claimed(world.clinician("NY"), referral) == "1"
    assert state(world, referral["id"])[2] == "clinician", "whoever acts ends the turn"


HANDED = [
    (Place.ACCEPTED, "reach_owner"),
    (Place.SCHEDULED, "reach_owner"),
    (Place.NO_SHOW, "reach_owner"),
    (Place.APPOINTMENT_CANCELLED, "reach_owner"),
    (Place.ENGAGED, "reach_owner"),
]


@pytest.mark.parametrize("risk", [Level.L0, Level.L2])
@pytest.mark.parametrize(("place", "action"), HANDED)
def test_owner_who_does_nothing_is_looked_after_by_a_coordinator(
    world: World, later: Callable[..., None], place: Place, action: str, risk: Level
) -> None:
    referral_id = accepted(world)
    stand(world, referral_id, place, risk=risk)
    later(days=31)
    assert state(world, referral_id) == (place.status.value, action, "coordinator")
    assert facts(world) == ["handed_to_coordinator"]
    later(days=5)
    assert facts(world) == ["handed_to_coordinator", "overdue"], "until somebody acts"


@pytest.mark.parametrize(
    ("place", "risk", "status", "actor"),
    [
        (Place.CANCELLATION_REQUESTED, Level.L0, "cancelled", "nobody"),
        (Place.CANCELLATION_REQUESTED, Level.L2, "cancellation_requested", "coordinator"),
        (Place.CONSENT_LAPSED, Level.L0, "expired", "nobody"),
        (Place.CONSENT_LAPSED, Level.L2, "on_hold", "coordinator"),
    ],
)
def test_what_nobody_answers_ends_below_l2_and_passes_to_a_person_from_there(
    world: World,
    later: Callable[..., None],
    place: Place,
    risk: Level,
    status: str,
    actor: str,
) -> None:
    referral_id = accepted(world)
    stand(world, referral_id, place, risk=risk)
    later(days=8)
    ended, _, now = state(world, referral_id)
    assert (ended, now) == (status, actor)


def test_who_waits_on_a_list_is_asked_and_a_coordinator_follows(
    world: World, later: Callable[..., None]
) -> None:
    referral_id = accepted(world)
    stand(world, referral_id, Place.WAITLIST)
    later(days=15)
    assert state(world, referral_id) == ("on_hold", "keep_waiting_or_end", "member")
    later(days=15)
    assert state(world, referral_id) == ("on_hold", "reach_owner", "coordinator")


def test_member_who_moved_waits_where_they_are_now(
    world: World, later: Callable[..., None]
) -> None:
    referral_id = accepted(world)
    stand(world, referral_id, Place.MOVED_STATE)
    world.rows("UPDATE referral SET jurisdiction = 'TX' RETURNING id")
    later(days=8)
    assert state(world, referral_id)[0] == "queued"
    assert world.rows("SELECT jurisdiction, waiting FROM intake_card") == [("TX", True)]
    [(holder, responsible)] = world.rows("SELECT clinician_id, responsible_id FROM referral")
    assert holder is None
    assert responsible is not None


def test_nobody_holds_what_a_consent_no_longer_covers(
    world: World, later: Callable[..., None]
) -> None:
    referral, member = world.queued(world.platform())
    clinician = world.clinician("NY")
    token = claimed(clinician, referral)
    clinician.post(f"/v1/referrals/{referral['id']}/accept", Claim_Token=token)
    later(days=91)
    assert state(world, referral["id"]) == ("on_hold", "renew_consent", "member")
    assert clinician.get(f"/v1/referrals/{referral['id']}/context").status_code in {404, 410}
    world.granted(member, referral)
    assert state(world, referral["id"])[0] == "accepted", "it goes on where it stood"


def test_risk_that_is_raised_hurries_what_runs(world: World, later: Callable[..., None]) -> None:
    referral, member = world.queued(world.platform())
    path = f"/v1/referrals/{referral['id']}"
    flagged = member.post(f"{path}/crisis-flag", {"at_least": "L2"})
    assert flagged.status_code == 200, flagged.text
    later(hours=5)
    assert facts(world) == ["match_widened"]


def test_every_running_timer_belongs_to_an_open_referral_whose_time_it_is(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    world.submitted(platform, member_ref="u-0")
    claimed(clinician, world.queued(platform, member_ref="u-1")[0])
    _, gone = world.queued(platform, member_ref="u-2")
    [consent] = gone.get("/v1/consents").json["items"]
    assert gone.post(f"/v1/consents/{consent['id']}/revoke").status_code == 200
    running = "SELECT DISTINCT r.status FROM timer t JOIN referral r ON r.id = t.referral_id"
    running += " WHERE t.fired_at IS NULL AND t.ended_at IS NULL ORDER BY 1"
    assert [status for (status,) in world.rows(running)] == ["awaiting_consent", "claimed"]


def test_two_workers_fire_each_timer_once(world: World) -> None:
    platform = world.platform()
    for n in range(10):
        world.submitted(platform, member_ref=f"u-{n}")
    clock.move(timedelta(days=8))
    databases = [Database(world.urls.app, pool_size=1) for _ in range(2)]
    try:
        with databases[0].begin(Reach(Role.WORKER), read_only=True) as session:
            due = due_timers(session)
        assert len(due) == 20
        fired = fired_at_once(databases, due)
    finally:
        clock.move(-timedelta(days=8))
        for database in databases:
            database.dispose()
    assert sum(fired) == len(due)
    each = ("consent_reminded", "expired", "words_destroyed")
    assert sorted(facts(world)) == sorted(each * 10)


def fired_at_once(databases: list[Database], due: Sequence[Due]) -> list[int]:
    """Let each database's worker fire all of them at the same time; return how many each did."""
    barrier, fired = Barrier(len(databases)), [0] * len(databases)

    def work(number: int) -> None:
        barrier.wait(timeout=10)
        for each in due:
            with databases[number].begin(Reach(Role.WORKER)) as session:
                fired[number] += fire(session, each)

    workers = [Thread(target=work, args=(number,)) for number in range(len(databases))]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return fired


def test_worker_that_dies_in_between_has_done_nothing(world: World) -> None:
    world.submitted(world.platform())
    clock.move(timedelta(days=8))
    database = Database(world.urls.app, pool_size=1)
    try:
        with database.begin(Reach(Role.WORKER), read_only=True) as session:
            due = [each for each in due_timers(session) if each.kind is T.CONSENT_DEADLINE]
        with pytest.raises(KeyboardInterrupt):
            killed_while_firing(database, due[0])
        assert facts(world) == []
        fire_timers(database)
        assert "expired" in facts(world)
    finally:
        clock.move(-timedelta(days=8))
        database.dispose()


def killed_while_firing(database: Database, due: Due) -> None:
    with database.begin(Reach(Role.WORKER)) as session:
        assert fire(session, due)
        raise KeyboardInterrupt


def test_clock_that_jumps_forth_and_back_fires_nothing_twice(
    world: World, later: Callable[..., None]
) -> None:
    world.queued(world.platform(), **URGENT)
    later(hours=5)
    later(hours=-5)
    later(hours=5)
    assert facts(world) == ["match_widened"]
    later(days=40)
    assert facts(world).count("handed_to_coordinator") == 1, "nothing bursts after a jump"


def test_expired_answers_are_forgotten(world: World) -> None:
    world.submitted(world.platform())
    database = Database(world.urls.app, pool_size=1)
    clock.move(timedelta(days=31))
    try:
        clean(database)
        assert world.rows("SELECT count(*) FROM idempotency_record")[0][0] == 0
    finally:
        clock.move(-timedelta(days=31))
        database.dispose()


def test_waiting_counts_from_the_first_day_when_claims_come_to_nothing(
    world: World, later: Callable[..., None]
) -> None:
    referral, member = world.queued(world.platform())
    path = f"/v1/referrals/{referral['id']}"
    [(first,)] = world.rows("SELECT due_at FROM timer WHERE kind = 'waiting_limit'")
    later(days=9)
    claimed(world.clinician("NY"), referral)
    later(hours=1)
    running = "SELECT due_at FROM timer WHERE kind = 'waiting_limit' AND ended_at IS NULL"
    assert world.rows(running) == [(first,)]
    later(days=1)
    assert member.get(path).json["next_action"] == "keep_waiting_or_end"
