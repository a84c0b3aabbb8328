"""The member acts too: sees who claimed, refuses them, keeps waiting, says where they are now."""

from typing import Any

import pytest

from api.referrals.codes import NextAction
from tests.integration.coordination.handed import hand_over
from tests.integration.referrals.holder import owning
from tests.integration.referrals.lives import accepted, fire, path_of, place_of, slug
from tests.journey import told, work
from tests.world import World, claimed


def _profile(world: World, clinician_id: Any) -> None:
    world.rows(
        "UPDATE clinician SET fee_cents = 12000, sliding_scale = true, plans = '{Aetna}',"
        " expected_wait_days = 7 WHERE id = :id RETURNING id",
        id=clinician_id,
    )


def test_member_sees_who_claimed_by_which_licence_and_at_what_price(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY", "CA")
    _profile(world, clinician.actor.id)
    referral, member = world.queued(platform)
    assert member.get(path_of(referral)).json["clinician"] is None
    claimed(clinician, referral)
    seen = member.get(path_of(referral)).json["clinician"]
    licence = seen.pop("licence")
    assert seen == {
        "name": "Dana Reyes",
        "fee_cents": 12000,
        "sliding_scale": True,
        "plans": ["Aetna"],
        "expected_wait_days": 7,
    }
    assert (licence["jurisdiction"], licence["number"], licence["verified_with"]) == (
        "NY",
        "1",
        "test board",
    )
    assert member.get("/v1/referrals").json["items"][0]["clinician"]["name"] == "Dana Reyes"
    for other in (platform, clinician):
        assert other.get(path_of(referral)).json["clinician"] is None


@pytest.mark.parametrize("act", [claimed, accepted])
def test_refusing_excludes_for_good_and_moves_on(world: World, act: Any) -> None:
    platform, refused, next_one = world.platform(), world.clinician("NY"), world.clinician("NY")
    referral, member = world.queued(platform)
    token = act(refused, referral)
    answer = member.post(f"{path_of(referral)}/refuse-clinician")
    assert (answer.status_code, answer.json["status"]) == (200, "queued")
    assert answer.json["clinician"] is None
    assert refused.get(path_of(referral)).status_code == 404, "nor is responsible for it"
    assert refused.get(f"{path_of(referral)}/context").status_code == 404
    assert refused.post(f"{path_of(referral)}/claim").status_code == 404
    assert slug(refused.post(f"{path_of(referral)}/release", Claim_Token=token)) == (
        409,
        "stale-claim",
    )
    assert claimed(next_one, referral) == "2"


def test_a_refused_owner_answers_for_nothing(world: World) -> None:
    held = owning(world)
    world.clinician("NY")
    assert held.member.post(f"{held.path}/refuse-clinician").json["status"] == "queued"
    assert held.column("responsible_id") is None


def test_refusing_the_next_leaves_the_one_before_responsible(world: World) -> None:
    held, next_one = owning(world), world.clinician("NY")
    world.clinician("NY")
    assert held.act("hand-back").status_code == 204
    claimed(next_one, held.referral)
    assert held.member.post(f"{held.path}/refuse-clinician").status_code == 200
    assert held.column("responsible_id") == held.clinician.actor.id


def test_refusing_the_last_one_ends_it_with_alternatives(world: World) -> None:
    platform, only = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    claimed(only, referral)
    answer = member.post(f"{path_of(referral)}/refuse-clinician")
    assert answer.json["status"] == "declined"
    assert answer.json["alternatives"]
    work(world)
    assert told(platform) == ["submitted", "queued", "opened", "declined"]


def test_refusing_the_last_one_at_l2_asks_a_coordinator(world: World) -> None:
    platform, only = world.platform(), world.clinician("NY")
    screener = {"kind": "screener", "instrument": "phq-9", "answers": {"9": 1}}
    referral, member = world.queued(platform, context=[screener])
    claimed(only, referral)
    answer = member.post(f"{path_of(referral)}/refuse-clinician").json
    assert (answer["status"], answer["next_actor"]) == ("queued", "coordinator")


def test_whom_the_member_named_and_refused_is_named_anew(world: World) -> None:
    platform, named = world.platform(), world.clinician("NY")
    world.clinician("NY")
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    recipient = {"class": "licensed_clinician", "clinician_id": str(named.actor.id)}
    terms = world.terms(referral, recipients=[recipient])
    assert member.post("/v1/consents", terms).status_code == 201
    claimed(named, referral)
    answer = member.post(f"{path_of(referral)}/refuse-clinician").json
    assert (answer["status"], answer["next_action"]) == ("queued", "decide_consent")


def test_nobody_is_refused_where_nobody_holds_it(world: World) -> None:
    referral, member = world.queued(world.platform())
    answer = member.post(f"{path_of(referral)}/refuse-clinician")
    assert slug(answer) == (409, "invalid-transition")


def test_keeping_waiting_is_asked_again_after_14_days(world: World, later: Any) -> None:
    platform = world.platform()
    world.clinician("NY")
    referral, member = world.queued(platform)
    world.rows("UPDATE oauth_grant SET expires_at = now() + interval '1 year' RETURNING id")
    path = path_of(referral)
    assert slug(member.post(f"{path}/keep-waiting")) == (409, "invalid-transition")
    later(days=10)
    fire(world)
    assert member.get(path).json["next_action"] == "keep_waiting_or_end"
    answer = member.post(f"{path}/keep-waiting")
    assert (answer.status_code, answer.json["status"]) == (200, "queued")
    assert answer.json["next_action"] in ("claim", "find_clinician")
    assert slug(member.post(f"{path}/keep-waiting")) == (409, "invalid-transition")
    later(days=13)
    fire(world)
    assert member.get(path).json["next_action"] != "keep_waiting_or_end"
    later(days=1)
    fire(world)
    assert member.get(path).json["next_action"] == "keep_waiting_or_end"
    later(days=14)
    fire(world)
    assert place_of(world, referral) == "expired", "and whoever does not answer is let go"


def test_a_coordinator_who_looked_for_somebody_goes_on_looking(world: World) -> None:
    world.clinician("NY")
    referral, member = world.queued(world.platform())
    hand_over(world, referral, NextAction.FIND_CLINICIAN)
    asked = "asked_at = now(), next_action = 'keep_waiting_or_end', next_actor = 'member'"
    world.rows(f"UPDATE referral SET {asked} RETURNING id")
    answer = member.post(f"{path_of(referral)}/keep-waiting").json
    assert (answer["next_action"], answer["next_actor"]) == ("find_clinician", "coordinator")


def test_waiting_on_gives_an_owner_their_turn_back(world: World, later: Any) -> None:
    held = owning(world)
    world.rows("UPDATE oauth_grant SET expires_at = now() + interval '1 year' RETURNING id")
    assert held.act("hold", {"expected_wait_days": 60}).status_code == 200
    for _ in range(2):
        later(days=15)
        fire(world)
    assert held.column("next_actor") == "coordinator"
    answer = held.member.post(f"{held.path}/keep-waiting").json
    assert (answer["next_action"], answer["next_actor"]) == ("resume", "clinician")
    running = "SELECT kind, due_at FROM timer WHERE fired_at IS NULL AND ended_at IS NULL"
    due = dict(map(tuple, world.rows(running)))
    assert set(due) == {"consent_expiry", "waitlist_review"}
    assert held.column("due_at") == due["waitlist_review"]


def test_only_the_member_confirms_an_outcome_and_the_platform_is_not_told(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    path = path_of(referral)
    token = accepted(clinician, referral)
    assert slug(member.post(f"{path}/confirm-outcome")) == (409, "invalid-transition")
    outcome = {"code": "care_completed", "evidence": "clinician_attested"}
    assert clinician.post(f"{path}/outcome", outcome, Claim_Token=token).status_code == 200
    before = platform.get(path).data
    answer = member.post(f"{path}/confirm-outcome")
    assert (answer.status_code, answer.json["status"]) == (200, "completed")
    confirmed_at = answer.json["outcome"]["confirmed_at"]
    assert confirmed_at
    again = member.post(f"{path}/confirm-outcome")
    assert again.json["outcome"]["confirmed_at"] == confirmed_at
    assert platform.get(path).data == before
    assert clinician.post(f"{path}/confirm-outcome").status_code == 403


@pytest.mark.parametrize("code", ["care_completed", "not_reached"])
def test_member_contests_an_outcome_and_only_who_recorded_it_sees_that(
    world: World, code: str
) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    path = path_of(referral)
    token = accepted(clinician, referral)
    assert slug(member.post(f"{path}/contest-outcome")) == (409, "invalid-transition")
    outcome = {"code": code, "evidence": "clinician_attested"}
    ended = clinician.post(f"{path}/outcome", outcome, Claim_Token=token).json["status"]
    before = platform.get(path).data
    answer = member.post(f"{path}/contest-outcome")
    assert (answer.status_code, answer.json["status"]) == (200, ended)
    contested_at = answer.json["outcome"]["contested_at"]
    assert contested_at
    again = member.post(f"{path}/contest-outcome")
    assert again.json["outcome"]["contested_at"] == contested_at
    assert clinician.get(path).json["outcome"]["contested_at"] == contested_at
    assert platform.get(path).data == before
    assert clinician.post(f"{path}/contest-outcome").status_code == 403
    facts = "SELECT 1 FROM audit_event WHERE action = 'referral.outcome_contested'"
    assert len(world.rows(facts)) == 1


def test_what_the_member_said_last_of_an_outcome_counts(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    token = accepted(clinician, referral)
    outcome = {"code": "care_completed", "evidence": "clinician_attested"}
    clinician.post(f"{path_of(referral)}/outcome", outcome, Claim_Token=token)
    for said, other in (("contest", "confirm"), ("confirm", "contest"), ("contest", "confirm")):
        shown = member.post(f"{path_of(referral)}/{said}-outcome").json["outcome"]
        assert shown[f"{said}ed_at"]
        assert shown[f"{other}ed_at"] is None


@pytest.mark.parametrize("said", ["confirm", "contest"])
def test_nobody_answers_an_outcome_after_30_days(world: World, said: str) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    token = accepted(clinician, referral)
    outcome = {"code": "care_completed", "evidence": "clinician_attested"}
    clinician.post(f"{path_of(referral)}/outcome", outcome, Claim_Token=token)
    world.rows(
        "UPDATE referral SET outcome_at = outcome_at - interval '30 days' WHERE id = :id"
        " RETURNING id",
        id=referral["id"],
    )
    answer = member.post(f"{path_of(referral)}/{said}-outcome")
    assert slug(answer) == (409, "invalid-transition")
