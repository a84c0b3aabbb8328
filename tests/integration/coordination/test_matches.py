"""Why nobody takes it: counts of clinicians by reason, and nobody's name."""

from typing import Any

import pytest

from api.referrals.codes import NextAction
from tests.integration.coordination.handed import hand_over
from tests.world import Caller, World, claimed

MUST = {"genders": ["woman"], "needs": ["asl"], "must": ["genders"], "faiths": ["catholic"]}


def path(referral: dict[str, Any]) -> str:
    return f"/v1/referrals/{referral['id']}/matches"


def handed(world: World, platform: Caller, **changes: Any) -> dict[str, Any]:
    referral, _ = world.queued(platform, **changes)
    hand_over(world, referral, NextAction.FIND_CLINICIAN)
    return referral


def change(world: World, clinician: Caller, what: str) -> None:
    sql = f"UPDATE clinician SET {what} WHERE id = :id RETURNING id"
    world.rows(sql, id=clinician.actor.id)


def test_explain_counts_every_clinician_once_per_reason_and_names_nobody(world: World) -> None:
    platform = world.platform()
    referral = handed(world, platform, preferences=MUST)
    good, full, plain = (world.clinician("NY") for _ in range(3))
    for each in (good, full):
        change(world, each, "gender = 'woman', needs_met = '{asl}', faiths = '{catholic}'")
    change(world, full, "capacity = 0")
    elsewhere = world.clinician("CA")
    answer = world.coordinator().get(f"{path(referral)}?explain=true")
    assert answer.status_code == 200, answer.text
    assert answer.json["matches"] == 1
    assert {row["reason"]: row["clinicians"] for row in answer.json["reasons"]} == {
        "licensure": 1,
        "at_capacity": 1,
        "needs": 2,
        "gender": 2,
        "prefers_faith": 2,
    }
    for who in (good, full, plain, elsewhere):
        assert str(who.actor.id) not in answer.text
    assert "Dana" not in answer.text


def test_what_somebody_holds_counts_against_their_capacity(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY", capacity=1)
    other, _ = world.queued(platform, member_ref="u-2")
    claimed(clinician, other)
    referral = handed(world, platform)
    asked = world.coordinator().get(f"{path(referral)}?explain=true").json
    assert asked == {"matches": 0, "reasons": [{"reason": "at_capacity", "clinicians": 1}]}


def test_without_explain_it_counts_matches_alone(world: World) -> None:
    world.clinician("CA")
    referral = handed(world, world.platform())
    assert world.coordinator().get(path(referral)).json == {"matches": 0, "reasons": []}


def test_what_was_not_handed_over_is_not_found(world: World) -> None:
    referral, _ = world.queued(world.platform())
    assert world.coordinator().get(path(referral)).status_code == 404


@pytest.mark.parametrize("asked", ["", "?explain=true"])
def test_only_a_coordinator_may_ask(world: World, asked: str) -> None:
    platform = world.platform()
    referral = handed(world, platform)
    member = world.member_of(platform, "u-77")
    for other in (platform, member, world.clinician("NY"), world.operator()):
        assert other.get(f"{path(referral)}{asked}").status_code == 403
