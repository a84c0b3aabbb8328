"""Where a member is now: as they say themself, asked again, and followed by what is open."""

from datetime import timedelta
from typing import Any

import pytest

from api.clock import utc_now
from tests.integration.referrals.lives import accepted, in_two_days, path_of, place_of, slug
from tests.world import Caller, World, claimed

ME = "/v1/members/me"


def _moves(member: Caller, to: str) -> None:
    tag = member.get(ME).headers["ETag"]
    answer = member.patch(ME, {"jurisdiction": to}, If_Match=tag)
    assert (answer.status_code, answer.json["jurisdiction"]) == (200, to)


def test_member_reads_and_changes_what_is_known_of_them(world: World) -> None:
    _, member = world.queued(world.platform())
    seen = member.get(ME)
    assert seen.json["safe_contact"] == {"channel": "in_app", "may_name_service": False}
    contact = {"channel": "text", "may_name_service": True}
    answer = member.patch(ME, {"safe_contact": contact}, If_Match=seen.headers["ETag"])
    assert answer.json["safe_contact"] == contact
    assert answer.json["jurisdiction_asked_at"] == seen.json["jurisdiction_asked_at"]
    assert world.rows("SELECT safe_channel FROM referral") == [("text",)]


def test_no_newer_answer_is_overwritten(world: World) -> None:
    _, member = world.queued(world.platform())
    tag = member.get(ME).headers["ETag"]
    change = {"jurisdiction": "CA"}
    assert slug(member.patch(ME, change)) == (428, "precondition-required")
    assert member.patch(ME, change, If_Match=tag).status_code == 200
    assert slug(member.patch(ME, change, If_Match=tag)) == (412, "precondition-failed")
    assert member.patch(ME, {}, If_Match="*").status_code == 422
    assert member.patch(ME, {"jurisdiction": "XX"}, If_Match="*").status_code == 422


def test_card_goes_where_they_are(world: World) -> None:
    platform, there, here = world.platform(), world.clinician("NY"), world.clinician("CA")
    referral, member = world.queued(platform)
    _moves(member, "CA")
    assert there.post(f"{path_of(referral)}/claim").status_code == 404
    assert claimed(here, referral) == "1"


def test_claim_ends_where_its_holder_has_no_licence(world: World) -> None:
    platform, there, here = world.platform(), world.clinician("NY"), world.clinician("CA")
    referral, member = world.queued(platform)
    token = claimed(there, referral)
    _moves(member, "CA")
    late = there.post(f"{path_of(referral)}/accept", Claim_Token=token)
    assert slug(late) == (409, "stale-claim")
    assert claimed(here, referral) == "2"


def test_claim_stays_where_its_holder_has_a_licence(world: World) -> None:
    platform, both = world.platform(), world.clinician("NY", "CA")
    referral, member = world.queued(platform)
    token = claimed(both, referral)
    _moves(member, "CA")
    answer = both.post(f"{path_of(referral)}/accept", Claim_Token=token)
    assert answer.status_code == 200


def test_owner_has_it_on_hold_and_goes_on_when_they_are_back(world: World) -> None:
    platform, owner = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    accepted(owner, referral)
    _moves(member, "CA")
    assert place_of(world, referral) == "on_hold/moved_state"
    assert owner.get(f"{path_of(referral)}/context").status_code in (404, 410)
    assert member.get(path_of(referral)).json["clinician"]["licence"] is None
    _moves(member, "TX")
    assert place_of(world, referral) == "on_hold/moved_state"
    _moves(member, "NY")
    assert place_of(world, referral) == "accepted"
    assert owner.get(f"{path_of(referral)}/context").status_code == 200


def test_consent_that_lapsed_meanwhile_holds_it(world: World) -> None:
    platform, owner = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    accepted(owner, referral)
    _moves(member, "CA")
    world.rows("UPDATE consent SET expires_at = now() RETURNING id")
    _moves(member, "NY")
    assert place_of(world, referral) == "on_hold/consent_lapsed"


def test_a_wait_and_a_question_to_cancel_stay_where_they_stand(world: World) -> None:
    platform, owner = world.platform(), world.clinician("NY")
    asked, member = world.queued(platform)
    waits, other = world.queued(platform, member_ref="u-78")
    accepted(owner, asked)
    token = accepted(owner, waits)
    platform.post(f"{path_of(asked)}/cancel")
    owner.post(f"{path_of(waits)}/hold", {"expected_wait_days": 21}, Claim_Token=token)
    assert other.get(path_of(waits)).json["clinician"]["expected_wait_days"] == 21
    for each in (member, other):
        _moves(each, "CA")
    assert place_of(world, asked) == "cancellation_requested"
    assert place_of(world, waits) == "on_hold/waitlist"


def test_appointment_is_no_dead_end_after_a_move_and_back(world: World) -> None:
    platform, owner = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    token = accepted(owner, referral)
    path = f"{path_of(referral)}/appointment"
    proposed = owner.put(path, in_two_days(), Claim_Token=token, If_None_Match="*")
    assert proposed.status_code == 201, proposed.text
    for place in ("CA", "NY"):
        _moves(member, place)
    assert place_of(world, referral) == "in_progress/scheduled"
    assert member.get(path_of(referral)).json["due_at"]


def test_an_old_answer_stops_acceptance_until_asked_again(world: World, later: Any) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform)
    later(hours=24)
    token = claimed(clinician, referral)
    path = f"{path_of(referral)}/accept"
    asked_at = clinician.get(path_of(referral)).json["jurisdiction_asked_at"]
    assert slug(clinician.post(path, Claim_Token=token)) == (409, "location-not-known")
    listed = clinician.get(f"{path_of(referral)}/actions").json["items"]
    assert {each["action"]: each["blocked_by"] for each in listed}["accept"] == "location-not-known"
    answer = clinician.post(path, {"location_confirmed": True}, Claim_Token=token)
    assert (answer.status_code, answer.json["status"]) == (200, "accepted")
    assert answer.json["jurisdiction_asked_at"] > asked_at


def test_who_was_asked_lately_counts_as_asked_then(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform)
    asked_at = world.rows("SELECT jurisdiction_asked_at FROM referral")
    accepted(clinician, referral)
    assert world.rows("SELECT jurisdiction_asked_at FROM referral") == asked_at


def test_member_answers_in_place_of_the_holder(world: World, later: Any) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    world.rows("UPDATE oauth_grant SET expires_at = now() + interval '1 year' RETURNING id")
    later(hours=25)
    token = claimed(clinician, referral)
    _moves(member, "NY")
    answer = clinician.post(f"{path_of(referral)}/accept", Claim_Token=token)
    assert answer.status_code == 200


@pytest.mark.parametrize("age", [timedelta(hours=23), timedelta(hours=25)])
def test_platform_is_not_told_when_they_were_asked(world: World, age: timedelta) -> None:
    platform = world.platform()
    body = world.body(platform)
    body["member"]["jurisdiction_asked_at"] = (utc_now() - age).isoformat()
    referral = platform.post("/v1/referrals", body).json
    assert platform.get(path_of(referral)).json["jurisdiction_asked_at"] is None


def test_safe_contact_of_an_alert_follows(world: World) -> None:
    platform = world.platform()
    referral, member = world.queued(platform)
    platform.post(f"{path_of(referral)}/crisis-flag")
    change = {"safe_contact": {"channel": "none", "may_name_service": False}}
    assert member.patch(ME, change, If_Match="*").status_code == 200
    assert world.rows("SELECT safe_channel FROM crisis_alert") == [("none",)]
