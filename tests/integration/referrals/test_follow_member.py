"""A member moves: their open referrals go where they are now, and no older answer moves them."""

from datetime import timedelta
from uuid import UUID

from api.clock import utc_now
from tests.world import Caller, World, claimed


def _second_community(world: World, platform: Caller) -> str:
    community = "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"
    world.rows(
        "INSERT INTO community (platform_id, id, name, created_at)"
        " VALUES (:p, :c, 'Night Watch', now()) RETURNING id",
        p=platform.actor.id,
        c=UUID(community),
    )
    return community


def test_open_referral_leaves_the_old_state_when_the_member_has_moved(world: World) -> None:
    platform, there, here = world.platform(), world.clinician("NY"), world.clinician("CA")
    referral, _ = world.queued(platform)
    token = claimed(there, referral)
    community = _second_community(world, platform)
    world.submitted(platform, jurisdiction="CA", community_id=community)
    path = f"/v1/referrals/{referral['id']}"
    assert there.get(f"{path}/context").status_code == 404
    late = there.post(f"{path}/accept", Claim_Token=token)
    assert (late.status_code, late.json["type"].rpartition("/")[2]) == (409, "stale-claim")
    assert claimed(here, referral) == "2"


def test_older_answer_does_not_move_the_member_back(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform)
    body = world.body(platform, jurisdiction="CA", community_id=_second_community(world, platform))
    body["member"]["jurisdiction_asked_at"] = (utc_now() - timedelta(days=30)).isoformat()
    answer = platform.post("/v1/referrals", body)
    assert (answer.status_code, answer.json["jurisdiction"]) == (201, "NY")
    assert claimed(clinician, referral) == "1"
