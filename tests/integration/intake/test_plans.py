"""Plans of the queue: whatever is prepared, no table of it is read from end to end."""

from typing import Any

import pytest
from sqlalchemy import event, text

from api.db.transactional import connected
from tests.integration.intake.cards import many_cards
from tests.world import World

pytestmark = pytest.mark.slow
TABLES = ("intake_card", "intake_place", "intake_gone", "referral", "match_profile")
_SCANS = """
SELECT relname, seq_scan FROM pg_stat_user_tables WHERE relname = ANY (:tables) ORDER BY relname
"""


def scans(world: World) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in world.rows(_SCANS, tables=list(TABLES))]


@pytest.mark.parametrize("mode", ["force_generic_plan", "force_custom_plan"])
def test_no_look_at_the_queue_reads_a_table_from_end_to_end(world: World, mode: str) -> None:
    typical, rare = world.clinician("NY", "NJ", "VT"), world.clinician("WY")
    with_interpreter = world.clinician("NY", "WY")
    world.rows(
        "UPDATE clinician SET needs_met = '{interpreter}' WHERE id = :id RETURNING 1",
        id=with_interpreter.actor.id,
    )
    world.queued(world.platform())
    states = "(ARRAY['NY', 'NJ', 'VT'])[1 + n % 3]"
    many_cards(
        world,
        8000,
        jurisdiction=f"CASE WHEN n % 500 = 0 THEN 'WY' ELSE {states} END",
        risk_rank="(n / 7) % 4",
    )
    world.rows(
        "INSERT INTO intake_gone (referral_id, jurisdiction, changed_in, gone_at)"
        " SELECT gen_random_uuid(), (ARRAY['NY', 'NJ', 'VT', 'WY'])[1 + n % 4], n, now()"
        " FROM generate_series(1, 8000) n RETURNING 1"
    )
    with world.as_owner() as session:
        session.execute(text("ANALYZE"))
    with world.app.app_context():
        engine = connected().database.engine
    engine.dispose()

    def prepare(connection: Any, _: Any) -> None:
        connection.execute(f"SET plan_cache_mode = {mode}")
        connection.commit()

    event.listen(engine, "connect", prepare)
    before = scans(world)
    for caller in (typical, rare, with_interpreter) * 8:
        since = caller.get("/v1/intake-queue").json["since"]
        caller.get("/v1/intake-queue?risk=L1&priority=routine&topic=anxiety")
        caller.get(f"/v1/intake-queue?since={since}")
    engine.dispose()  # a connection tells what it counted at its end at the latest
    assert scans(world) == before
