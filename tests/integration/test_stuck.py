"""The check after every test finds each kind of dead end, and nothing where there is none."""

import pytest

from tests.integration.stuck import stuck
from tests.world import World


@pytest.mark.planted("each row is broken once")
@pytest.mark.parametrize(
    "broken",
    [
        "UPDATE referral SET next_action = 'nothing'",
        "UPDATE referral SET next_actor = 'nobody'",
        "UPDATE referral SET due_at = due_at + interval '1 second'",
        "UPDATE timer SET fired_at = now()",
        "UPDATE timer SET ended_at = now()",
    ],
)
def test_each_dead_end_is_found(world: World, broken: str) -> None:
    referral = world.submitted(world.platform())
    assert stuck(world.urls) == []
    world.rows(f"{broken} RETURNING 1")
    assert [str(row[0]) for row in stuck(world.urls)] == [referral["id"]]


def test_what_has_ended_waits_for_nobody(world: World) -> None:
    referral, member = world.queued(world.platform())
    assert member.post(f"/v1/referrals/{referral['id']}/withdraw").status_code == 200
    assert stuck(world.urls) == []
