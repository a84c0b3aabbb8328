"""Submitting: what is saved, what is refused, and what a retry does."""

from uuid import uuid4

import pytest

from tests.world import World


def test_referral_awaits_consent_when_submitted(world: World) -> None:
    answer = world.platform().post("/v1/referrals", world.body(platform := world.platform()))
    assert answer.status_code == 422, "another platform's community is no community of yours"
    submitted = world.submitted(platform)
    assert submitted["status"] == "awaiting_consent"
    assert (submitted["next_actor"], submitted["next_action"]) == ("member", "decide_consent")
    assert submitted["due_at"] is not None
    assert [item["kind"] for item in submitted["context"]] == ["narrative"]


def test_help_comes_first_in_the_answer_when_a_plan_for_tonight_is_told(world: World) -> None:
    platform = world.platform()
    text = "I have the pills ready and I am going to kill myself tonight."
    answer = platform.post("/v1/referrals", world.body(platform, text=text))
    assert answer.status_code == 201
    assert next(iter(answer.json)) == "crisis"
    assert answer.json["crisis"]["short_circuit"] is True
    assert answer.json["risk"] == "L3"
    assert answer.json["status"] == "awaiting_consent", "help first, and the handoff goes on"


def test_same_answer_comes_back_when_a_submission_is_retried(world: World) -> None:
    platform, key = world.platform(), str(uuid4())
    body = world.body(platform)
    first = platform.post("/v1/referrals", body, Idempotency_Key=key)
    again = platform.post("/v1/referrals", body, Idempotency_Key=key)
    assert again.data == first.data
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.headers["Location"] == first.headers["Location"]
    assert world.rows("SELECT count(*) FROM referral")[0][0] == 1


def test_key_is_refused_when_used_for_another_body(world: World) -> None:
    platform, key = world.platform(), str(uuid4())
    platform.post("/v1/referrals", world.body(platform), Idempotency_Key=key)
    other = world.body(platform, reference="ref-2")
    answer = platform.post("/v1/referrals", other, Idempotency_Key=key)
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (
        422,
        "idempotency-key-reused",
    )


def test_one_key_is_two_keys_when_two_platforms_use_it(world: World) -> None:
    one, two, key = world.platform(), world.platform(), str(uuid4())
    for platform in (one, two):
        answer = platform.post("/v1/referrals", world.body(platform), Idempotency_Key=key)
        assert (answer.status_code, "Idempotent-Replayed" in answer.headers) == (201, False)


def test_stored_answer_holds_no_plain_text(world: World) -> None:
    platform = world.platform()
    world.submitted(platform, reference="canary-reference")
    [(stored,)] = world.rows("SELECT sealed_body FROM idempotency_record")
    assert b"canary-reference" not in bytes(stored)


def test_second_referral_is_refused_when_one_is_open(world: World) -> None:
    platform = world.platform()
    first = world.submitted(platform)
    answer = platform.post("/v1/referrals", world.body(platform))
    assert answer.status_code == 409
    assert answer.json["referral_id"] == first["id"]
    assert first["id"] in answer.headers["Link"]


def test_another_platform_cannot_tell_when_a_member_is_referred_elsewhere(world: World) -> None:
    one, two = world.platform(), world.platform()
    world.submitted(one)
    assert two.post("/v1/referrals", world.body(two)).status_code == 201


@pytest.mark.parametrize("age_group", ["under_13", "13_15", "16_17"])
def test_minor_is_refused_with_youth_lines(world: World, age_group: str) -> None:
    platform = world.platform()
    body = world.body(platform)
    body["member"]["age_group"] = age_group
    answer = platform.post("/v1/referrals", body)
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (409, "minor-not-served")
    assert "988" in answer.text
    assert any("Childhelp" in option["name"] for option in answer.json["crisis"]["options"])
    assert world.rows("SELECT count(*) FROM member")[0][0] == 0


def test_nothing_is_saved_when_a_community_is_suspended(world: World) -> None:
    platform = world.platform()
    world.rows("UPDATE community SET suspended_at = now() RETURNING id")
    assert platform.post("/v1/referrals", world.body(platform)).status_code == 409


def test_screener_without_answers_is_refused(world: World) -> None:
    platform = world.platform()
    body = world.body(platform, context=[{"kind": "screener", "instrument": "phq-9"}])
    answer = platform.post("/v1/referrals", body)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"].startswith("/context/0")


def test_screener_raises_the_risk_when_item_nine_is_answered(world: World) -> None:
    platform = world.platform()
    screener = {"kind": "screener", "instrument": "phq-9", "answers": {"9": 1}}
    assert world.submitted(platform, context=[screener])["risk"] == "L2"


def test_psychotherapy_notes_are_refused(world: World) -> None:
    platform = world.platform()
    body = world.body(platform, context=[{"kind": "psychotherapy_notes", "text": "x"}])
    assert platform.post("/v1/referrals", body).status_code == 422
