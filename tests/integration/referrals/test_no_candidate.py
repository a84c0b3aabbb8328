"""No candidate at all is said to the source at once, with alternatives and what to expect."""

from typing import Any

import pytest

from tests.world import Caller, World

MUST = {"genders": ["woman"], "must": ["genders"]}


def waits(world: World, clinician: Caller, days: int) -> None:
    world.rows(
        "UPDATE clinician SET expected_wait_days = :days WHERE id = :id RETURNING id",
        days=days,
        id=clinician.actor.id,
    )


def told(referral: dict[str, Any]) -> tuple[str, int | None, bool]:
    return referral["candidates"], referral["expected_wait_days"], bool(referral["alternatives"])


def test_with_a_candidate_it_says_so_and_the_shortest_wait(world: World) -> None:
    waits(world, world.clinician("NY"), 21)
    waits(world, world.clinician("NY"), 7)
    waits(world, world.clinician("CA"), 1)
    assert told(world.submitted(world.platform())) == ("some", 7, False)


def test_nobody_names_a_wait(world: World) -> None:
    world.clinician("NY")
    assert told(world.submitted(world.platform())) == ("some", None, False)


def test_where_nobody_is_licensed_it_names_alternatives_at_once(world: World) -> None:
    world.clinician("CA")
    world.clinician("NY", lapsed=True)
    platform = world.platform()
    referral = world.submitted(platform)
    assert told(referral) == ("none", None, True)
    assert {"id", "name", "url"} == set(referral["alternatives"][0])
    assert referral["status"] == "awaiting_consent"


def test_where_nobody_has_what_must_be_it_says_what_the_others_would_take(world: World) -> None:
    waits(world, world.clinician("NY"), 14)
    platform = world.platform()
    assert told(world.submitted(platform, preferences=MUST)) == ("none", 14, True)
    wish = MUST | {"must": []}
    assert told(world.submitted(platform, member_ref="u-2", preferences=wish)) == (
        "some",
        14,
        False,
    )


def test_an_attested_consent_that_names_who_cannot_take_it_has_no_candidate(world: World) -> None:
    platform, elsewhere = world.platform(), world.clinician("CA")
    world.clinician("NY")
    world.agreed(platform)
    named = {"class": "licensed_clinician", "clinician_id": str(elsewhere.actor.id)}
    attested = world.attested("narrative", recipients=[named])
    referral = world.submitted(platform, attested_consent=attested)
    assert told(referral) == ("none", None, True)


@pytest.mark.parametrize("key", ["a", "b"])
def test_a_repeated_submission_is_told_the_same(world: World, key: str) -> None:
    platform = world.platform()
    body = world.body(platform)
    first = platform.post("/v1/referrals", body, Idempotency_Key=key * 16)
    world.clinician("NY")
    again = platform.post("/v1/referrals", body, Idempotency_Key=key * 16)
    assert first.json == again.json
    assert told(again.json) == ("none", None, True)
