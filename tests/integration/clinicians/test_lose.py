"""A lost clinician: what they claimed is free at once, what they own is handed over in time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from api.clock import utc_now
from api.db.session import Database, Reach, Role
from api.referrals.lose import lose_clinician, lost_referrals, regained_referrals
from api.worker import fire_timers, look_after_lost
from tests.world import Caller, World, claimed


@dataclass
class Losing:
    """A clinician with one claimed and one owned referral, and the worker's database."""

    world: World
    clinician: Caller
    claimed: dict[str, Any]
    owned: dict[str, Any]
    token: str
    database: Database

    def work(self) -> None:
        look_after_lost(self.database)

    def state(self, referral: dict[str, Any]) -> tuple[Any, ...]:
        [row] = self.world.rows(
            "SELECT status, clinician_id IS NULL, next_actor, next_action FROM referral"
            " WHERE id = :id",
            id=referral["id"],
        )
        return tuple(row)

    def timers(self) -> list[Any]:
        """Return cycle, and whether it fired and ended, of each loss of the owned one."""
        return [
            tuple(row)
            for row in self.world.rows(
                "SELECT cycle, fired_at IS NOT NULL, ended_at IS NOT NULL FROM timer"
                " WHERE kind = 'clinician_lost' AND referral_id = :id ORDER BY cycle",
                id=self.owned["id"],
            )
        ]


@pytest.fixture
def losing(world: World) -> Iterator[Losing]:
    platform, clinician = world.platform(), world.clinician("NY")
    world.clinician("NY")
    owned, _ = world.queued(platform)
    token = claimed(clinician, owned)
    answer = clinician.post(f"/v1/referrals/{owned['id']}/accept", Claim_Token=token)
    assert answer.status_code == 200, answer.text
    waiting, _ = world.queued(platform, member_ref="u-2")
    token = claimed(clinician, waiting)
    database = Database(world.urls.app, pool_size=2)
    yield Losing(world, clinician, waiting, owned, token, database)
    database.dispose()


def suspend(losing: Losing) -> None:
    path = f"/v1/admin/clinicians/{losing.clinician.actor.id}/suspend"
    assert losing.world.operator().post(path).status_code == 200


def reinstate(losing: Losing) -> None:
    path = f"/v1/admin/clinicians/{losing.clinician.actor.id}/reinstate"
    assert losing.world.operator().post(path).status_code == 200


def lapse(losing: Losing) -> None:
    losing.world.rows(
        "UPDATE licence SET status = 'lapsed' WHERE clinician_id = :id RETURNING 1",
        id=losing.clinician.actor.id,
    )


def leave(losing: Losing) -> None:
    today = utc_now().date().isoformat()
    away = {"away_from": today, "away_until": today}
    assert losing.clinician.patch("/v1/clinicians/me", away, If_Match="*").status_code == 200


@pytest.mark.parametrize("lost", [suspend, lapse, leave])
def test_a_lost_clinicians_claims_are_free_at_once_and_the_rest_is_handed_over(
    losing: Losing, later: Any, lost: Callable[[Losing], None]
) -> None:
    before = losing.state(losing.owned)
    losing.work()
    assert losing.state(losing.claimed)[0] == "claimed"
    assert losing.timers() == []
    lost(losing)
    losing.work()
    assert losing.state(losing.claimed) == ("queued", True, "clinician", "claim")
    assert losing.state(losing.owned) == before
    assert losing.timers() == [(1, False, False)]
    later(days=4)  # one business day, whatever the day
    fire_timers(losing.database)
    assert losing.state(losing.owned)[2:] == ("coordinator", "reassign")
    assert losing.timers() == [(1, True, False)]


def test_the_former_holder_writes_no_more(losing: Losing) -> None:
    leave(losing)
    losing.work()
    path = f"/v1/referrals/{losing.claimed['id']}/accept"
    answer = losing.clinician.post(path, Claim_Token=losing.token)
    assert (answer.status_code, answer.json["type"].rsplit("/", 1)[1]) == (409, "stale-claim")


def test_a_loss_is_noted_once_however_often_it_is_looked_for(losing: Losing, later: Any) -> None:
    suspend(losing)
    for _ in range(3):
        losing.work()
    assert losing.timers() == [(1, False, False)]
    later(days=4)
    fire_timers(losing.database)
    losing.work()
    assert losing.timers() == [(1, True, False)]
    acts = losing.world.rows("SELECT action FROM audit_event WHERE action LIKE '%_lost'")
    assert sorted(act for (act,) in acts) == ["referral.claimant_lost", "referral.owner_lost"]


def test_two_workers_note_it_once(losing: Losing) -> None:
    suspend(losing)
    with losing.database.begin(Reach(Role.WORKER), read_only=True) as session:
        found = lost_referrals(session)
    assert len(found) == 2
    for expected in (True, False):
        for held in found:
            with losing.database.begin(Reach(Role.WORKER)) as session:
                assert lose_clinician(session, held) is expected


def test_a_loss_that_is_over_counts_no_more_and_the_next_one_counts_anew(losing: Losing) -> None:
    due = "SELECT due_at FROM referral WHERE id = :id"
    before = losing.world.rows(due, id=losing.owned["id"])
    suspend(losing)
    losing.work()
    reinstate(losing)
    losing.work()
    assert losing.timers() == [(1, False, True)]
    assert losing.world.rows(due, id=losing.owned["id"]) == before
    suspend(losing)
    losing.work()
    assert losing.timers() == [(1, False, True), (2, False, False)]


def test_what_is_urgent_is_handed_over_within_four_hours(losing: Losing) -> None:
    losing.world.rows("UPDATE referral SET risk = 'L2' RETURNING id")
    suspend(losing)
    losing.work()
    [(hours,)] = losing.world.rows(
        "SELECT extract(epoch FROM due_at - set_at) / 3600 FROM timer WHERE kind = 'clinician_lost'"
    )
    assert hours == pytest.approx(4, abs=0.01)


def test_who_is_there_loses_nothing(losing: Losing) -> None:
    losing.work()
    with losing.database.begin(Reach(Role.WORKER), read_only=True) as session:
        assert (lost_referrals(session), regained_referrals(session)) == ([], [])


def test_a_member_who_moved_has_a_timer_of_their_own(losing: Losing) -> None:
    losing.world.rows(
        "UPDATE referral SET status = 'on_hold', hold_reason = 'moved_state', held_from ="
        " 'accepted', jurisdiction = 'CA' WHERE id = :id RETURNING id",
        id=losing.owned["id"],
    )
    losing.work()
    assert losing.timers() == []
