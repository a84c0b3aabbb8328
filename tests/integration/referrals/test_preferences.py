"""A member's preferences: sent by the platform, read and changed by the member alone."""

from typing import Any

import pytest

from api.db.base import new_id
from tests.world import World, claimed

SENT: dict[str, Any] = {
    "modalities": ["video", "chat"],
    "coverage": "insurance",
    "plan": "harbor_ppo",
    "fee_cents": 12_000,
    "genders": ["woman"],
    "cultures": ["latino"],
    "faiths": ["catholic"],
    "needs": ["captions"],
    "must": ["genders", "fee"],
    "exclude_clinicians": [str(new_id())],
    "exclude_organisations": [str(new_id())],
}
NOTHING: dict[str, Any] = {
    **{name: [] for name, value in SENT.items() if isinstance(value, list)},
    "coverage": "unknown",
    "plan": None,
    "fee_cents": None,
}


def path(referral: dict[str, Any]) -> str:
    return f"/v1/referrals/{referral['id']}/preferences"


def test_the_member_reads_what_was_said_for_them(world: World) -> None:
    platform = world.platform()
    said = world.submitted(platform, preferences=SENT)
    plain = world.submitted(platform, member_ref="u-2")
    read = world.member_of(platform, "u-77").get(path(said))
    assert (read.status_code, read.json, read.headers["ETag"]) == (200, SENT, '"1"')
    assert world.member_of(platform, "u-2").get(path(plain)).json == NOTHING


def test_the_member_changes_it_in_the_version_they_read(world: World) -> None:
    platform = world.platform()
    referral, member = world.queued(platform, preferences=SENT)
    assert member.put(path(referral), {}).status_code == 428
    answer = member.put(path(referral), {"coverage": "self_pay"}, If_Match='"1"')
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    assert answer.json == member.get(path(referral)).json == NOTHING | {"coverage": "self_pay"}
    assert member.put(path(referral), SENT, If_Match='"1"').status_code == 412


def test_a_change_matches_at_once(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform, preferences={"genders": ["woman"]})
    assert clinician.get("/v1/intake-queue").json["items"] == []
    member.put(path(referral), {}, If_Match="*")
    [card] = clinician.get("/v1/intake-queue").json["items"]
    member.put(path(referral), {"exclude_clinicians": [str(clinician.actor.id)]}, If_Match="*")
    assert clinician.get("/v1/intake-queue").json["items"] == []
    assert clinician.post(f"/v1/referrals/{card['referral_id']}/claim").status_code == 404


def test_who_holds_it_keeps_it(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    token = claimed(clinician, referral)
    excluding = {"exclude_clinicians": [str(clinician.actor.id)]}
    assert member.put(path(referral), excluding, If_Match="*").status_code == 200
    answer = clinician.post(f"/v1/referrals/{referral['id']}/accept", Claim_Token=token)
    assert answer.status_code == 200, answer.text


def test_after_the_end_nothing_is_changed(world: World) -> None:
    platform = world.platform()
    referral, member = world.queued(platform)
    [(consent,)] = world.rows("SELECT id FROM consent")
    assert member.post(f"/v1/consents/{consent}/revoke").status_code == 200
    assert member.put(path(referral), {}, If_Match="*").status_code == 409


def test_nobody_else_reads_or_changes_it(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform)
    world.submitted(platform, member_ref="u-2")
    claimed(clinician, referral)
    for other in (platform, clinician, world.coordinator(), world.operator()):
        assert other.get(path(referral)).status_code == 403
        assert other.put(path(referral), {}, If_Match="*").status_code == 403
    stranger = world.member_of(platform, "u-2")
    assert stranger.get(path(referral)).status_code == 404
    assert stranger.put(path(referral), {}, If_Match="*").status_code == 404


def test_it_stands_in_the_members_own_export_and_nowhere_on_the_referral(world: World) -> None:
    platform = world.platform()
    referral, member = world.queued(platform, preferences=SENT)
    assert world.rows("SELECT preferences FROM referral") == [({},)]
    [exported] = member.get("/v1/members/me/export").json["referrals"]
    assert (exported["id"], exported["preferences"]) == (referral["id"], SENT)


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"genders": ["Woman!"]}, "/preferences/genders/0"),
        ({"fee_cents": -1}, "/preferences/fee_cents"),
        ({"must": ["plan"]}, "/preferences/must/0"),
        ({"needs": ["quiet"]}, "/preferences/needs/0"),
        ({"exclude_clinicians": ["Ann"]}, "/preferences/exclude_clinicians/0"),
        ({"hair": ["red"]}, "/preferences/hair"),
    ],
)
def test_what_could_not_match_is_refused(world: World, wrong: dict[str, Any], pointer: str) -> None:
    platform = world.platform()
    answer = platform.post("/v1/referrals", world.body(platform, preferences=wrong))
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]
