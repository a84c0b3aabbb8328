"""What was shared follows the terms that stand now, and the recipient who was consented to."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from api import clock
from api.clock import utc_now
from api.db.session import Database
from api.worker import fire_timers, number_feeds
from tests.world import Caller, World, claimed


@pytest.fixture
def worker(world: World) -> Iterator[Database]:
    database = Database(world.urls.app, pool_size=1)
    yield database
    database.dispose()


def _in(hours: float) -> str:
    return (utc_now() + timedelta(hours=hours)).isoformat()


def _types(platform: Caller, worker: Database) -> list[str]:
    number_feeds(worker)
    return [event["type"] for event in platform.get("/v1/events").json["items"]]


@pytest.mark.parametrize("change", ["status = 'revoked'", "expires_on = current_date - 1"])
@pytest.mark.parametrize("accepted", [False, True])
def test_clinician_without_a_licence_reads_nothing_more(
    world: World, change: str, *, accepted: bool
) -> None:
    referral, _ = world.queued(world.platform())
    clinician = world.clinician("NY")
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}"
    if accepted:
        clinician.post(f"{path}/accept", Claim_Token=token)
    assert clinician.get(f"{path}/context").status_code == 200
    world.rows(f"UPDATE licence SET {change} RETURNING jurisdiction")
    assert clinician.get(f"{path}/context").status_code == 410


def test_revoking_an_earlier_consent_takes_back_the_one_that_stands(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    first, second = world.granted(member, referral), world.granted(member, referral)
    claimed(clinician, referral)
    assert clinician.get(f"/v1/referrals/{referral['id']}/context").status_code == 200
    answer = member.post(f"/v1/consents/{first['id']}/revoke")
    assert (answer.status_code, answer.json["id"]) == (200, second["id"])
    assert clinician.get(f"/v1/referrals/{referral['id']}/context").status_code == 410


def test_card_is_gone_and_nothing_is_accepted_when_the_consent_has_expired(world: World) -> None:
    platform, clinician, late = world.platform(), world.clinician("NY"), world.clinician("NY")
    held = world.submitted(platform, member_ref="u-1")
    waiting = world.submitted(platform, member_ref="u-2")
    for referral, ref in ((held, "u-1"), (waiting, "u-2")):
        member = world.member_of(platform, ref)
        member.post("/v1/consents", world.terms(referral, expires_at=_in(0.2)))
    token = claimed(clinician, held)
    clock.move(timedelta(minutes=14))
    try:
        assert late.get("/v1/intake-queue").json["items"] == []
        assert late.post(f"/v1/referrals/{waiting['id']}/claim").status_code == 404
        answer = clinician.post(f"/v1/referrals/{held['id']}/accept", Claim_Token=token)
        assert answer.json["type"].endswith("/consent-not-active")
    finally:
        clock.move(-timedelta(minutes=14))


def test_card_stays_when_a_longer_consent_replaces_a_shorter_one(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    member.post("/v1/consents", world.terms(referral, expires_at=_in(1)))
    world.granted(member, referral)
    clock.move(timedelta(hours=2))
    try:
        assert len(clinician.get("/v1/intake-queue").json["items"]) == 1
    finally:
        clock.move(-timedelta(hours=2))


def test_what_flowed_back_ends_with_a_shorter_consent(world: World, worker: Database) -> None:
    platform = world.platform()
    referral, member = world.queued(platform)
    claimed(world.clinician("NY"), referral)
    member.post("/v1/consents", world.terms(referral, expires_at=_in(1)))
    assert "referral.opened" in _types(platform, worker)
    clock.move(timedelta(hours=2))
    try:
        assert "referral.opened" not in _types(platform, worker)
    finally:
        clock.move(-timedelta(hours=2))


def test_widening_after_a_claim_is_told_and_accounted_for(world: World, worker: Database) -> None:
    platform = world.platform()
    referral, member = world.queued(platform, share_back="none")
    claimed(world.clinician("NY"), referral)
    world.granted(member, referral, share_back="outcome")
    assert platform.get(f"/v1/referrals/{referral['id']}").json["status"] == "open"
    assert "referral.opened" in _types(platform, worker)
    [entry] = member.get("/v1/disclosures").json["items"]
    assert (entry["purpose"], entry["what"]) == ("share_back", "referral.opened")


def test_moment_of_a_claim_is_not_told_when_nothing_is_shared_back(world: World) -> None:
    platform = world.platform()
    referral, _ = world.queued(platform, share_back="none")
    before = platform.get(f"/v1/referrals/{referral['id']}").json
    claimed(world.clinician("NY"), referral)
    assert platform.get(f"/v1/referrals/{referral['id']}").json == before
    assert before["status"] == "not_shared"


@pytest.mark.parametrize("end", ["taken back", "over"])
def test_platform_reads_no_status_once_what_flows_back_has_ended(world: World, end: str) -> None:
    platform = world.platform()
    referral, member = world.queued(platform, share_back="outcome")
    claimed(world.clinician("NY"), referral)
    paths = (f"/v1/referrals/{referral['id']}", "/v1/referrals")
    assert '"open"' in platform.get(paths[0]).text
    [consent] = member.get("/v1/consents").json["items"]
    if end == "taken back":
        assert member.post(f"/v1/consents/{consent['id']}/revoke").status_code == 200
    else:
        world.rows("UPDATE consent SET expires_at = now() - interval '1 second' RETURNING 1")
    one, [listed] = platform.get(paths[0]).json, platform.get(paths[1]).json["items"]
    assert one["status"] == listed["status"] == "not_shared"


@pytest.mark.parametrize("end", ["deny", "revoke", "expire"])
def test_words_are_destroyed_when_nothing_came_of_it(
    world: World, worker: Database, end: str
) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    if end == "deny":
        member.post("/v1/consents", world.terms(referral, decision="deny", items=[]))
    elif end == "revoke":
        consent = world.granted(member, referral)
        member.post(f"/v1/consents/{consent['id']}/revoke")
    else:
        clock.move(timedelta(days=8))
        fire_timers(worker)
        clock.move(-timedelta(days=8))
    assert world.rows("SELECT count(*) FROM context_body")[0][0] == 0
    assert world.rows("SELECT count(*) FROM context_item")[0][0] == 1, "the account of it stays"


def test_former_holder_sees_nothing_of_a_withdrawn_referral(world: World) -> None:
    referral, member = world.queued(world.platform())
    clinician = world.clinician("NY")
    claimed(clinician, referral)
    [consent] = member.get("/v1/consents").json["items"]
    member.post(f"/v1/consents/{consent['id']}/revoke")
    assert clinician.get(f"/v1/referrals/{referral['id']}").status_code == 404
    assert clinician.get("/v1/referrals").json["items"] == []


def test_revoking_destroys_no_word_of_another_referral(world: World) -> None:
    platform = world.platform()
    first, member = world.queued(platform)
    elsewhere = str(world.second_community(platform))
    second = world.submitted(platform, community_id=elsewhere)
    [consent] = member.get("/v1/consents").json["items"]
    assert member.post(f"/v1/consents/{consent['id']}/revoke").json["keys_destroyed"] == 1
    kept = world.rows(
        "SELECT i.referral_id FROM context_key k JOIN context_item i ON i.id = k.context_id"
    )
    assert [str(row.referral_id) for row in kept] == [second["id"]] != [first["id"]]


def test_revoking_lists_what_was_read_of_this_referral_alone(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    elsewhere = str(world.second_community(platform))
    first, member = world.queued(platform)
    second, _ = world.queued(platform, community_id=elsewhere)
    for referral in (first, second):
        claimed(clinician, referral)
        assert clinician.get(f"/v1/referrals/{referral['id']}/context").status_code == 200
    [consent] = [
        each["id"]
        for each in member.get("/v1/consents").json["items"]
        if each["referral_id"] == first["id"]
    ]
    listed = member.post(f"/v1/consents/{consent}/revoke").json["disclosed"]
    assert {each["referral_id"] for each in listed} == {first["id"]}


def test_statement_about_an_item_is_not_granted_by_itself(world: World) -> None:
    """It goes where its item goes: by itself it would be shown without what it is about."""
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    item = referral["context"][0]["id"]
    member.post(f"/v1/context/{item}/disagreement", {"text": "It was not like that."})
    listed = member.get(f"/v1/referrals/{referral['id']}").json["context"]
    [statement] = [each["id"] for each in listed if each["kind"] == "disagreement"]
    answer = member.post("/v1/consents", world.terms(referral, items=[statement]))
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == ["/items/0/context_id"]


def test_purpose_that_is_named_twice_is_granted_once(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    consent = world.granted(member, referral, purposes=("triage", "triage"))
    assert [each["purposes"] for each in consent["items"]] == [["triage"]]
