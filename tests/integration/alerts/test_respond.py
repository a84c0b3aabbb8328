"""Answering an alert: who may see it, what they see, and that exactly one takes it."""

from threading import Barrier, Thread
from typing import Any

import pytest

from tests.world import Caller, World, claimed

CONTACT = {
    "name": "Moderators on duty",
    "phone": "+12125550123",
    "time_zone": "America/New_York",
    "hours": [
        {
            "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
            "opens": "00:00",
            "closes": "24:00",
        }
    ],
}
WORDS = "My name is Jo Example and I am at 12 Example Street."
SEEN = {
    "referral_id",
    "level",
    "domains",
    "jurisdiction",
    "age_group",
    "languages",
    "safe_channel",
    "may_name_service",
    "confirm_safe_contact",
    "raised_at",
    "acknowledge_by",
    "acknowledged_at",
    "messaged_at",
    "reviewed_at",
    "emergency_granted",
    "platform_contact",
}


def _alerted(world: World, platform: Caller, **changes: Any) -> dict[str, Any]:
    flag = {"at_least": "L3", "domains": changes.pop("domains", ["suicide"])}
    return world.submitted(platform, crisis_flag=flag, **changes)


def _post(caller: Caller, referral: dict[str, Any], verb: str, body: Any = None) -> Any:
    return caller.post(f"/v1/referrals/{referral['id']}/{verb}", body)


def test_whoever_is_on_call_sees_what_may_be_seen_before_consent_and_no_more(
    world: World,
) -> None:
    platform, on_call = world.platform(), world.on_call()
    platform.post("/v1/platforms/me/crisis-contact", CONTACT)
    referral = _alerted(world, platform, text=WORDS)
    answer = on_call.get("/v1/on-call/alerts")
    [alert] = answer.json["items"]
    assert set(alert) == SEEN
    assert alert["referral_id"] == referral["id"]
    assert alert["platform_contact"]["answering_now"] is True
    for secret in ("Example", "ref-1", "u-77", "Evening", "Lighthouse"):
        assert secret not in answer.text
    for path in ("", "/context", "/actions"):
        assert on_call.get(f"/v1/referrals/{referral['id']}{path}").status_code == 404


def test_whoever_is_not_on_call_sees_no_alert(world: World) -> None:
    platform = world.platform()
    referral = _alerted(world, platform)
    for clinician in (world.clinician("NY"), world.on_call(hours=(-5, -1))):
        answer = clinician.get("/v1/on-call/alerts")
        assert (answer.status_code, answer.json["type"][-11:]) == (403, "not-on-call")
        assert _post(clinician, referral, "acknowledge").status_code == 404


def test_acknowledging_stops_the_paging_and_tells_the_platform(world: World) -> None:
    platform, on_call = world.platform(), world.on_call()
    referral = _alerted(world, platform)
    answer = _post(on_call, referral, "acknowledge")
    assert answer.status_code == 200
    assert answer.json["acknowledged_at"]
    assert world.rows("SELECT next_page_at FROM crisis_alert") == [(None,)]
    state = platform.get(f"/v1/referrals/{referral['id']}").json["crisis_alert"]
    assert (state["state"], state["acknowledge_by"]) == ("acknowledged", None)
    assert world.rows("SELECT type FROM feed_event ORDER BY recorded DESC LIMIT 1") == [
        ("referral.crisis_acknowledged",)
    ]


def test_second_clinician_is_told_that_it_is_taken_and_no_longer_lists_it(world: World) -> None:
    platform, first, second = world.platform(), world.on_call(), world.on_call()
    referral = _alerted(world, platform)
    _post(first, referral, "acknowledge")
    again = _post(second, referral, "acknowledge")
    assert (again.status_code, again.json["type"].rpartition("/")[2]) == (
        409,
        "already-acknowledged",
    )
    assert second.get("/v1/on-call/alerts").json["items"] == []
    assert len(first.get("/v1/on-call/alerts").json["items"]) == 1
    assert _post(first, referral, "acknowledge").status_code == 200


@pytest.mark.slow
def test_exactly_one_of_many_takes_an_alert(world: World) -> None:
    platform, crowd = world.platform(), [world.on_call() for _ in range(6)]
    for number in range(15):
        referral = _alerted(world, platform, member_ref=f"m-{number}")
        assert _all_at_once(crowd, referral) == [200, 409, 409, 409, 409, 409]


def _all_at_once(crowd: list[Caller], referral: dict[str, Any]) -> list[int]:
    barrier, statuses = Barrier(len(crowd)), []

    def take(caller: Caller) -> None:
        barrier.wait()
        statuses.append(_post(caller, referral, "acknowledge").status_code)

    threads = [Thread(target=take, args=(caller,)) for caller in crowd]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(statuses)


def test_new_flag_after_an_acknowledgement_wakes_again(world: World) -> None:
    platform, on_call = world.platform(), world.on_call()
    referral = _alerted(world, platform)
    _post(on_call, referral, "acknowledge")
    _post(platform, referral, "crisis-flag", {"domains": ["overdose"]})
    [alert] = on_call.get("/v1/on-call/alerts").json["items"]
    assert alert["acknowledged_at"] is None
    assert alert["domains"] == ["suicide", "overdose"]


