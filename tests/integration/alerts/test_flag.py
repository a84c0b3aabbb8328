"""Flagging a crisis: it raises the risk, wakes somebody, and moves nothing else."""

from typing import Any

import pytest

from tests.world import Caller, World, claimed

FLAG = {"at_least": "L3", "domains": ["suicide"]}


def _path(referral: dict[str, Any], verb: str = "crisis-flag") -> str:
    return f"/v1/referrals/{referral['id']}/{verb}"


def _levels(platform: Caller, member: Caller, referral: dict[str, Any]) -> tuple[str, str]:
    path = f"/v1/referrals/{referral['id']}"
    return platform.get(path).json["risk"], member.get(path).json["risk"]


def test_flag_answers_with_help_first_and_the_whole_block(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    answer = platform.post(_path(referral), FLAG)
    assert answer.status_code == 200
    assert next(iter(answer.json)) == "crisis"
    assert answer.json["crisis"]["level"] == "L3"
    assert answer.json["crisis"]["primary"]["id"] == "us-988"
    assert answer.json["risk"] == "L3"
    assert answer.json["status"] == "awaiting_consent"


@pytest.mark.parametrize("level", ["L0", "L1", "l3", "", None, 3])
def test_flag_takes_no_level_that_would_lower_anything(world: World, level: object) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    assert platform.post(_path(referral), {"at_least": level}).status_code == 422


def test_flag_without_a_body_is_acute(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    assert platform.post(_path(referral)).json["risk"] == "L3"


def test_milder_flag_lowers_nothing(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    platform.post(_path(referral), FLAG)
    assert platform.post(_path(referral), {"at_least": "L2"}).json["risk"] == "L3"


def test_second_concern_within_three_days_is_acute(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    assert platform.post(_path(referral), {"at_least": "L2"}).json["risk"] == "L2"
    assert platform.post(_path(referral), {"at_least": "L2"}).json["risk"] == "L3"


def test_second_concern_long_after_stays_a_concern(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    platform.post(_path(referral), {"at_least": "L2"})
    with world.as_owner() as session:
        connection = session.connection()
        connection.exec_driver_sql("ALTER TABLE crisis_flag DISABLE TRIGGER only_added")
        connection.exec_driver_sql(
            "UPDATE crisis_flag SET created_at = created_at - interval '73 hours'"
        )
    assert platform.post(_path(referral), {"at_least": "L2"}).json["risk"] == "L2"


def test_submission_that_asserts_a_crisis_is_acute_whatever_the_words_say(world: World) -> None:
    platform = world.platform()
    answer = world.submitted(platform, crisis_flag={"at_least": "L3", "domains": ["abuse"]})
    assert answer["risk"] == "L3"
    assert answer["crisis"]["short_circuit"] is True
    assert "flag.asserted" in answer["screening"]["rules"]
    assert answer["crisis_alert"]["state"] == "nobody_on_call"
    assert answer["crisis_alert"]["confirm_safe_contact"] is True


def test_answer_promises_no_time_when_nobody_is_on_call(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    alert = platform.post(_path(referral), FLAG).json["crisis_alert"]
    assert (alert["state"], alert["acknowledge_by"]) == ("nobody_on_call", None)


def test_answer_names_the_time_when_somebody_is_on_call(world: World) -> None:
    platform = world.platform()
    world.on_call()
    referral = world.submitted(platform)
    alert = platform.post(_path(referral), FLAG).json["crisis_alert"]
    assert alert["state"] == "paging"
    assert alert["acknowledge_by"] > alert["raised_at"]


@pytest.mark.parametrize("hours", [(-9, -1), (1, 9)])
def test_shift_that_does_not_run_is_nobody_on_call(world: World, hours: tuple[int, int]) -> None:
    platform = world.platform()
    world.on_call(hours=hours)
    referral = world.submitted(platform)
    assert platform.post(_path(referral), FLAG).json["crisis_alert"]["state"] == "nobody_on_call"


def test_flag_moves_a_waiting_card_to_the_head_of_the_queue(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    world.queued(platform, member_ref="u-1")
    later, member = world.queued(platform, member_ref="u-2")
    member.post(_path(later), FLAG)
    first = clinician.get("/v1/intake-queue").json["items"][0]
    assert (first["referral_id"], first["risk"]) == (later["id"], "L3")


def test_risk_raised_in_care_flows_back_to_no_platform(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform, share_back="outcome")
    claimed(clinician, referral)
    before = platform.get("/v1/events").json
    for caller in (member, clinician):
        assert caller.post(_path(referral), FLAG).json["risk"] == "L3"
    assert _levels(platform, member, referral) == ("L0", "L3")
    seen = platform.get(f"/v1/referrals/{referral['id']}").json
    assert seen["crisis_alert"] is None
    assert seen["crisis_banner"] is False
    assert world.rows("SELECT count(*) FROM feed_event WHERE type LIKE '%crisis%'") == [(0,)]
    assert platform.get("/v1/events").json == before


def test_members_own_flag_before_a_claim_may_be_known(world: World) -> None:
    platform = world.platform()
    referral, member = world.queued(platform)
    member.post(_path(referral), FLAG)
    assert _levels(platform, member, referral) == ("L3", "L3")


def test_members_own_flag_is_not_known_when_nothing_is_shared_back(world: World) -> None:
    platform = world.platform()
    referral, member = world.queued(platform, share_back="none")
    member.post(_path(referral), FLAG)
    assert _levels(platform, member, referral) == ("L0", "L3")


def test_platforms_own_flag_during_care_opens_an_alert_beside_the_hidden_one(
    world: World,
) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    claimed(clinician, referral)
    member.post(_path(referral), FLAG)
    assert platform.post(_path(referral), FLAG).status_code == 200
    assert world.rows("SELECT shared FROM crisis_alert ORDER BY shared") == [(False,), (True,)]


def test_flag_is_possible_after_the_end(world: World) -> None:
    platform = world.platform()
    referral, member = world.queued(platform)
    consent = member.get("/v1/consents").json["items"][0]["id"]
    member.post(f"/v1/consents/{consent}/revoke")
    for caller in (platform, member):
        answer = caller.post(_path(referral), FLAG)
        assert answer.status_code == 200
    assert member.get(f"/v1/referrals/{referral['id']}").json["status"] == "withdrawn"


def test_stranger_flags_nothing(world: World) -> None:
    referral, _ = world.queued(world.platform())
    for stranger in (world.platform(), world.clinician("NY")):
        assert stranger.post(_path(referral), FLAG).status_code == 404
    assert world.rows("SELECT count(*) FROM crisis_flag") == [(0,)]


def test_hidden_banner_hides_no_record_and_comes_back_with_the_next_flag(world: World) -> None:
    platform = world.platform()
    world.on_call()
    referral, member = world.queued(platform)
    member.post(_path(referral), FLAG)
    seen = member.post(_path(referral, "hide-crisis-banner")).json
    assert (seen["crisis_banner"], seen["risk"]) == (False, "L3")
    assert seen["crisis_alert"]["state"] == "paging"
    assert world.rows("SELECT count(*) FROM crisis_flag") == [(1,)]
    assert platform.post(_path(referral, "hide-crisis-banner")).status_code == 403
    member.post(_path(referral), {"at_least": "L2"})
    assert member.get(f"/v1/referrals/{referral['id']}").json["crisis_banner"] is True


def test_rules_that_fired_are_shown_to_sender_and_holder_and_not_to_the_member(
    world: World,
) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform, crisis_flag=FLAG)
    claimed(clinician, referral)
    path = f"/v1/referrals/{referral['id']}"
    assert platform.get(path).json["screening"]["rules"] == ["flag.asserted"]
    assert clinician.get(path).json["screening"]["rules"] == ["flag.asserted"]
    assert member.get(path).json["screening"] is None
    assert "screening" not in world.on_call().get("/v1/on-call/alerts").json["items"][0]


def test_flags_are_never_changed(world: World) -> None:
    platform = world.platform()
    platform.post(_path(world.submitted(platform)), FLAG)
    for change in ("UPDATE crisis_flag SET level = 'L0'", "DELETE FROM crisis_flag"):
        with pytest.raises(Exception, match="never changed"):
            world.rows(change)
