"""Withdrawing: at any time, with and without a consent, and it wins over everything."""

import pytest

from tests.integration.referrals.lives import accepted, path_of, place_of, slug
from tests.world import World, claimed

LIVES = ["awaiting_consent", "queued", "claimed", "accepted"]


@pytest.mark.parametrize("life", LIVES)
def test_withdrawal_wins_from_every_place(world: World, life: str) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral = world.submitted(platform)
    member, token = world.member_of(platform, "u-77"), "0"
    if life != "awaiting_consent":
        world.granted(member, referral)
    if life in ("claimed", "accepted"):
        token = (claimed if life == "claimed" else accepted)(clinician, referral)
    answer = member.post(f"{path_of(referral)}/withdraw")
    assert (answer.status_code, answer.json["status"]) == (200, "withdrawn")
    assert world.rows("SELECT 1 FROM context_key") == []
    assert world.rows("SELECT 1 FROM intake_card") == []
    assert world.rows("SELECT 1 FROM timer WHERE fired_at IS NULL AND ended_at IS NULL") == []
    assert world.rows("SELECT 1 FROM consent WHERE status = 'active'") == []
    late = clinician.post(f"{path_of(referral)}/accept", Claim_Token=token)
    assert late.status_code == (409 if int(token) else 404)
    assert slug(member.post(f"{path_of(referral)}/withdraw")) == (409, "invalid-transition")


def test_consent_ends_with_a_receipt_when_it_is_withdrawn(world: World) -> None:
    platform = world.platform()
    referral, member = world.queued(platform)
    member.post(f"{path_of(referral)}/withdraw")
    [consent] = member.get("/v1/consents").json["items"]
    receipts = member.get(f"/v1/consents/{consent['id']}/receipt").json["items"]
    assert [each["status"] for each in receipts] == ["active", "revoked"]


def test_platform_cannot_tell_withdrawing_from_revoking(world: World) -> None:
    """What it is shown of one and of the other differs in ids, references and times alone."""
    platform, clinician = world.platform(), world.clinician("NY")
    shown = []
    for way in ("withdraw", "revoke"):
        referral, member = world.queued(platform, member_ref=way, reference="r")
        claimed(clinician, referral)
        [consent] = member.get("/v1/consents").json["items"]
        path = path_of(referral) if way == "withdraw" else f"/v1/consents/{consent['id']}"
        assert member.post(f"{path}/{way}").status_code == 200
        answer = platform.get(path_of(referral)).json
        shown.append({k: v for k, v in answer.items() if k not in ("id", "context", "created_at")})
    assert shown[0] == shown[1]


def test_member_of_the_same_platform_cannot_withdraw_it(world: World) -> None:
    platform = world.platform()
    referral, _ = world.queued(platform)
    world.submitted(platform, member_ref="u-78")
    other = world.member_of(platform, "u-78")
    assert other.post(f"{path_of(referral)}/withdraw").status_code == 404
    assert place_of(world, referral) == "queued"