def test_message_goes_once_and_says_nothing_of_the_service_unless_allowed(world: World) -> None:
    platform, on_call = world.platform(), world.on_call()
    referral = _alerted(world, platform)
    assert _post(on_call, referral, "safe-message").json["status"] == 409
    _post(on_call, referral, "acknowledge")
    assert _post(on_call, referral, "safe-message").json["messaged_at"]
    assert _post(on_call, referral, "safe-message").json["type"].endswith("already-messaged")
    [(facts,)] = world.rows("SELECT facts FROM feed_event WHERE type = 'referral.safe_message'")
    assert facts["channel"] == "in_app"
    assert "Warm Handoff" not in facts["message"]
    assert "988" not in facts["message"]


@pytest.mark.parametrize(
    ("channel", "domains", "status"),
    [("none", ["suicide"], 409), ("text", ["abuse"], 409), ("in_app", ["abuse"], 200)],
)
def test_no_message_goes_where_it_could_be_read_by_somebody_else(
    world: World, channel: str, domains: list[str], status: int
) -> None:
    platform, on_call = world.platform(), world.on_call()
    body = world.body(platform, crisis_flag={"domains": domains})
    body["member"]["safe_contact"]["channel"] = channel
    referral = platform.post("/v1/referrals", body).json
    _post(on_call, referral, "acknowledge")
    assert _post(on_call, referral, "safe-message").status_code == status


def test_message_follows_the_safe_channel_that_the_member_has_now(world: World) -> None:
    platform, on_call = world.platform(), world.on_call()
    referral, other = _alerted(world, platform), world.second_community(platform)
    unsafe = world.body(platform, community_id=str(other))
    unsafe["member"]["safe_contact"]["channel"] = "none"
    assert platform.post("/v1/referrals", unsafe).status_code == 201
    assert _post(on_call, referral, "acknowledge").json["safe_channel"] == "none"
    assert _post(on_call, referral, "safe-message").json["type"].endswith("no-safe-channel")


def test_review_closes_and_a_later_flag_opens_anew(world: World) -> None:
    platform, on_call = world.platform(), world.on_call()
    referral = _alerted(world, platform)
    review = {"code": "safety_plan_made"}
    assert _post(on_call, referral, "risk-review", review).json["type"].endswith("not-acknowledged")
    _post(on_call, referral, "acknowledge")
    assert _post(on_call, referral, "risk-review", review).json["reviewed_at"]
    seen = platform.get(f"/v1/referrals/{referral['id']}").json
    assert (seen["risk"], seen["crisis_alert"]["state"]) == ("L3", "reviewed")
    assert _post(on_call, referral, "risk-review", review).status_code == 404
    _post(platform, referral, "crisis-flag")
    assert len(on_call.get("/v1/on-call/alerts").json["items"]) == 1


def test_holder_answers_what_was_raised_in_care_without_being_on_call(world: World) -> None:
    platform, holder = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    claimed(holder, referral)
    _post(member, referral, "crisis-flag")
    assert _post(holder, referral, "acknowledge").status_code == 200
    assert _post(holder, referral, "safe-message").status_code == 404
    assert _post(holder, referral, "risk-review", {"code": "safe_for_now"}).status_code == 200
    assert world.rows("SELECT count(*) FROM feed_event WHERE type LIKE '%crisis%'") == [(0,)]


@pytest.mark.parametrize("verb", ["acknowledge", "safe-message", "risk-review"])
def test_platform_and_member_answer_no_alert(world: World, verb: str) -> None:
    platform = world.platform()
    referral = _alerted(world, platform)
    for caller in (platform, world.member_of(platform, "u-77")):
        assert _post(caller, referral, verb, {"code": "not_at_risk"}).status_code == 403


def test_contact_outside_its_hours_is_said_to_be_so(world: World) -> None:
    platform, on_call = world.platform(), world.on_call()
    never = CONTACT | {"hours": [{"days": ["mon"], "opens": "00:00", "closes": "00:01"}]}
    platform.post("/v1/platforms/me/crisis-contact", never)
    _alerted(world, platform)
    [alert] = on_call.get("/v1/on-call/alerts").json["items"]
    assert alert["platform_contact"]["answering_now"] is False


def test_contact_is_the_platforms_own_and_the_newest(world: World) -> None:
    platform = world.platform()
    assert platform.get("/v1/platforms/me/crisis-contact").status_code == 404
    platform.post("/v1/platforms/me/crisis-contact", CONTACT)
    platform.post("/v1/platforms/me/crisis-contact", CONTACT | {"name": "Night team"})
    assert platform.get("/v1/platforms/me/crisis-contact").json["name"] == "Night team"
    assert world.platform().get("/v1/platforms/me/crisis-contact").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"phone": "988"},
        {"time_zone": "New York"},
        {"time_zone": "../../etc/passwd"},
        {"hours": []},
        {"hours": [{"days": ["mon"], "opens": "09:00", "closes": "09:00"}]},
        {"hours": [{"days": ["someday"], "opens": "09:00", "closes": "10:00"}]},
    ],
)
def test_contact_that_nobody_could_call_is_refused(world: World, wrong: dict[str, Any]) -> None:
    answer = world.platform().post("/v1/platforms/me/crisis-contact", CONTACT | wrong)
    assert answer.status_code == 422
