"""Context: exactly what was consented, to whom, for what, until it is taken back."""

from datetime import timedelta
from uuid import uuid4

from api import clock
from tests.world import Caller, World, claimed

ITEMS = [
    {"kind": "narrative", "text": "canary narrative"},
    {"kind": "screener", "instrument": "gad-7", "answers": {"1": 2}, "respondent": "proxy"},
    {"kind": "contact", "text": "canary contact 555-0101"},
]


def _accepted(world: World) -> tuple[dict[str, object], Caller, Caller, str]:
    referral, member = world.queued(world.platform())
    clinician = world.clinician("NY")
    token = claimed(clinician, referral)
    clinician.post(f"/v1/referrals/{referral['id']}/accept", Claim_Token=token)
    return referral, member, clinician, token


def test_only_named_items_are_read_for_each_purpose(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral = world.submitted(platform, context=ITEMS)
    member = world.member_of(platform, "u-77")
    first, second, _ = (item["id"] for item in referral["context"])
    body = world.terms(referral)
    body["items"] = [
        {"context_id": first, "purposes": ["triage", "care"]},
        {"context_id": second, "purposes": ["care"]},
    ]
    assert member.post("/v1/consents", body).status_code == 201
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}"
    triage = clinician.get(f"{path}/context")
    assert [item["id"] for item in triage.json["items"]] == [first]
    clinician.post(f"{path}/accept", Claim_Token=token)
    care = clinician.get(f"{path}/context")
    assert [item["id"] for item in care.json["items"]] == [first, second]
    assert [item["respondent"] for item in care.json["items"]] == [None, "proxy"]
    assert "555-0101" not in triage.text + care.text
    assert care.headers["Cache-Control"] == "no-store"


def test_nobody_reads_context_before_a_claim(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform, context=ITEMS)
    assert clinician.get(f"/v1/referrals/{referral['id']}/context").status_code == 404
    assert "canary" not in clinician.get("/v1/intake-queue").text
    assert platform.get(f"/v1/referrals/{referral['id']}/context").status_code == 403
    assert "canary" not in platform.get(f"/v1/referrals/{referral['id']}").text


def test_referral_goes_on_when_the_member_shares_nothing(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform, items=[])
    claimed(clinician, referral)
    answer = clinician.get(f"/v1/referrals/{referral['id']}/context")
    assert (answer.status_code, answer.json["items"]) == (200, [])


def test_former_reader_gets_gone_and_others_nothing_when_a_consent_is_revoked(
    world: World,
) -> None:
    referral, member, clinician, _ = _accepted(world)
    path = f"/v1/referrals/{referral['id']}/context"
    assert clinician.get(path).status_code == 200
    [consent] = member.get("/v1/consents").json["items"]
    assert member.post(f"/v1/consents/{consent['id']}/revoke").json["status"] == "revoked"
    assert clinician.get(path).status_code == 410
    assert world.clinician("NY").get(path).status_code == 404
    assert member.get(f"/v1/referrals/{referral['id']}").json["status"] == "withdrawn"
    assert len(member.get("/v1/disclosures").json["items"]) == 2, "past reads stay on account"


def test_revocation_wins_over_a_claim_that_is_held(world: World) -> None:
    referral, member = world.queued(world.platform())
    clinician = world.clinician("NY")
    token = claimed(clinician, referral)
    [consent] = member.get("/v1/consents").json["items"]
    member.post(f"/v1/consents/{consent['id']}/revoke")
    answer = clinician.post(f"/v1/referrals/{referral['id']}/accept", Claim_Token=token)
    assert answer.status_code == 409
    assert world.rows("SELECT count(*) FROM intake_card")[0][0] == 0


def test_second_revocation_is_refused(world: World) -> None:
    _, member = world.queued(world.platform())
    [consent] = member.get("/v1/consents").json["items"]
    assert member.post(f"/v1/consents/{consent['id']}/revoke").status_code == 200
    assert member.post(f"/v1/consents/{consent['id']}/revoke").status_code == 409


def test_nothing_is_read_when_the_consent_has_expired(world: World) -> None:
    referral, _, clinician, _ = _accepted(world)
    clock.move(timedelta(days=91))
    try:
        answer = clinician.get(f"/v1/referrals/{referral['id']}/context")
        assert answer.status_code == 404, "never read, so there is nothing to be gone"
    finally:
        clock.move(-timedelta(days=91))


def test_narrower_consent_replaces_the_wider_one(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral = world.submitted(platform, context=ITEMS)
    member = world.member_of(platform, "u-77")
    wide = world.granted(member, referral)
    first = referral["context"][0]["id"]
    narrow = world.granted(member, referral, items=[first])
    assert narrow["supersedes"] == wide["id"]
    claimed(clinician, referral)
    items = clinician.get(f"/v1/referrals/{referral['id']}/context").json["items"]
    assert [item["id"] for item in items] == [first]


def test_consents_are_paged_newest_first_and_none_twice(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    granted = [world.granted(member, referral)["id"] for _ in range(2)]
    first = member.get("/v1/consents?limit=1").json
    second = member.get(f"/v1/consents?limit=1&cursor={first['next_cursor']}").json
    newest, oldest = first["items"] + second["items"]
    assert [newest["id"], oldest["id"]] == granted[::-1]
    assert (newest["status"], oldest["status"]) == ("active", "superseded")


def test_denial_ends_the_referral_unread(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    body = world.terms(referral, decision="deny", items=[])
    assert member.post("/v1/consents", body).json["status"] == "denied"
    assert platform.get(f"/v1/referrals/{referral['id']}").json["status"] == "withdrawn"
    assert member.post("/v1/consents", world.terms(referral)).status_code == 409


def test_item_of_another_referral_is_refused(world: World) -> None:
    platform = world.platform()
    other = world.submitted(platform, member_ref="u-1")
    referral = world.submitted(platform, member_ref="u-2")
    member = world.member_of(platform, "u-2")
    body = world.terms(referral, items=[other["context"][0]["id"]])
    answer = member.post("/v1/consents", body)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/items/0/context_id")


def test_another_members_consent_does_not_exist(world: World) -> None:
    platform = world.platform()
    referral, member = world.queued(platform, member_ref="u-1")
    world.submitted(platform, member_ref="u-2")
    stranger = world.member_of(platform, "u-2")
    [consent] = member.get("/v1/consents").json["items"]
    assert stranger.get(f"/v1/consents/{consent['id']}").status_code == 404
    assert stranger.post(f"/v1/consents/{consent['id']}/revoke").status_code == 404
    assert stranger.post("/v1/consents", world.terms(referral)).status_code == 404
    assert stranger.get(f"/v1/referrals/{referral['id']}").status_code == 404
    assert stranger.get("/v1/disclosures").json["items"] == []


def test_consent_for_an_unknown_referral_is_not_found(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    unknown = {**world.terms(referral), "referral_id": str(uuid4())}
    assert member.post("/v1/consents", unknown).status_code == 404


def test_clinician_who_lost_the_claim_reads_nothing_more(world: World) -> None:
    referral, _ = world.queued(world.platform())
    first, second = world.clinician("NY"), world.clinician("NY")
    path = f"/v1/referrals/{referral['id']}"
    token = claimed(first, referral)
    assert first.get(f"{path}/context").status_code == 200
    first.post(f"{path}/decline", {"reason": "out_of_scope"}, Claim_Token=token)
    assert first.get(f"{path}/context").status_code == 410
    claimed(second, referral)
    assert second.get(f"{path}/context").status_code == 200
