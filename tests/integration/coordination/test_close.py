"""Closing: only after somebody has tried, to the end that the table names, with the words."""

from datetime import timedelta
from typing import Any

import pytest

from api import clock
from api.clock import utc_now
from api.referrals.codes import Place
from api.referrals.lifecycle import STANDING
from tests.integration.coordination.handed import (
    Handed,
    lapsed,
    owned,
    slug,
    undecided,
    unmatched,
)
from tests.world import World, taken

NEEDED = (409, "contact-attempt-needed")


def _ago(**by: float) -> str:
    return (utc_now() - timedelta(**by)).isoformat()


def _words(world: World) -> int:
    return len(world.rows("SELECT 1 FROM context_key"))


def test_nothing_is_closed_without_an_attempt(world: World) -> None:
    handed = unmatched(world)
    answer = handed.closes()
    assert slug(answer) == NEEDED
    assert "POST /v1/referrals/{id}/attempts" in answer.json["detail"]
    assert handed.row("status") == ("queued",)
    handed.tries()
    assert handed.closes().status_code == 200


def test_an_attempt_counts_for_seven_days(world: World) -> None:
    handed = unmatched(world)
    handed.tries(at=_ago(days=7, minutes=1))
    assert slug(handed.closes()) == NEEDED
    handed.tries(at=_ago(days=6, hours=23))
    assert handed.closes().status_code == 200


def test_nothing_is_closed_without_an_attempt_after_the_last_flag(world: World) -> None:
    handed = unmatched(world)
    handed.tries()
    handed.at_risk()
    answer = handed.closes()
    assert slug(answer) == NEEDED
    assert "Risk was raised" in answer.json["detail"]
    # said to have been before the flag, and said to be in four minutes: neither came after it
    handed.tries(at=_ago(minutes=1))
    assert slug(handed.closes()) == NEEDED
    handed.tries()
    assert handed.closes().status_code == 200


def test_a_time_ahead_does_not_outrun_a_flag(world: World) -> None:
    handed = unmatched(world)
    handed.tries(at=_ago(minutes=-4))
    handed.at_risk()
    assert slug(handed.closes()) == NEEDED


@pytest.mark.parametrize(
    ("place", "end"),
    [(place, "closed_not_engaged") for place in STANDING]
    + [(Place.CANCELLATION_REQUESTED, "cancelled"), (Place.CONSENT_LAPSED, "expired")],
)
def test_it_ends_as_the_table_says(world: World, place: Place, end: str) -> None:
    handed = owned(world)
    handed.stand(place)
    handed.tries()
    answer = handed.closes()
    assert answer.status_code == 200, answer.text
    assert (answer.json["place"], answer.json["next_actor"], answer.json["due_at"]) == (
        end,
        "nobody",
        None,
    )
    outcome = ("not_reached", "administrative") if end == "closed_not_engaged" else (None, None)
    assert handed.row("outcome_code", "outcome_evidence") == outcome
    assert handed.row("clinician_id", "responsible_id") == (None, None)
    assert world.rows("SELECT 1 FROM intake_card") == []
    assert world.rows("SELECT 1 FROM timer WHERE fired_at IS NULL AND ended_at IS NULL") == []
    assert handed.listed() == []
    assert slug(handed.closes())[0] == 404


@pytest.mark.parametrize("make", [undecided, unmatched])
def test_what_nobody_has_expires(world: World, make: Any) -> None:
    handed: Handed = make(world)
    handed.tries()
    assert handed.closes("member_declined_care").json["place"] == "expired"


def test_a_claim_is_not_closed_behind_its_holder(world: World) -> None:
    handed = owned(world, accept=False)
    handed.tries()
    assert slug(handed.closes()) == (409, "invalid-transition")


def test_for_want_of_a_clinician_it_is_declined(world: World) -> None:
    handed = unmatched(world)
    handed.tries()
    world.clinician("NY")
    assert slug(handed.closes("no_clinician")) == (409, "candidates-left")
    world.rows("UPDATE licence SET status = 'lapsed' RETURNING 1")
    assert handed.closes("no_clinician").json["place"] == "declined"
    shown = handed.platform.get(handed.path).json
    assert shown["status"] == "declined"


@pytest.mark.parametrize("make", [undecided, owned, lapsed])
def test_want_of_a_clinician_ends_only_what_waits_for_one(world: World, make: Any) -> None:
    handed: Handed = make(world)
    handed.tries()
    assert slug(handed.closes("no_clinician")) == (409, "invalid-transition")


@pytest.mark.parametrize("make", [undecided, unmatched, owned, lapsed])
def test_the_words_go_with_it(world: World, make: Any) -> None:
    handed: Handed = make(world)
    handed.tries()
    assert _words(world) == 1
    assert handed.closes().status_code == 200
    assert _words(world) == len(world.rows("SELECT 1 FROM context_body")) == 0


def test_the_words_stay_while_an_alert_needs_them(world: World) -> None:
    handed = unmatched(world)
    handed.at_risk()
    taken(world.on_call(), handed.referral)
    handed.tries()
    assert handed.closes().status_code == 200
    assert _words(world) == 1


def test_the_platform_is_told_what_it_may_know(world: World) -> None:
    for share_back, told in (("outcome", "closed_not_engaged"), ("open_closed", "closed")):
        handed = owned(world, share_back=share_back)
        handed.tries()
        handed.closes()
        [event] = world.rows(
            "SELECT type FROM feed_event WHERE referral_id = :id AND shared ORDER BY recorded DESC"
            " LIMIT 1",
            id=handed.referral["id"],
        )
        assert event.type == f"referral.{told}"


def test_the_record_says_who_closed_it_and_why(world: World) -> None:
    handed = unmatched(world)
    handed.tries()
    handed.closes()
    [act] = world.rows("SELECT actor_id, body FROM audit_event WHERE action = 'referral.closed'")
    assert act.actor_id == handed.coordinator.actor.id
    assert '"facts":{"code":"not_reached","referral_status":"expired"}' in act.body


def test_the_same_key_closes_once_and_is_answered_the_same(world: World) -> None:
    handed = unmatched(world)
    handed.tries()
    body, key = {"reason": "not_reached"}, {"Idempotency_Key": "close-once"}
    answers = [handed.coordinator.post(f"{handed.path}/close", body, **key) for _ in range(2)]
    assert [each.status_code for each in answers] == [200, 200]
    assert answers[0].data == answers[1].data
    assert answers[1].headers["Idempotent-Replayed"] == "true"


def test_an_attempt_before_the_clock_moved_is_too_old(world: World) -> None:
    handed = unmatched(world)
    handed.tries()
    clock.move(by := timedelta(days=7))
    try:
        assert slug(handed.closes()) == NEEDED
    finally:
        clock.move(-by)
