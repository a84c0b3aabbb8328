"""The export: all that is kept about a member, to them alone, and nobody else's."""

from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from api.oauth.statements import verify_statement
from api.referrals import export as module
from tests.world import Caller, World, claimed, visit

PATH = "/v1/members/me/export"
WORDS = "I feel low most days and sleep badly."


def exported(member: Caller) -> dict[str, Any]:
    answer = member.get(PATH)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json
    return found


def _whole_life(world: World) -> tuple[Caller, Caller, Caller, str]:
    platform, clinician = world.platform(), world.clinician("NY")
    busy = world.clinician("NY")
    referral, member = world.queued(
        platform, preferences={"modalities": ["video"], "coverage": "self_pay"}
    )
    path = f"/v1/referrals/{referral['id']}"
    why = {"reason": "other", "comment": "canary comment"}
    busy.post(f"{path}/decline", why, Claim_Token=claimed(busy, referral))
    token = claimed(clinician, referral)
    assert clinician.get(f"{path}/context").status_code == 200
    clinician.post(f"{path}/accept", Claim_Token=token)
    outcome = {"code": "care_completed", "evidence": "clinician_attested"}
    clinician.post(f"{path}/outcome", outcome, Claim_Token=token)
    return platform, member, clinician, path


def test_whole_life_of_a_referral_is_in_it(world: World) -> None:
    _, member, clinician, _ = _whole_life(world)
    found = exported(member)
    assert found["complete"]
    assert found["member"]["member_ref"] == "u-77"
    assert found["member"]["safe_contact"] == {"channel": "in_app", "may_name_service": False}
    [referral] = found["referrals"]
    assert referral["status"] == "completed"
    assert referral["outcome"]["code"] == "care_completed"
    assert referral["preferences"]["modalities"] == ["video"]
    assert datetime.fromisoformat(referral["ended_at"]) <= datetime.now(UTC)
    [item] = referral["items"]
    assert (item["text"], item["words_destroyed"], item["disagreements"]) == (WORDS, False, [])
    assert len(referral["claimed_at"]) == 2
    assert [each["code"] for each in referral["declines"]] == ["other"]
    assert [each["type"] for each in referral["events"]] == [
        "referral.submitted",
        "referral.queued",
        "referral.opened",
        "referral.completed",
    ]
    readers = {each["recipient_name"] for each in found["disclosures"]}
    assert "Dana Reyes" in readers
    assert str(clinician.actor.id) not in str(found["referrals"])


def test_nothing_of_a_clinicians_own_words_is_in_it(world: World) -> None:
    _, member, _, _ = _whole_life(world)
    assert "canary" not in member.get(PATH).text


def test_receipts_in_it_are_signed_and_the_consent_is_fhir(world: World, app: Flask) -> None:
    _, member, _, _ = _whole_life(world)
    found = exported(member)
    jwks = visit(app, "/oauth/jwks.json").json
    [consent] = found["consents"]
    [receipt] = consent["receipts"]
    claims = verify_statement(receipt["receipt"], jwks, "consent-receipt+jwt")
    assert claims["consent"]["id"] == consent["id"]
    assert consent["fhir"]["resourceType"] == "Consent"
    for entry in found["disclosures"]:
        told = verify_statement(entry["receipt"], jwks, "consent-receipt+jwt")
        assert told["jti"] == entry["id"]


def test_disagreement_stands_beside_its_item(world: World) -> None:
    referral, member = world.queued(world.platform())
    [item] = referral["context"]
    said = member.post(f"/v1/context/{item['id']}/disagreement", {"text": "That was last year."})
    assert said.status_code == 201, said.text
    [kept] = exported(member)["referrals"][0]["items"]
    assert kept["id"] == item["id"]
    [beside] = kept["disagreements"]
    assert (beside["text"], beside["about"]) == ("That was last year.", item["id"])


def test_words_that_are_gone_are_said_to_be_gone(world: World) -> None:
    referral, member = world.queued(world.platform())
    [consent] = member.get("/v1/consents").json["items"]
    member.post(f"/v1/consents/{consent['id']}/revoke")
    found = exported(member)
    [item] = found["referrals"][0]["items"]
    assert (item["text"], item["words_destroyed"]) == (None, True)
    assert [each["status"] for each in found["consents"][0]["receipts"]] == ["active", "revoked"]
    assert [each["withheld"] for each in found["referrals"][0]["events"]] == [False] * 3
    assert referral["id"] == found["referrals"][0]["id"]


def test_flags_and_alerts_are_in_it_without_who_answered(world: World) -> None:
    platform, on_call = world.platform(), world.on_call()
    referral, member = world.queued(platform, text="I have a plan to end my life tonight.")
    on_call.post(f"/v1/referrals/{referral['id']}/acknowledge")
    found = exported(member)["referrals"][0]
    assert [each["level"] for each in found["flags"]] == ["L3"]
    [alert] = found["alerts"]
    assert alert["acknowledged_at"]
    assert str(on_call.actor.id) not in str(found)


def test_it_comes_as_a_file_that_nobody_keeps(world: World) -> None:
    _, member = world.queued(world.platform())
    answer = member.get(PATH)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-records.json"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_taking_it_is_on_record_and_no_disclosure(world: World) -> None:
    _, member = world.queued(world.platform())
    exported(member)
    acts = world.rows(
        "SELECT actor_id, object_id FROM audit_event WHERE action = 'member.exported'"
    )
    assert acts == [(member.actor.id, member.actor.id)]
    assert world.rows("SELECT 1 FROM disclosure") == []


def test_it_says_what_is_left_out_and_why(world: World) -> None:
    _, member = world.queued(world.platform())
    left_out = {each["what"]: each["why"] for each in exported(member)["left_out"]}
    assert left_out.keys() >= {"audit", "clinicians", "declines"}


def test_nobody_elses_record_is_in_it(world: World) -> None:
    platform, elsewhere = world.platform(), world.platform("Elsewhere")
    _, member = world.queued(platform, member_ref="u-1")
    world.queued(platform, member_ref="u-2", text="canary words")
    world.queued(elsewhere, member_ref="u-1", text="canary words")
    answer = member.get(PATH)
    assert "canary" not in answer.text
    assert "u-2" not in answer.text
    assert len(answer.json["referrals"]) == 1
    assert platform.get(PATH).status_code == 403
    assert world.clinician("NY").get(PATH).status_code == 403


def test_two_referrals_keep_their_own_flags_and_events(world: World) -> None:
    platform = world.platform()
    first = world.submitted(platform, text="I have a plan to end my life tonight.")
    other = world.second_community(platform)
    second = world.submitted(platform, community_id=str(other))
    member = world.member_of(platform, "u-77")
    newest, oldest = exported(member)["referrals"]
    assert (newest["id"], oldest["id"]) == (second["id"], first["id"])
    assert (len(newest["flags"]), len(oldest["flags"])) == (0, 1)
    assert [each["type"] for each in newest["events"]] == ["referral.submitted"]


@pytest.mark.parametrize("bound", ["MOST_REFERRALS", "MOST_ROWS"])
def test_it_says_when_a_list_was_cut(
    world: World, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    _, member = world.queued(world.platform())
    monkeypatch.setattr(module, bound, 1)
    assert not exported(member)["complete"]
