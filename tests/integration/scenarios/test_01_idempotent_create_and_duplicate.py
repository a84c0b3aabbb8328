"""Scenario 1: a submission sent twice is one, and only its own community hears of a second.

The same key twice, the key with another body, the member again in the same community, and the same
member elsewhere: at another community of the platform, and at another platform.
"""

from typing import Any

from tests.journey import URL, slug
from tests.world import Answer, World

IDS = ("id", "community_id", "consent_url", "created_at", "updated_at", "due_at", "context")
"""What differs between two referrals that are alike: ids, and the moment."""


def alike(answer: Answer) -> tuple[int, list[str], dict[str, Any]]:
    """Return all of an answer but ids and moments."""
    shown = {name: value for name, value in answer.json.items() if name not in IDS}
    moving = {"Location", "Date", "Request-Id"}
    headers = [f"{name}: {value}" for name, value in answer.headers if name not in moving]
    return answer.status_code, headers, shown


def test_a_submission_sent_twice_is_one_referral(world: World) -> None:
    platform = world.platform()
    body = world.body(platform)
    first, again = (platform.post(URL, body, Idempotency_Key="key-1") for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json["id"] == again.json["id"]
    assert "Idempotent-Replayed" not in first.headers
    assert again.headers["Idempotent-Replayed"] == "true"
    assert world.rows("SELECT count(*) FROM referral") == [(1,)]
    other = platform.post(URL, body | {"reference": "ref-2"}, Idempotency_Key="key-1")
    assert slug(other) == (422, "idempotency-key-reused")


def test_a_second_referral_of_the_same_community_is_led_to_the_first(world: World) -> None:
    platform = world.platform()
    first = world.submitted(platform)
    second = platform.post(URL, world.body(platform, reference="ref-2"))
    assert slug(second) == (409, "duplicate-open-referral")
    assert f"/v1/referrals/{first['id']}" in second.headers["Link"]
    assert platform.get(f"{URL}/{second.json['referral_id']}").json["id"] == first["id"]
    assert world.rows("SELECT count(*) FROM referral") == [(1,)]


def test_another_community_cannot_tell_that_the_member_is_being_referred(world: World) -> None:
    platform, stranger = world.platform(), world.platform()
    world.submitted(platform)
    elsewhere = str(world.second_community(platform))
    known = alike(platform.post(URL, world.body(platform, community_id=elsewhere)))
    unknown = world.body(platform, community_id=elsewhere, member_ref="u-78")
    assert known == alike(platform.post(URL, unknown))
    assert known[0] == 201
    assert known == alike(stranger.post(URL, world.body(stranger)))
