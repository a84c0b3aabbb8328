"""Attacks on alerts with the database's own roles: what the code forgot, the policies refuse."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from api.db.session import Database, Reach, Role
from tests.world import World, claimed

FORGED = text(
    "INSERT INTO feed_event (platform_id, id, referral_id, type, at, facts, shared, withheld)"
    " VALUES (:p, :id, :r, :type, now(), '{}', false, false)"
)


def _seen(world: World, reach: Reach, table: str) -> int:
    database = Database(world.urls.app, pool_size=1)
    with database.begin(reach, read_only=True) as session:
        count = session.scalar(text(f"SELECT count(*) FROM {table}"))
    database.dispose()
    return int(count or 0)


def test_platform_reads_no_alert_that_was_raised_in_care(world: World) -> None:
    platform, holder = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    claimed(holder, referral)
    member.post(f"/v1/referrals/{referral['id']}/crisis-flag")
    own = Reach(Role.PLATFORM, tenant=platform.actor.id, subject=platform.actor.id)
    assert _seen(world, own, "crisis_alert") == 0
    stranger = world.platform().actor.id
    other = Reach(Role.PLATFORM, tenant=stranger, subject=stranger)
    assert _seen(world, other, "crisis_alert") == _seen(world, other, "crisis_flag") == 0


def test_clinician_reads_alerts_and_contacts_only_while_on_call(world: World) -> None:
    platform = world.platform()
    world.submitted(platform, crisis_flag={})
    for clinician, count in ((world.clinician("NY"), 0), (world.on_call(), 1)):
        reach = Reach(Role.CLINICIAN, subject=clinician.actor.id)
        assert _seen(world, reach, "crisis_alert") == count
        assert _seen(world, reach, "referral") == 0


@pytest.mark.parametrize("type_", ["referral.safe_message", "referral.completed"])
def test_clinician_on_call_forges_no_event_of_a_referral_without_an_alert(
    world: World, type_: str
) -> None:
    platform, on_call = world.platform(), world.on_call()
    referral = world.submitted(platform)
    database = Database(world.urls.app, pool_size=1)
    reach = Reach(Role.CLINICIAN, subject=on_call.actor.id)
    values = {"p": platform.actor.id, "id": uuid4(), "r": UUID(referral["id"]), "type": type_}
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        database.begin(reach) as session,
    ):
        session.execute(FORGED, values)
    database.dispose()
