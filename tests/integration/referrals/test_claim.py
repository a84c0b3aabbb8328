"""Claiming, accepting and closing: one holder, fenced."""

from datetime import timedelta

import pytest

from api import clock
from api.referrals.codes import Place
from api.referrals.lifecycle import STANDING
from tests.integration.referrals.holder import owning
from tests.journey import told, work
from tests.world import Answer, World, claimed

OUTCOME = {"code": "care_completed", "evidence": "clinician_attested"}


def _slug(answer: Answer) -> str:
    return str(answer.json["type"].rpartition("/")[2])


def test_second_claim_is_refused_when_one_holds_it(world: World) -> None:
    referral, _ = world.queued(world.platform())
    claimed(world.clinician("NY"), referral)
    answer = world.clinician("NY").post(f"/v1/referrals/{referral['id']}/claim")
    assert (answer.status_code, _slug(answer)) == (409, "already-claimed")
    assert "Dana" not in answer.text


def test_claim_next_gives_nothing_when_the_only_one_is_taken(world: World) -> None:
    referral, _ = world.queued(world.platform())
    claimed(world.clinician("NY"), referral)
    assert world.clinician("NY").post("/v1/intake-queue/claims").status_code == 204


@pytest.mark.parametrize("verb", ["claim"])
def test_referral_does_not_exist_for_a_clinician_of_another_state(world: World, verb: str) -> None:
    referral, _ = world.queued(world.platform())
    other = world.clinician("CA")
    random = other.post(f"/v1/referrals/0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e/{verb}")
    real = other.post(f"/v1/referrals/{referral['id']}/{verb}")
    assert real.status_code == random.status_code == 404
    assert {**real.json, "request_id": ""} == {**random.json, "request_id": ""}


def test_lapsed_licence_sees_and_claims_nothing(world: World) -> None:
    referral, _ = world.queued(world.platform())
    lapsed = world.clinician("NY", lapsed=True)
    assert lapsed.get("/v1/intake-queue").json["items"] == []
    assert lapsed.post(f"/v1/referrals/{referral['id']}/claim").status_code == 404
    assert lapsed.post("/v1/intake-queue/claims").status_code == 204


def test_licence_that_ended_yesterday_sees_and_claims_nothing(world: World) -> None:
    referral, _ = world.queued(world.platform())
    clinician = world.clinician("NY")
    world.rows("UPDATE licence SET expires_on = current_date - 1 RETURNING jurisdiction")
    assert clinician.get("/v1/intake-queue").json["items"] == []
    assert clinician.post(f"/v1/referrals/{referral['id']}/claim").status_code == 404


def test_capacity_is_not_exceeded(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY", capacity=1)
    first, _ = world.queued(platform, member_ref="u-1")
    world.queued(platform, member_ref="u-2")
    claimed(clinician, first)
    answer = clinician.post("/v1/intake-queue/claims")
    assert (answer.status_code, _slug(answer)) == (409, "at-capacity")


@pytest.mark.parametrize("place", [*STANDING, Place.CANCELLATION_REQUESTED])
def test_all_that_a_clinician_has_counts_towards_the_capacity(world: World, place: Place) -> None:
    held = owning(world)
    held.stand(place)
    second, _ = world.queued(held.platform, member_ref="u-2")
    world.rows("UPDATE clinician SET capacity = 1 RETURNING id")
    for path in ("/v1/intake-queue/claims", f"/v1/referrals/{second['id']}/claim"):
        assert _slug(held.clinician.post(path)) == "at-capacity"
    world.rows("UPDATE clinician SET capacity = 2 RETURNING id")
    assert claimed(held.clinician, second) == "1"


def test_what_awaits_a_new_consent_takes_no_capacity(world: World) -> None:
    held = owning(world)
    second, _ = world.queued(held.platform, member_ref="u-2")
    world.rows("UPDATE clinician SET capacity = 1 RETURNING id")
    held.stand(Place.CONSENT_LAPSED)
    assert claimed(held.clinician, second) == "1"


def test_what_has_ended_takes_no_capacity(world: World) -> None:
    held = owning(world)
    second, _ = world.queued(held.platform, member_ref="u-2")
    world.rows("UPDATE clinician SET capacity = 1 RETURNING id")
    assert held.act("outcome", OUTCOME).status_code == 200
    assert claimed(held.clinician, second) == "1"


def test_the_platform_is_told_of_the_first_claim_alone(world: World) -> None:
    held = owning(world)
    assert held.act("hand-back").status_code == 204
    claimed(world.clinician("NY"), held.referral)
    work(world)
    assert told(held.platform) == ["submitted", "queued", "opened"]


@pytest.mark.parametrize("column", ["age_groups", "languages"])
def test_who_does_not_match_cannot_claim_what_they_do_not_see(world: World, column: str) -> None:
    referral, _ = world.queued(world.platform())
    clinician = world.clinician("NY")
    world.rows(f"UPDATE clinician SET {column} = '{{}}' RETURNING id")
    assert clinician.get("/v1/intake-queue").json["items"] == []
    assert clinician.post(f"/v1/referrals/{referral['id']}/claim").status_code == 404
    assert clinician.post("/v1/intake-queue/claims").status_code == 204


def test_write_is_refused_without_and_with_an_older_token(world: World) -> None:
    referral, _ = world.queued(world.platform())
    clinician = world.clinician("NY")
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}/accept"
    assert clinician.post(path).status_code == 428
    assert clinician.post(path, Claim_Token="one").status_code == 400
    stale = clinician.post(path, Claim_Token=str(int(token) - 1))
    assert (stale.status_code, _slug(stale)) == (409, "stale-claim")


