"""Minors: referred on their own word only where a row and the operator both say so."""

from datetime import UTC, datetime
from typing import Any

import pytest

from api.referrals import refuse_minor
from tests.integration.referrals.lives import path_of, place_of, slug
from tests.world import Caller, World, claimed

URL = "/v1/referrals"


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand before the day on which the rows have to be reviewed."""
    monkeypatch.setattr(refuse_minor, "utc_now", lambda: datetime(2026, 11, 23, tzinfo=UTC))


def _body(world: World, platform: Caller, place: str, age_group: str) -> dict[str, Any]:
    body: dict[str, Any] = world.body(platform)
    body["member"] |= {"jurisdiction": place, "age_group": age_group}
    return body


def test_a_minor_is_referred_where_the_row_is_open_and_turned_on(world: World) -> None:
    world.app.config["MINORS_IN"] = frozenset({"CA"})
    platform = world.platform()
    answer = platform.post(URL, _body(world, platform, "CA", "13_15"))
    assert (answer.status_code, answer.json["status"]) == (201, "awaiting_consent")


@pytest.mark.parametrize(
    ("place", "age_group", "because", "who"),
    [
        ("CA", "16_17", "not_turned_on", "member"),
        ("PA", "13_15", "not_alone", "parent_or_guardian"),
        ("NY", "16_17", "not_alone", "parent_or_guardian"),
        ("GA", "16_17", "no_rule", "not_known"),
    ],
)
def test_a_refusal_says_why_and_who_consents(
    world: World, place: str, age_group: str, because: str, who: str
) -> None:
    world.app.config["MINORS_IN"] = frozenset({"PA", "NY", "GA"})
    platform = world.platform()
    answer = platform.post(URL, _body(world, platform, place, age_group))
    assert (answer.status_code, answer.json["because"], answer.json["who_consents"]) == (
        409,
        because,
        who,
    )
    assert "youth" in str(answer.json["crisis"]["options"][:2])


def _referred(world: Any, platform: Any) -> dict[str, Any]:
    """Refer somebody of 16 or 17 in California, who may consent alone there."""
    world.app.config["MINORS_IN"] = frozenset({"CA"})
    answer = platform.post(URL, _body(world, platform, "CA", "16_17"))
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json
    return found


def _refused(answer: Any) -> None:
    assert slug(answer) == (409, "minor-not-served")
    assert answer.json["who_consents"] == "member"
    assert "988" in answer.text


def _for_minors(world: Any, clinician: Any) -> Any:
    world.rows(
        "UPDATE clinician SET age_groups = '{16_17}' WHERE id = :id RETURNING id",
        id=clinician.actor.id,
    )
    return clinician


def _switch_off(world: Any) -> None:
    world.app.config["MINORS_IN"] = frozenset()


def test_the_rule_is_asked_again_when_the_member_grants(world: Any) -> None:
    platform = world.platform()
    referral = _referred(world, platform)
    member = world.member_of(platform, "u-77")
    _switch_off(world)
    _refused(member.post("/v1/consents", world.terms(referral)))
    assert member.get("/v1/consents").json["items"] == []
    assert place_of(world, referral) == "awaiting_consent"


def test_whom_the_rule_leaves_in_the_queue_is_with_a_coordinator(world: Any) -> None:
    platform, clinician = world.platform(), _for_minors(world, world.clinician("CA"))
    referral = _referred(world, platform)
    world.granted(world.member_of(platform, "u-77"), referral)
    _switch_off(world)
    _refused(clinician.post(f"{path_of(referral)}/claim"))
    assert world.rows("SELECT status, next_actor FROM referral") == [("queued", "coordinator")]
    answer = clinician.post("/v1/intake-queue/claims")
    assert answer.status_code == 204, "and it stands in nobody's way"
    again = clinician.post(f"{path_of(referral)}/claim")
    assert again.status_code == 404, "nor is it said that somebody has it"


def test_the_next_claim_is_not_stopped_by_it(world: Any) -> None:
    platform, clinician = world.platform(), _for_minors(world, world.clinician("CA"))
    referral = _referred(world, platform)
    world.granted(world.member_of(platform, "u-77"), referral)
    _switch_off(world)
    _refused(clinician.post("/v1/intake-queue/claims"))
    assert clinician.post("/v1/intake-queue/claims").status_code == 204


def test_the_rule_is_asked_again_when_the_holder_accepts_and_never_after(world: Any) -> None:
    platform, clinician = world.platform(), _for_minors(world, world.clinician("CA"))
    referral = _referred(world, platform)
    member = world.member_of(platform, "u-77")
    world.granted(member, referral)
    token = claimed(clinician, referral)
    _switch_off(world)
    path = f"{path_of(referral)}/accept"
    _refused(clinician.post(path, Claim_Token=token))
    listed = clinician.get(f"{path_of(referral)}/actions").json["items"]
    assert {each["action"]: each["blocked_by"] for each in listed}["accept"] == "minor-not-served"
    world.app.config["MINORS_IN"] = frozenset({"CA"})
    assert clinician.post(path, Claim_Token=token).status_code == 200
    _switch_off(world)
    assert member.post("/v1/consents", world.terms(referral)).status_code == 201
    assert clinician.get(f"{path_of(referral)}/context").status_code == 200
