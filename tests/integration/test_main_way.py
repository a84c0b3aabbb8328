"""The main way through every slice, on the real app and database."""

from tests.world import World, claimed


def test_referral_goes_to_a_clinician_and_back_when_the_member_grants(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    [card] = clinician.get("/v1/intake-queue").json["items"]
    assert card["referral_id"] == referral["id"]
    token = claimed(clinician, referral)
    path = f"/v1/referrals/{referral['id']}"
    [triage] = clinician.get(f"{path}/context").json["items"]
    assert (triage["kind"], triage["purpose"]) == ("narrative", "triage")
    assert clinician.post(f"{path}/accept", Claim_Token=token).status_code == 200
    [care] = clinician.get(f"{path}/context").json["items"]
    assert care["purpose"] == "care"
    outcome = {"code": "engaged_in_care", "evidence": "clinician_attested"}
    assert clinician.post(f"{path}/outcome", outcome, Claim_Token=token).status_code == 200
    assert platform.get(path).json["outcome"]["code"] == "engaged_in_care"
    account = member.get("/v1/disclosures").json["items"]
    assert [entry["purpose"] for entry in account] == ["share_back", "care", "triage", "share_back"]
