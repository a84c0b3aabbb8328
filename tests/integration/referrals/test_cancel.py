"""Cancelling: at once before anybody has claimed it, a question to whoever has it afterwards."""

from typing import Any

import pytest

from tests.integration.referrals.lives import accepted, fire, path_of, place_of, slug
from tests.world import Caller, World, claimed

L2 = [{"kind": "screener", "instrument": "phq-9", "answers": {"9": 1}}]


def _cancelled(platform: Caller, referral: dict[str, Any]) -> Any:
    return platform.post(f"{path_of(referral)}/cancel")


@pytest.mark.parametrize("is_granted", [False, True])
def test_it_ends_at_once_when_nobody_has_claimed_it(world: World, *, is_granted: bool) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    if is_granted:
        world.granted(world.member_of(platform, "u-77"), referral)
    answer = _cancelled(platform, referral)
    assert (answer.status_code, answer.json["status"]) == (200, "cancelled")
    assert world.rows("SELECT 1 FROM intake_card") == []
    assert slug(_cancelled(platform, referral)) == (409, "invalid-transition")
    types = [row[0] for row in world.rows("SELECT type FROM feed_event ORDER BY recorded")]
    assert types[-1] == "referral.cancelled"


@pytest.mark.parametrize("act", [claimed, accepted])
def test_a_cancel_is_a_question_once_somebody_holds_it(world: World, act: Any) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform)
    token = act(clinician, referral)
    answer = _cancelled(platform, referral)
    assert (answer.status_code, answer.json["status"]) == (202, "open")
    assert place_of(world, referral) == "cancellation_requested"
    confirmed = clinician.post(f"{path_of(referral)}/confirm-cancel", Claim_Token=token)
    assert confirmed.status_code == 204
    assert platform.get(path_of(referral)).json["status"] == "cancelled"


def test_a_cancel_lets_nobody_read_or_close_what_they_have_not_accepted(world: World) -> None:
    """The platform's act must not widen what the member granted to whoever accepts."""
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform, purposes=["care"])
    token = claimed(clinician, referral)
    _cancelled(platform, referral)
    assert clinician.get(f"{path_of(referral)}/context").status_code == 404
    outcome = {"code": "care_completed", "evidence": "clinician_attested"}
    closing = clinician.post(f"{path_of(referral)}/outcome", outcome, Claim_Token=token)
    assert slug(closing) == (409, "invalid-transition")


def test_an_outcome_still_wins(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform)
    token = accepted(clinician, referral)
    _cancelled(platform, referral)
    outcome = {"code": "care_completed", "evidence": "clinician_attested"}
    answer = clinician.post(f"{path_of(referral)}/outcome", outcome, Claim_Token=token)
    assert answer.json["status"] == "completed"


def test_nobody_answers_and_it_is_cancelled_after_a_day(world: World, later: Any) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform)
    accepted(clinician, referral)
    _cancelled(platform, referral)
    later(hours=24)
    fire(world)
    assert place_of(world, referral) == "cancelled"


def test_at_l2_the_timer_asks_a_coordinator(world: World, later: Any) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform, context=L2)
    accepted(clinician, referral)
    _cancelled(platform, referral)
    later(hours=4)
    fire(world)
    assert place_of(world, referral) == "cancellation_requested"
    assert world.rows("SELECT next_actor FROM referral") == [("coordinator",)]


def _lives(world: World, platform: Caller, share_back: str) -> dict[str, dict[str, Any]]:
    """Return what the platform sees alike: held, owned, and released after a claim."""
    found = {}
    for life in ("claimed", "accepted", "released"):
        clinician = world.clinician("NY")
        referral, _ = world.queued(platform, member_ref=life, reference="r", share_back=share_back)
        token = (accepted if life == "accepted" else claimed)(clinician, referral)
        if life == "released":
            clinician.post(f"{path_of(referral)}/release", Claim_Token=token)
        found[life] = referral
    return found


def _told(answer: Any) -> Any:
    own = ("id", "context", "created_at")
    return answer.status_code, {k: v for k, v in answer.json.items() if k not in own}


@pytest.mark.parametrize("share_back", ["none", "open_closed", "outcome"])
def test_the_answer_to_a_cancel_tells_no_holder(world: World, share_back: str) -> None:
    platform = world.platform()
    lives = _lives(world, platform, share_back)
    told = [_told(_cancelled(platform, referral)) for referral in lives.values()]
    assert told[0] == told[1] == told[2]
    assert told[0][0] == 202
    truth = {place_of(world, referral) for referral in lives.values()}
    assert truth == {"cancellation_requested", "cancelled"}


def test_under_none_the_answer_is_the_same_before_a_claim_and_after_the_end(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    waiting, _ = world.queued(platform, member_ref="w", reference="r", share_back="none")
    held, _ = world.queued(platform, member_ref="h", reference="r", share_back="none")
    ended, _ = world.queued(platform, member_ref="e", reference="r", share_back="none")
    claimed(clinician, held)
    token = accepted(clinician, ended)
    outcome = {"code": "care_completed", "evidence": "clinician_attested"}
    clinician.post(f"{path_of(ended)}/outcome", outcome, Claim_Token=token)
    told = [_told(_cancelled(platform, referral)) for referral in (waiting, held, ended)]
    assert told[0] == told[1] == told[2]
    assert (told[0][0], told[0][1]["status"]) == (202, "not_shared")
    assert place_of(world, ended) == "completed", "an end keeps its end"


def test_a_second_cancel_is_answered_like_the_first(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform)
    claimed(clinician, referral)
    assert _cancelled(platform, referral).data == _cancelled(platform, referral).data


def test_it_ends_at_once_when_the_consent_has_lapsed(world: World, later: Any) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform)
    accepted(clinician, referral)
    world.rows("UPDATE oauth_grant SET expires_at = now() + interval '1 year' RETURNING id")
    later(days=91)
    fire(world)
    assert place_of(world, referral) == "on_hold/consent_lapsed"
    answer = _cancelled(platform, referral)
    assert (answer.status_code, answer.json["status"]) == (202, "not_shared")
    assert place_of(world, referral) == "cancelled"
