"""Timers: a lease lapses, waiting ends, and risk passes to a person."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from api import clock
from api.db.session import Database
from api.worker import clean, fire_timers
from tests.world import World, claimed


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


@pytest.mark.parametrize(("queued", "days"), [(False, 8), (True, 11)])
def test_waiting_ends_with_alternatives(
    world: World, later: Callable[..., None], *, queued: bool, days: int
) -> None:
    platform = world.platform()
    referral = world.queued(platform)[0] if queued else world.submitted(platform)
    later(days=days)
    seen = platform.get(f"/v1/referrals/{referral['id']}")
    assert seen.status_code == 200
    assert seen.json["status"] == "expired"
    assert seen.json["alternatives"]
    assert world.rows("SELECT count(*) FROM intake_card")[0][0] == 0


def test_risk_passes_to_a_coordinator_once_and_never_expires(
    world: World, later: Callable[..., None]
) -> None:
    screener = {"kind": "screener", "instrument": "phq-9", "answers": {"9": 2}}
    referral, member = world.queued(world.platform(), context=[screener])
    later(days=11)
    later(days=11)
    seen = member.get(f"/v1/referrals/{referral['id']}").json
    assert (seen["status"], seen["next_actor"]) == ("queued", "coordinator")
    handed = world.rows(
        "SELECT count(*) FROM audit_event WHERE action = 'referral.handed_to_coordinator'"
    )
    assert handed[0][0] == 1


def test_referral_with_a_coordinator_can_still_be_claimed(
    world: World, later: Callable[..., None]
) -> None:
    screener = {"kind": "screener", "instrument": "phq-9", "answers": {"9": 2}}
    referral, _ = world.queued(world.platform(), context=[screener])
    later(days=11)
    assert claimed(world.clinician("NY"), referral) == "1"


def test_every_open_referral_has_a_next_step(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    world.submitted(platform, member_ref="u-0")
    claimed(clinician, world.queued(platform, member_ref="u-1")[0])
    stuck = world.rows(
        "SELECT id FROM referral WHERE status IN ('awaiting_consent', 'queued', 'claimed', "
        "'accepted') AND (due_at IS NULL OR next_actor = 'nobody')"
    )
    assert stuck == []


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
    first_due = member.get(path).json["due_at"]
    later(days=9)
    claimed(world.clinician("NY"), referral)
    later(hours=1)
    assert member.get(path).json["due_at"] == first_due
    later(days=1)
    assert member.get(path).json["status"] == "expired"
