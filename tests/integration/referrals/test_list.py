"""Listing: as many statements for a full page as for one referral."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import event

from api import clock
from api.db.session import Database
from api.worker import fire_timers
from tests.world import World


@contextmanager
def _counted(database: Database) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(*details: object) -> None:
        statements.append(str(details[2]))

    event.listen(database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(database.engine, "before_cursor_execute", note)


def test_page_costs_as_many_statements_as_one_referral(world: World) -> None:
    platform = world.platform()
    for n in range(6):
        world.submitted(platform, member_ref=f"u-{n}")
    database = world.app.extensions["warmhandoff.database"].database
    clock.move(timedelta(days=8))
    try:
        fire_timers(database)
        costs = []
        for limit in (1, 6):
            with _counted(database) as statements:
                page = platform.get(f"/v1/referrals?limit={limit}").json["items"]
            assert len(page) == limit
            assert page[-1]["alternatives"]
            costs.append(len(statements))
    finally:
        clock.move(-timedelta(days=8))
    assert costs[0] == costs[1] <= 5, costs


def test_end_before_a_claim_is_not_told_when_nothing_is_shared_back(world: World) -> None:
    platform = world.platform()
    _, member = world.queued(platform, share_back="none")
    [consent] = member.get("/v1/consents").json["items"]
    member.post(f"/v1/consents/{consent['id']}/revoke")
    told = world.rows("SELECT type FROM feed_event ORDER BY recorded")
    assert [row.type for row in told] == ["referral.submitted", "referral.queued"]
