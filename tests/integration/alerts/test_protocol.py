"""The published protocol: what is done, how often, and nobody in the counts."""

from api.audit.keep_tally import keep_tally
from api.clock import utc_now
from api.crisis.tally import Counted, Tally
from api.db.session import Database
from tests.world import World, visit


def _keep(world: World, **counts: int) -> None:
    database, tally = Database(world.urls.app, pool_size=1), Tally()
    for name, count in counts.items():
        for _ in range(count):
            tally.add(Counted.SHOWN, name)
    keep_tally(database, tally)
    database.dispose()


def test_counts_add_up_and_a_small_one_is_not_told(world: World) -> None:
    _keep(world, page=4, lines=4)
    _keep(world, page=3)
    _keep(world)
    protocol = visit(world.app, "/v1/protocol").json
    assert protocol["year"] == utc_now().year
    assert protocol["counts"] == [
        {"kind": "shown", "name": "lines", "count": None},
        {"kind": "shown", "name": "page", "count": 7},
    ]
    assert visit(world.app, "/v1/protocol?year=2199").json["counts"] == []


def test_counts_stay_in_memory_while_the_database_is_away(world: World) -> None:
    away = Database("postgresql://nobody@127.0.0.1:1/nothing", pool_size=1)
    tally = Tally()
    tally.add(Counted.SHOWN, "page")
    keep_tally(away, tally)
    assert tally.drain() == {(Counted.SHOWN, "page"): 1}
    assert world.rows("SELECT count(*) FROM crisis_tally") == [(0,)]


def test_page_says_what_is_done_and_claims_no_prediction(world: World) -> None:
    _keep(world, page=7)
    page = visit(world.app, "/protocol")
    assert page.status_code == 200
    for said in ("shown page: 7", "neither detects nor predicts suicide", "L3", "988"):
        assert said in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_help_that_came_first_in_a_referral_is_counted(world: World) -> None:
    from api.crisis.tally import TALLY  # noqa: PLC0415 - this process's own

    TALLY.drain()
    platform = world.platform()
    world.submitted(platform, crisis_flag={"at_least": "L3"})
    assert TALLY.drain()[Counted.SHOWN, "referral_L3"] == 1
