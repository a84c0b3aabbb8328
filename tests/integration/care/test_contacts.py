"""Contacts: attempts on record, what being reached changes, and what an end needs at risk."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from api.clock import utc_now
from tests.integration.care.cared import CHECKED, accepted
from tests.world import World


def _problem(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json["type"].rpartition("/")[2]


def test_an_attempt_is_kept_and_moves_nothing(world: World) -> None:
    cared = accepted(world)
    before = cared.row("due_at", "next_action", "next_actor")
    answer = cared.contacted("left_word")
    assert (answer.status_code, answer.headers["Location"]) == (201, f"{cared.path}/contacts")
    assert (cared.place(), cared.row("first_contact_at")) == ("accepted", (None,))
    assert cared.row("due_at", "next_action", "next_actor") == before
    [kept] = cared.owner.get(f"{cared.path}/contacts").json["items"]
    assert kept == answer.json
    assert (kept["way"], kept["result"]) == ("phone", "left_word")


def test_reaching_the_member_gets_it_under_way(world: World) -> None:
    cared = accepted(world)
    assert cared.contacted("reached").status_code == 201
    assert cared.place() == "in_progress/engaged"
    assert cared.row("next_action") == ("record_outcome",)
    [first] = cared.row("first_contact_at")
    cared.contacted("reached")
    assert cared.row("first_contact_at") == (first,)
    assert cared.contacted("not_reached").status_code == 201
    assert cared.place() == "in_progress/engaged"


def test_an_appointment_ahead_stays_when_the_member_was_reached(world: World, later: Any) -> None:
    cared = accepted(world)
    cared.arranged()
    due_at = cared.row("due_at")
    assert cared.contacted("reached").status_code == 201
    assert (cared.place(), cared.row("due_at")) == ("in_progress/scheduled", due_at)
    assert cared.row("first_contact_at") != (None,)
    later(days=2)
    assert cared.contacted("reached").status_code == 201
    assert cared.place() == "in_progress/engaged"
    shown = cared.member.get(f"{cared.path}/appointment").json
    assert (shown["status"], shown["visit"]) == ("past", None)


def test_contacts_are_the_owners_alone(world: World) -> None:
    cared = accepted(world)
    cared.contacted()
    path = f"{cared.path}/contacts"
    assert world.clinician("NY").get(path).status_code == 404
    for other in (cared.platform, cared.member, world.operator()):
        assert other.get(path).status_code == 403
    assert "contact" not in cared.platform.get("/v1/events?after=0").text


def test_a_contact_is_never_changed(world: World) -> None:
    cared = accepted(world)
    cared.contacted()
    for change in ("UPDATE contact SET result = 'reached'", "DELETE FROM contact"):
        with pytest.raises(DBAPIError, match="contact"):
            world.rows(f"{change} RETURNING 1")


def test_what_is_no_contact_is_refused(world: World) -> None:
    cared = accepted(world)
    good = {"way": "phone", "result": "reached", "at": utc_now().isoformat()}
    ahead = (utc_now() + timedelta(hours=1)).isoformat()
    for change in ({"way": "safe_message"}, {"way": "platform_contact"}, {"at": ahead}):
        answer = cared.acts("contacts", good | change)
        assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (
            (422, f"/{next(iter(change))}")
        )


def test_contacts_are_paged_newest_first(world: World) -> None:
    cared = accepted(world)
    made = [cared.contacted().json["id"] for _ in range(3)]
    first = cared.owner.get(f"{cared.path}/contacts?limit=2").json
    rest = cared.owner.get(f"{cared.path}/contacts?limit=2&cursor={first['next_cursor']}").json
    assert [each["id"] for each in first["items"] + rest["items"]] == made[::-1]


# Outcome

_NOT_REACHED = {"code": "not_reached", "evidence": "clinician_attested"}


@pytest.mark.parametrize("level", ["L2", "L3"])
def test_at_risk_nobody_is_given_up_without_an_attempt(world: World, level: str) -> None:
    cared = accepted(world)
    cared.at_risk(level)
    assert _problem(cared.acts("outcome", _NOT_REACHED)) == (409, "no-contact-attempt")
    assert cared.place() == "accepted"
    cared.contacted("not_reached")
    answer = cared.acts("outcome", _NOT_REACHED)
    assert answer.json["status"] == "closed_not_engaged"


def test_below_l2_no_attempt_is_asked_for(world: World) -> None:
    cared = accepted(world)
    assert cared.acts("outcome", _NOT_REACHED).json["status"] == "closed_not_engaged"


def test_verified_attended_needs_an_attended_visit(world: World, later: Any) -> None:
    cared = accepted(world)
    verified = {"code": "engaged_in_care", "evidence": "verified_attended"}
    assert _problem(cared.acts("outcome", verified)) == (409, "no-attended-visit")
    cared.arranged()
    later(days=2)
    cared.acts("appointment/check-in", CHECKED)
    assert cared.visited("attended").status_code == 200
    assert cared.acts("outcome", verified).json["outcome"]["evidence"] == "verified_attended"


def test_only_the_member_confirms(world: World) -> None:
    cared = accepted(world)
    answer = cared.acts("outcome", {"code": "engaged_in_care", "evidence": "member_confirmed"})
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/evidence")