def test_former_holder_cannot_write_when_the_lease_is_over(world: World) -> None:
    referral, _ = world.queued(world.platform())
    clinician = world.clinician("NY")
    token = claimed(clinician, referral)
    clock.move(timedelta(minutes=31))
    try:
        answer = clinician.post(f"/v1/referrals/{referral['id']}/accept", Claim_Token=token)
        assert (answer.status_code, _slug(answer)) == (409, "stale-claim")
        assert clinician.get(f"/v1/referrals/{referral['id']}/context").status_code == 404
    finally:
        clock.move(-timedelta(minutes=31))


def test_outcome_is_recorded_once(world: World) -> None:
    referral, _ = world.queued(world.platform())
    clinician = world.clinician("NY")
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}"
    early = clinician.post(f"{path}/outcome", OUTCOME, Claim_Token=token)
    assert (early.status_code, _slug(early)) == (409, "invalid-transition")
    clinician.post(f"{path}/accept", Claim_Token=token)
    assert clinician.post(f"{path}/outcome", OUTCOME, Claim_Token=token).status_code == 200
    assert clinician.post(f"{path}/outcome", OUTCOME, Claim_Token=token).status_code == 409
    assert world.rows("SELECT referral_id FROM intake_card") == []


def test_member_who_was_not_reached_is_shown_where_else_to_turn(world: World) -> None:
    referral, member = world.queued(world.platform())
    clinician = world.clinician("NY")
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}"
    clinician.post(f"{path}/accept", Claim_Token=token)
    outcome = {"code": "not_reached", "evidence": "administrative"}
    clinician.post(f"{path}/outcome", outcome, Claim_Token=token)
    seen = member.get(path).json
    assert (seen["status"], bool(seen["alternatives"])) == ("closed_not_engaged", True)


def test_clinician_cannot_say_that_the_member_confirmed(world: World) -> None:
    referral, _ = world.queued(world.platform())
    clinician = world.clinician("NY")
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}"
    clinician.post(f"{path}/accept", Claim_Token=token)
    claim_of_another = {"code": "care_completed", "evidence": "member_confirmed"}
    assert clinician.post(f"{path}/outcome", claim_of_another, Claim_Token=token).status_code == 422


def test_suspended_clinician_is_out_at_once(world: World) -> None:
    clinician = world.clinician("NY")
    world.rows("UPDATE clinician SET status = 'suspended' RETURNING id")
    assert clinician.get("/v1/intake-queue").status_code == 401


def test_actions_tell_what_is_possible(world: World) -> None:
    referral, member = world.queued(world.platform())
    actions = {
        item["action"]: (item["allowed"], item["blocked_by"])
        for item in member.get(f"/v1/referrals/{referral['id']}/actions").json["items"]
    }
    possible = {name for name, (allowed, _) in actions.items() if allowed}
    assert possible == {"grant", "revoke", "withdraw", "move"}
    assert actions["deny"] == (False, "invalid-transition")


def test_late_write_of_a_former_holder_is_stale_when_another_holds_it(world: World) -> None:
    referral, _ = world.queued(world.platform())
    first, second = world.clinician("NY"), world.clinician("NY")
    path = f"/v1/referrals/{referral['id']}"
    token = claimed(first, referral)
    first.post(f"{path}/decline", {"reason": "out_of_scope"}, Claim_Token=token)
    claimed(second, referral)
    late = first.post(f"{path}/accept", Claim_Token=token)
    assert (late.status_code, _slug(late)) == (409, "stale-claim")


def test_key_is_refused_when_the_claim_token_is_another(world: World) -> None:
    referral, _ = world.queued(world.platform())
    clinician = world.clinician("NY")
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}/accept"
    clinician.post(path, Claim_Token=token, Idempotency_Key="k")
    again = clinician.post(path, Claim_Token=str(int(token) + 1), Idempotency_Key="k")
    assert (again.status_code, _slug(again)) == (422, "idempotency-key-reused")


def test_clinician_cannot_confirm_a_reference_by_guessing(world: World) -> None:
    referral, _ = world.queued(world.platform())
    clinician = world.clinician("NY")
    claimed(clinician, referral)
    assert clinician.get("/v1/referrals?reference=ref-1").status_code == 422
    assert clinician.get("/v1/referrals?reference=nope").status_code == 422


def test_member_may_revoke_as_long_as_a_consent_stands(world: World) -> None:
    referral, member = world.queued(world.platform())
    clinician = world.clinician("NY")
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}"
    clinician.post(f"{path}/accept", Claim_Token=token)
    clinician.post(f"{path}/outcome", OUTCOME, Claim_Token=token)
    actions = {a["action"]: a["allowed"] for a in member.get(f"{path}/actions").json["items"]}
    assert [name for name, allowed in actions.items() if allowed] == ["revoke"]
