"""Checking in and recording a visit: what must be known before, and what follows from it."""

from typing import Any

import pytest

from tests.integration.care.cared import CHECKED, Cared, accepted, proposal
from tests.world import World


def _problem(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json["type"].rpartition("/")[2]


def _missed(cared: Cared, later: Any) -> Any:
    """Arrange a visit in two days, and let the member not come."""
    cared.arranged()
    later(days=2)
    answer = cared.visited("no_show")
    assert answer.status_code == 200, answer.text
    return answer


def test_a_visit_without_a_check_in_cannot_be_attended(world: World, later: Any) -> None:
    cared = accepted(world)
    cared.arranged()
    later(days=2)
    assert _problem(cared.visited("attended")) == (409, "not-checked-in")
    for name in ("emergency_contact_known", "identity_checked", "telehealth_consented"):
        assert cared.acts("appointment/check-in", CHECKED | {name: False}).status_code == 200
        assert _problem(cared.visited("attended")) == (409, "not-checked-in"), name
    checked = cared.acts("appointment/check-in", CHECKED)
    assert checked.json["checked_in_at"]
    assert cared.visited("attended").status_code == 200
    assert cared.place() == "in_progress/engaged"
    assert cared.row("first_contact_at") != (None,)
    assert cared.row("next_action", "next_actor") == ("record_outcome", "clinician")
    shown = cared.member.get(f"{cared.path}/appointment").json
    assert (shown["status"], shown["visit"]) == ("past", "attended")


def test_who_meets_in_person_consents_to_no_telehealth(world: World, later: Any) -> None:
    cared = accepted(world)
    cared.arranged(modality="in_person")
    later(days=2)
    cared.acts("appointment/check-in", CHECKED | {"telehealth_consented": False})
    assert cared.visited("attended").status_code == 200


def test_checking_in_begins_an_hour_before_and_a_visit_when_it_begins(
    world: World, later: Any
) -> None:
    cared = accepted(world)
    assert _problem(cared.acts("appointment/check-in", CHECKED)) == (409, "invalid-transition")
    cared.arranged()
    later(days=1, hours=22, minutes=59)
    assert _problem(cared.acts("appointment/check-in", CHECKED)) == (409, "appointment-ahead")
    later(minutes=1, seconds=1)
    assert cared.acts("appointment/check-in", CHECKED).status_code == 200
    assert _problem(cared.visited("attended")) == (409, "appointment-ahead")
    assert _problem(cared.visited("no_show")) == (409, "appointment-ahead")
    later(hours=1)
    assert cared.visited("attended").status_code == 200


def test_another_time_needs_another_check_in(world: World, later: Any) -> None:
    cared = accepted(world)
    cared.arranged()
    later(days=1, hours=23, minutes=30)
    tag = cared.acts("appointment/check-in", CHECKED).headers["ETag"]
    assert cared.puts(proposal(), If_Match=tag).json["checked_in_at"] is None
    later(days=3)
    assert _problem(cared.visited("attended")) == (409, "not-checked-in")


def test_a_check_in_elsewhere_holds_the_referral(world: World, later: Any) -> None:
    cared = accepted(world)
    cared.arranged()
    later(days=2)
    assert cared.acts("appointment/check-in", CHECKED | {"jurisdiction": "TX"}).status_code == 200
    assert cared.place() == "on_hold/moved_state"
    assert cared.row("jurisdiction") == ("TX",)
    assert cared.owner.get(f"{cared.path}/context").status_code in (404, 410)
    assert _problem(cared.visited("attended")) == (409, "invalid-transition")


def test_a_check_in_asks_anew_where_they_are(world: World, later: Any) -> None:
    cared = accepted(world)
    before = cared.row("jurisdiction_asked_at")
    cared.arranged()
    later(days=2)
    cared.acts("appointment/check-in", CHECKED)
    assert cared.row("jurisdiction_asked_at") > before
    assert cared.place() == "in_progress/scheduled"


def test_a_no_show_is_rescheduled(world: World, later: Any) -> None:
    cared = accepted(world)
    _missed(cared, later)
    assert cared.place() == "in_progress/no_show"
    assert cared.row("next_action", "next_actor") == ("reschedule", "clinician")
    assert cared.row("first_contact_at") == (None,)
    assert _problem(cared.visited("no_show")) == (409, "invalid-transition")
    cared.arranged()
    assert cared.place() == "in_progress/scheduled"


def test_the_second_no_show_in_14_days_closes_it(world: World, later: Any) -> None:
    cared = accepted(world)
    _missed(cared, later)
    answer = _missed(cared, later)
    assert answer.json["status"] == "closed_not_engaged"
    assert (answer.json["outcome"]["code"], answer.json["outcome"]["evidence"]) == (
        ("did_not_attend", "administrative")
    )
    assert answer.json["next_action"] == "nothing"
    assert cared.platform.get(cared.path).json["status"] == "closed_not_engaged"
    assert cared.owner.get(f"{cared.path}/context").status_code in (404, 410)


def test_the_second_no_show_after_15_days_does_not_close_it(world: World, later: Any) -> None:
    cared = accepted(world)
    _missed(cared, later)
    later(days=13)
    _missed(cared, later)
    assert cared.place() == "in_progress/no_show"


@pytest.mark.parametrize("level", ["L2", "L3"])
def test_no_show_ends_nothing_at_risk_and_somebody_reaches_out(
    world: World, later: Any, level: str
) -> None:
    cared = accepted(world)
    _missed(cared, later)
    cared.at_risk(level)
    _missed(cared, later)
    assert cared.place() == "in_progress/no_show"
    assert cared.row("next_action", "next_actor") == ("reach_out", "coordinator")
    cared.arranged()
    assert cared.row("next_actor") == ("member",), "whoever acts next ends the coordinator's turn"
