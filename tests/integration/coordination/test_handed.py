"""The lists: what stands on which, what a coordinator sees of it, and what an operator."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from api import clock
from api.db.session import Database
from api.referrals.codes import NextAction
from api.worker import fire_timers
from tests.integration.coordination.handed import (
    Handed,
    hand_over,
    lapsed,
    owned,
    undecided,
    unmatched,
)
from tests.world import Caller, World

PATH = "/v1/admin/referrals"
PLANTED = "PLANTED"


def _ids(caller: Caller, query: str = "") -> list[str]:
    answer = caller.get(f"{PATH}{query}")
    assert answer.status_code == 200, answer.text
    return [each["id"] for each in answer.json["items"]]


@pytest.mark.parametrize(
    ("make", "lists"),
    [
        (undecided, {"handed"}),
        (unmatched, {"handed", "unmatched"}),
        (owned, {"handed", "stuck"}),
    ],
)
def test_the_lists_are_what_they_say(world: World, make: Any, lists: set[str]) -> None:
    handed: Handed = make(world)
    operator = world.operator()
    for each in ("handed", "stuck", "overdue", "unmatched"):
        expected = [handed.referral["id"]] if each in lists else []
        assert handed.listed(each) == expected
        assert _ids(operator, f"?list={each}") == expected


def test_what_waits_for_somebody_else_is_on_no_list(world: World) -> None:
    referral, _ = world.queued(world.platform())
    coordinator = world.coordinator()
    for caller in (coordinator, world.operator()):
        assert _ids(caller) == []
    for path in (f"{PATH}/{referral['id']}", f"/v1/referrals/{referral['id']}/attempts"):
        assert coordinator.get(path).status_code == 404


def test_overdue_is_what_nobody_followed_up_in_time(world: World) -> None:
    handed = owned(world)
    database = Database(world.urls.app, pool_size=1)
    operator = world.operator()
    clock.move(by := timedelta(days=12))  # five business days are more than eight in some weeks
    try:
        # its time is past, and no worker has noticed
        assert handed.listed("overdue") == _ids(operator, "?list=overdue") != []
        fire_timers(database)
        [due_at] = handed.row("due_at")
        assert due_at > clock.utc_now()
        assert handed.listed("overdue") == _ids(operator, "?list=overdue") != []
        assert handed.acts("reassign").status_code == 200
        hand_over(world, handed.referral, NextAction.FIND_CLINICIAN)
        assert handed.listed("overdue") == []
    finally:
        clock.move(-by)
        database.dispose()


def test_an_operator_sees_what_is_late_whoever_has_it(world: World) -> None:
    referral, _ = world.queued(world.platform())
    coordinator, operator = world.coordinator(), world.operator()
    clock.move(by := timedelta(days=8))
    try:
        assert _ids(coordinator, "?list=overdue") == []
        assert _ids(operator, "?list=overdue") == [referral["id"]]
    finally:
        clock.move(-by)


def test_a_coordinator_sees_no_name_no_reference_no_community(world: World) -> None:
    handed = unmatched(
        world, reference=f"{PLANTED}-reference", member_ref=f"{PLANTED}-member", text=PLANTED
    )
    clinician = world.clinician("NY")
    for table in ("community", "platform", "clinician"):
        world.rows(f"UPDATE {table} SET name = :planted RETURNING id", planted=PLANTED)
    token = clinician.post(f"{handed.path}/claim").json["claim"]["token"]
    assert clinician.post(f"{handed.path}/accept", Claim_Token=str(token)).status_code == 200
    hand_over(world, handed.referral, NextAction.REACH_OWNER)
    community = world.enrolled[handed.platform.actor.id].community_id
    handed.tries()
    answers = [
        handed.coordinator.get(PATH),
        handed.coordinator.get(f"{PATH}/{handed.referral['id']}"),
        handed.coordinator.get(f"{handed.path}/attempts"),
        handed.acts("reassign"),
    ]
    callers = (handed.platform, handed.member, clinician)
    hidden = [PLANTED, community, *(each.actor.id for each in callers)]
    for answer in answers:
        assert answer.status_code == 200, answer.text
        assert [each for each in hidden if str(each) in answer.text] == []


def test_a_row_says_what_waits_where_and_for_what_kind_of_person(world: World) -> None:
    handed = lapsed(world)
    [row] = handed.coordinator.get(PATH).json["items"]
    assert (row["place"], row["next_action"], row["next_actor"]) == (
        "on_hold/consent_lapsed",
        "reach_owner",
        "coordinator",
    )
    assert (row["age_group"], row["languages"], row["topics"]) == ("adult", ["en"], ["anxiety"])
    assert row["community_id"] is None
    [seen] = world.operator().get(PATH).json["items"]
    assert seen["community_id"] == str(world.enrolled[handed.platform.actor.id].community_id)
    assert [seen[name] for name in ("age_group", "languages", "topics")] == [None] * 3


def test_an_operator_asks_by_community_and_a_coordinator_may_not(world: World) -> None:
    first, second = unmatched(world), unmatched(world)
    operator = world.operator()
    for handed in (first, second):
        community = world.enrolled[handed.platform.actor.id].community_id
        query = f"?community_id={community}"
        assert _ids(operator, query) == [handed.referral["id"]]
        refused = handed.coordinator.get(f"{PATH}{query}")
        assert refused.status_code == 422
        assert refused.json["errors"][0]["pointer"] == "/community_id"
    assert _ids(operator, f"?community_id={uuid4()}") == []


def test_pages_show_each_once_what_is_due_first_comes_first(world: World) -> None:
    platform, coordinator = world.platform(), world.coordinator()
    made = []
    for count in range(5):
        referral, _ = world.queued(
            platform, member_ref=f"u-{count}", priority="urgent" if count > 2 else "routine"
        )
        hand_over(world, referral, NextAction.FIND_CLINICIAN)
        made.append(referral["id"])
    seen, query = [], "?limit=2"
    while query:
        page = coordinator.get(f"{PATH}{query}").json
        seen += [each["id"] for each in page["items"]]
        query = page["next_cursor"] and f"?limit=2&cursor={page['next_cursor']}"
    assert seen == made[3:] + made[:3]
    first = coordinator.get(f"{PATH}?limit=2").json["next_cursor"]
    for other in (
        coordinator.get(f"{PATH}?limit=2&list=stuck&cursor={first}"),
        world.coordinator().get(f"{PATH}?limit=2&cursor={first}"),
    ):
        assert other.status_code == 400


def test_a_coordinator_finds_whom_to_call(world: World) -> None:
    handed = unmatched(world)
    path = f"{PATH}/{handed.referral['id']}"
    assert handed.coordinator.get(path).json["crisis_contact"] is None
    always = {"days": ["mon"], "opens": "09:00", "closes": "17:00"}
    contact = {"name": "On duty", "phone": "+12125550123", "time_zone": "America/New_York"}
    answer = handed.platform.post("/v1/platforms/me/crisis-contact", contact | {"hours": [always]})
    assert answer.status_code == 201
    shown = handed.coordinator.get(path).json
    assert shown["crisis_contact"]["phone"] == "+12125550123"
    assert shown["referral"] == handed.coordinator.get(PATH).json["items"][0]


def test_nobody_else_gets_the_lists(world: World) -> None:
    handed = owned(world)
    assert handed.owner
    for other in (handed.platform, handed.member, handed.owner):
        assert other.get(PATH).status_code == 403
        for verb in ("reassign", "close", "attempts"):
            assert other.post(f"{handed.path}/{verb}", {}).status_code == 403
    assert world.operator().get(f"{PATH}/{handed.referral['id']}").status_code == 403
