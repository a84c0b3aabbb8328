"""Duplicates: one open referral of a member in a community; elsewhere nobody can tell."""

from tests.integration.referrals.lives import path_of, slug
from tests.world import Answer, World


def _told(answer: Answer, *own: str) -> tuple[int, list[str], str]:
    """Return all that an answer tells, its own ids and times aside."""
    body = {
        name: value
        for name, value in answer.json.items()
        if name not in {"id", "community_id", "context", "consent_url", *own}
        and not name.endswith("_at")
    }
    headers = sorted(name for name, _ in answer.headers)
    return answer.status_code, headers, str(body)


def test_second_one_in_a_community_is_refused_with_a_link_to_the_first(world: World) -> None:
    platform = world.platform()
    first = world.submitted(platform)
    answer = platform.post("/v1/referrals", world.body(platform))
    assert slug(answer) == (409, "duplicate-open-referral")
    assert answer.headers["Link"] == f'<{path_of(first)}>; rel="related"'


def test_another_one_may_come_after_the_end(world: World) -> None:
    platform = world.platform()
    first = world.submitted(platform)
    assert platform.post(f"{path_of(first)}/cancel").json["status"] == "cancelled"
    assert world.submitted(platform)["status"] == "awaiting_consent"


def test_two_communities_of_one_platform_cannot_tell(world: World) -> None:
    platform = world.platform()
    other = str(world.second_community(platform))
    alone = platform.post("/v1/referrals", world.body(platform, member_ref="alone"))
    world.queued(platform, member_ref="both")
    second = platform.post(
        "/v1/referrals", world.body(platform, member_ref="both", community_id=other)
    )
    assert _told(second) == _told(alone)


def test_two_platforms_cannot_tell(world: World) -> None:
    one, two = world.platform(), world.platform()
    alone = two.post("/v1/referrals", world.body(two, member_ref="alone"))
    world.queued(one, member_ref="both")
    second = two.post("/v1/referrals", world.body(two, member_ref="both"))
    assert _told(second) == _told(alone)
    [(members,)] = world.rows("SELECT count(*) FROM member WHERE member_ref = 'both'")
    assert members == 2


def test_the_member_sees_their_own_of_every_community(world: World) -> None:
    platform = world.platform()
    other = str(world.second_community(platform))
    _, member = world.queued(platform)
    world.submitted(platform, community_id=other)
    assert len(member.get("/v1/referrals").json["items"]) == 2
