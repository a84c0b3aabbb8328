"""A clinician's own profile and conflicts: read with a version, changed with that version alone."""

from typing import Any

import pytest

from api.clock import utc_now
from api.db.base import new_id
from tests.world import Answer, Caller, World

ME = "/v1/clinicians/me"
WHOLE = {
    "languages": ["en", "es-MX"],
    "modalities": ["video", "chat"],
    "specialties": ["anxiety"],
    "age_groups": ["16_17", "adult"],
    "gender": "woman",
    "cultures": ["latino"],
    "faiths": ["catholic"],
    "needs_met": ["asl", "captions"],
    "coverages": ["insurance"],
    "plans": ["harbor_ppo"],
    "fee_cents": 12_000,
    "sliding_scale": True,
    "expected_wait_days": 7,
    "away_from": "2030-12-21",
    "away_until": "2031-01-04",
}


def changed(clinician: Caller, **changes: Any) -> Answer:
    """Change the profile in the version that is read just before."""
    tag = clinician.get(ME).headers["ETag"]
    return clinician.patch(ME, changes, If_Match=tag)


def shown(clinician: Caller) -> list[str]:
    return [card["referral_id"] for card in clinician.get("/v1/intake-queue").json["items"]]


def test_all_that_matches_can_be_said_and_is_read_again(world: World) -> None:
    clinician = world.clinician("NY")
    answer = changed(clinician, **WHOLE)
    assert answer.status_code == 200
    read = clinician.get(ME)
    assert read.json == answer.json
    assert read.headers["ETag"] == answer.headers["ETag"] == '"2"'
    assert {name: read.json[name] for name in WHOLE} == WHOLE


def test_what_is_left_out_stays(world: World) -> None:
    clinician = world.clinician("NY")
    changed(clinician, **WHOLE)
    changed(clinician, fee_cents=None, away_from=None, away_until=None)
    read = clinician.get(ME).json
    kept = WHOLE | {"fee_cents": None, "away_from": None, "away_until": None}
    assert {name: read[name] for name in WHOLE} == kept


def test_licences_are_shown_and_are_not_the_clinicians_to_change(world: World) -> None:
    clinician = world.clinician("NY", lapsed=True)
    read = clinician.get(ME).json
    assert [(each["jurisdiction"], each["status"]) for each in read["licences"]] == [
        ("NY", "lapsed")
    ]
    assert read["practises_in"] == []
    for name in ("licences", "status", "capacity", "npi", "version"):
        assert changed(clinician, **{name: 1}).status_code == 422


def test_a_change_names_the_version_that_it_replaces(world: World) -> None:
    clinician = world.clinician("NY")
    assert clinician.patch(ME, {"gender": "man"}).status_code == 428
    assert clinician.patch(ME, {"gender": "man"}, If_Match='"1"').status_code == 200
    stale = clinician.patch(ME, {"gender": "woman"}, If_Match='"1"')
    assert (stale.status_code, stale.headers["ETag"]) == (412, '"2"')
    assert clinician.get(ME).json["gender"] == "man"


@pytest.mark.parametrize(
    "leave",
    [
        {"away_from": "2030-12-21"},
        {"away_until": "2030-12-21"},
        {"away_from": "2030-12-21", "away_until": "2030-12-20"},
    ],
)
def test_half_a_leave_is_refused(world: World, leave: dict[str, str]) -> None:
    answer = changed(world.clinician("NY"), **leave)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == ["/away_until"]


@pytest.mark.parametrize("name", ["genders", "languages", "fee_cents", "specialties"])
def test_what_could_not_match_is_refused(world: World, name: str) -> None:
    wrong = {"genders": "woman", "languages": [], "fee_cents": -1, "specialties": ["Grief!"]}
    assert changed(world.clinician("NY"), **{name: wrong[name]}).status_code == 422


def test_who_is_away_is_shown_nothing_until_they_are_back(world: World) -> None:
    referral, _ = world.queued(world.platform())
    clinician, today = world.clinician("NY"), utc_now().date().isoformat()
    assert shown(clinician) == [referral["id"]]
    changed(clinician, away_from=today, away_until=today)
    assert shown(clinician) == []
    assert clinician.post(f"/v1/referrals/{referral['id']}/claim").status_code == 404
    changed(clinician, away_from=None, away_until=None)
    assert shown(clinician) == [referral["id"]]


def test_nobody_else_reads_or_changes_it(world: World) -> None:
    platform = world.platform()
    world.submitted(platform)
    for other in (platform, world.member_of(platform, "u-77"), world.operator()):
        assert other.get(ME).status_code == 403
        assert other.patch(ME, {}, If_Match="*").status_code == 403


# Conflicts


def conflict(community: object) -> str:
    return f"{ME}/conflicts/{community}"


def test_a_conflict_keeps_a_communitys_members_away(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    there = world.enrolled[platform.actor.id].community_id
    referral, _ = world.queued(platform)
    elsewhere, _ = world.queued(platform, community_id=str(world.second_community(platform)))
    declared = clinician.put(conflict(there), None, If_Match="*")
    assert (declared.status_code, declared.json["conflict"]) == (200, True)
    assert clinician.get(conflict(there)).json == declared.json
    assert clinician.get(ME).json["conflicts"] == [str(there)]
    assert shown(clinician) == [elsewhere["id"]]
    assert clinician.post(f"/v1/referrals/{referral['id']}/claim").status_code == 404
    assert len(shown(world.clinician("NY"))) == 2
    withdrawn = clinician.delete(conflict(there), If_Match=declared.headers["ETag"])
    assert (withdrawn.status_code, withdrawn.json["conflict"]) == (200, False)
    assert len(shown(clinician)) == 2


def test_a_conflict_is_declared_in_a_version_and_recorded(world: World) -> None:
    clinician = world.clinician("NY")
    there = world.enrolled[world.platform().actor.id].community_id
    assert clinician.put(conflict(there), None).status_code == 428
    assert clinician.put(conflict(there), None, If_Match='"7"').status_code == 412
    assert clinician.put(conflict(there), None, If_Match='"1"').status_code == 200
    assert clinician.delete(conflict(there), If_Match='"1"').status_code == 412
    assert clinician.delete(conflict(there), If_Match='"2"').status_code == 200
    acts = world.rows("SELECT action FROM audit_event WHERE action LIKE 'conflict%' ORDER BY id")
    assert [act for (act,) in acts] == ["conflict.declared", "conflict.withdrawn"]


def test_a_community_that_is_not_there_is_not_found(world: World) -> None:
    clinician = world.clinician("NY")
    assert clinician.put(conflict(new_id()), None, If_Match="*").status_code == 404
    assert clinician.delete(conflict(new_id()), If_Match="*").status_code == 404


def test_a_conflict_is_the_clinicians_own(world: World) -> None:
    one, other = world.clinician("NY"), world.clinician("NY")
    there = world.enrolled[world.platform().actor.id].community_id
    one.put(conflict(there), None, If_Match="*")
    assert other.get(conflict(there)).json["conflict"] is False
    assert other.delete(conflict(there), If_Match="*").status_code == 404
