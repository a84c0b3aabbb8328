"""The feed: in order, once each, and only what the member shares back."""

from threading import Thread
from typing import Any

import pytest
from sqlalchemy import text

from api.db.session import Database, Reach, Role
from api.events.relay import number_events
from api.worker import number_feeds
from tests.world import Caller, World, claimed

OUTCOME = {"code": "care_completed", "evidence": "clinician_attested"}


@pytest.fixture
def relay(world: World) -> Any:
    """Number what is committed, as the worker does."""
    database = Database(world.urls.app, pool_size=1)
    yield lambda: number_feeds(database)
    database.dispose()


def _completed(world: World, share_back: str) -> tuple[Caller, Caller, str]:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform, share_back=share_back)
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}"
    clinician.post(f"{path}/accept", Claim_Token=token)
    clinician.post(f"{path}/outcome", OUTCOME, Claim_Token=token)
    return platform, member, path


def _types(platform: Caller) -> list[str]:
    return [event["type"] for event in platform.get("/v1/events").json["items"]]


@pytest.mark.parametrize(
    ("share_back", "types", "status"),
    [
        ("outcome", ["referral.opened", "referral.completed"], "completed"),
        ("open_closed", ["referral.opened", "referral.closed"], "closed"),
        ("none", [], "not_shared"),
    ],
)
def test_platform_learns_what_is_shared_back_and_no_more(
    world: World, relay: Any, share_back: str, types: list[str], status: str
) -> None:
    platform, member, path = _completed(world, share_back)
    relay()
    assert _types(platform) == ["referral.submitted", "referral.queued", *types]
    shown = platform.get(path)
    assert shown.json["status"] == status
    assert (shown.json["outcome"] is not None) is (share_back == "outcome")
    holders = world.rows("SELECT clinician_id FROM referral")
    told = platform.get("/v1/events").text
    assert str(holders[0][0]) not in told + shown.text
    assert ("care_completed" in told) is (share_back == "outcome")
    shared_back = [
        entry["what"]
        for entry in member.get("/v1/disclosures").json["items"]
        if entry["purpose"] == "share_back"
    ]
    assert sorted(shared_back) == sorted(types)


def test_what_flowed_back_is_taken_back_when_the_consent_is_revoked(
    world: World, relay: Any
) -> None:
    platform, member, path = _completed(world, "outcome")
    relay()
    [consent] = member.get("/v1/consents").json["items"]
    member.post(f"/v1/consents/{consent['id']}/revoke")
    assert _types(platform) == ["referral.submitted", "referral.queued"]
    shown = platform.get(path).json
    assert (shown["status"], shown["outcome"]) == ("not_shared", None)


def test_turns_are_hidden_from_the_platform_after_a_claim(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform)
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}"
    held = platform.get(path).json
    clinician.post(f"{path}/accept", Claim_Token=token)
    assert platform.get(path).json == held, "a claim and an acceptance look the same"
    assert (held["status"], held["due_at"], held["claim"]) == ("open", None, None)


def test_release_after_a_decline_is_not_told(world: World, relay: Any) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    world.clinician("NY")
    referral, _ = world.queued(platform)
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}"
    before = platform.get(path).json
    clinician.post(f"{path}/decline", {"reason": "out_of_scope"}, Claim_Token=token)
    relay()
    assert platform.get(path).json == before
    assert _types(platform)[-1] == "referral.opened"


def test_positions_rise_without_doubles_when_read_by_pages(world: World, relay: Any) -> None:
    platform = world.platform()
    for n in range(5):
        world.queued(platform, member_ref=f"u-{n}")
        relay()
    seen: list[int] = []
    after = 0
    while page := platform.get(f"/v1/events?after={after}&limit=3").json["items"]:
        seen += [event["position"] for event in page]
        after = page[-1]["position"]
    assert seen == list(range(1, 11))


def test_unnumbered_events_are_not_served(world: World) -> None:
    platform = world.platform()
    world.submitted(platform)
    assert platform.get("/v1/events").json == {"items": [], "next_after": 0}


def test_feeds_are_apart_when_two_platforms_refer(world: World, relay: Any) -> None:
    one, two = world.platform(), world.platform()
    world.submitted(one)
    relay()
    assert (len(_types(one)), _types(two)) == (1, [])


def test_positions_are_given_once_when_two_workers_number_at_once(world: World) -> None:
    platform = world.platform()
    for n in range(3):
        world.submitted(platform, member_ref=f"u-{n}")
    database = Database(world.urls.app, pool_size=2)
    numbered: list[int | None] = []

    def number() -> None:
        with database.begin(Reach(Role.WORKER)) as session:
            numbered.append(number_events(session, platform.actor.id))

    second = Thread(target=number)
    with database.begin(Reach(Role.WORKER)) as session:
        assert number_events(session, platform.actor.id) == 3
        second.start()
        world.wait_for_a_lock()
    second.join()
    assert numbered == [None], "the second found nothing left to number"
    positions = [event["position"] for event in platform.get("/v1/events").json["items"]]
    assert positions == [1, 2, 3]
    database.dispose()


def test_feed_goes_on_when_an_act_is_still_open(world: World) -> None:
    platform = world.platform()
    world.submitted(platform)
    database = Database(world.urls.app, pool_size=2)
    with world.as_owner() as act:
        act.execute(
            text("SELECT 1 FROM platform WHERE id = :id FOR KEY SHARE"), {"id": platform.actor.id}
        )
        with database.begin(Reach(Role.WORKER)) as session:
            session.execute(text("SET LOCAL lock_timeout = '100ms'"))
            assert number_events(session, platform.actor.id) == 1
    database.dispose()


def test_backlog_is_numbered_bit_by_bit(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.events.relay.AT_MOST", 2)
    platform = world.platform()
    for n in range(3):
        world.submitted(platform, member_ref=f"u-{n}")
    database = Database(world.urls.app, pool_size=1)
    for numbered in (2, 3):
        number_feeds(database)
        assert len(_types(platform)) == numbered
    database.dispose()
