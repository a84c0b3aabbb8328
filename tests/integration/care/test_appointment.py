"""Appointments: who proposes, changes, confirms and calls off, and who sees them."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from api.care.problems import AppointmentBegun
from api.clock import utc_now
from api.db.session import Reach, Role, admit
from api.referrals.codes import NextAction
from api.referrals.confirm_appointment import confirm_appointment
from tests.integration.care.cared import NEW, Cared, accepted, proposal
from tests.integration.coordination.handed import hand_over
from tests.world import World


def _problem(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json["type"].rpartition("/")[2]


def _confirmed(cared: Cared) -> None:
    actor = cared.member.actor
    reach = Reach(
        Role.MEMBER, actor.platform_id, actor.id, client=actor.client_id, grant=actor.grant_id
    )
    database = cared.world.app.extensions["warmhandoff.database"].database
    with database.begin(reach) as session:
        confirm_appointment(session, UUID(cared.referral["id"]), by=actor)


def test_owner_proposes_and_the_member_sees_when_and_where(world: World) -> None:
    cared = accepted(world)
    answer = cared.puts(proposal(), **NEW)
    assert (answer.status_code, answer.headers["Location"]) == (201, f"{cared.path}/appointment")
    shown = cared.member.get(f"{cared.path}/appointment")
    assert shown.json == answer.json
    assert (shown.json["status"], shown.json["join_link"]) == (
        ("proposed", "https://meet.example.org/k7")
    )
    assert shown.headers["ETag"] == answer.headers["ETag"]
    assert shown.headers["Cache-Control"] == "no-store"
    assert cared.place() == "in_progress/scheduled"
    assert cared.row("next_action", "next_actor") == ("confirm_appointment", "member")
    [(due_at,)] = world.rows(
        "SELECT due_at FROM timer WHERE kind = 'visit_record' AND ended_at IS NULL"
    )
    ends_at = datetime.fromisoformat(shown.json["ends_at"])
    assert due_at == ends_at + timedelta(hours=24) == cared.row("due_at")[0]


def test_only_the_two_sides_see_it(world: World) -> None:
    cared = accepted(world)
    cared.arranged()
    path = f"{cared.path}/appointment"
    assert cared.platform.get(path).status_code == 403
    assert world.operator().get(path).status_code == 403
    assert world.clinician("NY").get(path).status_code == 404
    told = cared.platform.get(cared.path).text + cared.platform.get("/v1/events?after=0").text
    for word in ("meet.example.org", "appointment", "scheduled", "record_visit"):
        assert word not in told


def test_where_to_meet_is_sealed_at_rest(world: World) -> None:
    cared = accepted(world)
    cared.arranged(dial_in="+12125550123")
    [(sealed, row)] = world.rows("SELECT sealed_place, appointment::text FROM appointment")
    for word in ("meet.example.org", "5550123"):
        assert word not in row
        assert word.encode() not in bytes(sealed)
    world.rows("UPDATE appointment SET sealed_place = sealed_place || '\\x00' RETURNING 1")
    assert _problem(cared.member.get(f"{cared.path}/appointment")) == (409, "integrity-error")


def test_a_second_put_needs_the_etag(world: World) -> None:
    cared = accepted(world)
    assert _problem(cared.puts(proposal())) == (428, "precondition-required")
    assert _problem(cared.puts(proposal(), If_Match='"1"')) == (412, "precondition-failed")
    assert _problem(cared.puts(proposal(), If_None_Match='"1"'))[0] == 400
    tag = cared.puts(proposal(), **NEW).headers["ETag"]
    again = cared.puts(proposal(), **NEW)
    assert (*_problem(again), again.headers["ETag"]) == (412, "precondition-failed", tag)
    later = proposal(starts_at=(utc_now() + timedelta(days=3)).isoformat())
    changed = cared.puts(later, If_Match=tag)
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag
    assert _problem(cared.puts(later, If_Match=tag)) == (412, "precondition-failed")
    assert len(world.rows("SELECT 1 FROM appointment")) == 1


def test_the_etag_of_one_appointment_never_replaces_another(world: World) -> None:
    cared = accepted(world)
    tag = cared.puts(proposal(), **NEW).headers["ETag"]
    assert cared.acts("appointment/cancel").status_code == 200
    cared.arranged()
    assert _problem(cared.puts(proposal(), If_Match=tag)) == (412, "precondition-failed")


@pytest.mark.parametrize(
    "changes",
    [
        {"starts_at": "2020-01-01T10:00:00Z"},
        {"starts_at": (datetime.now(UTC) + timedelta(days=62)).isoformat()},
        {"minutes": 14},
        {"minutes": 181},
        {"time_zone": "Mars/Olympus"},
        {"join_link": "http://meet.example.org/k7"},
        {"dial_in": "555-0123"},
        {"jurisdiction": "ZZ"},
        {"status": "scheduled"},
    ],
)
def test_what_is_no_appointment_is_refused(world: World, changes: dict[str, Any]) -> None:
    answer = accepted(world).puts(proposal(**changes), **NEW)
    assert (answer.status_code, [e["pointer"] for e in answer.json["errors"]]) == (
        (422, [f"/{next(iter(changes))}"])
    )


def _ends(world: World, state: str, day: Any) -> None:
    world.rows(
        "UPDATE licence SET expires_on = :day WHERE jurisdiction = :s RETURNING 1", day=day, s=state
    )


@pytest.mark.parametrize(
    ("state", "zone", "hour"), [("HI", "Pacific/Honolulu", 8), ("GU", "Pacific/Guam", 16)]
)
def test_an_appointment_needs_a_licence_on_its_local_day(
    world: World, state: str, zone: str, hour: int
) -> None:
    """At 08:00 UTC it is the day before in Honolulu; at 16:00 UTC the day after in Guam."""
    cared = accepted(world, states=("NY", state))
    utc_day = (utc_now() + timedelta(days=5)).date()
    starts = datetime.combine(utc_day, datetime.min.time(), UTC) + timedelta(hours=hour)
    there = utc_day + timedelta(days=-1 if state == "HI" else 1)
    body = proposal(starts_at=starts.isoformat(), time_zone=zone, jurisdiction=state)
    _ends(world, state, there - timedelta(days=1))
    assert _problem(cared.puts(body, **NEW)) == (409, "licence-not-active")
    _ends(world, state, there)
    assert cared.puts(body, **NEW).status_code == 201


def test_the_members_own_zone_counts_too(world: World) -> None:
    """A zone that is said to be elsewhere does not make a licence last longer."""
    cared = accepted(world)
    utc_day = (utc_now() + timedelta(days=5)).date()
    starts = datetime.combine(utc_day, datetime.min.time(), UTC) + timedelta(hours=15)
    _ends(world, "NY", utc_day)
    body = proposal(starts_at=starts.isoformat(), time_zone="Pacific/Kiritimati")
    assert _problem(cared.puts(body, **NEW)) == (409, "licence-not-active")
    _ends(world, "NY", utc_day - timedelta(days=1))
    at_night = (starts - timedelta(hours=8)).isoformat()
    body = proposal(starts_at=at_night, time_zone="Pacific/Honolulu")
    assert _problem(cared.puts(body, **NEW)) == (409, "licence-not-active")


def test_another_time_is_confirmed_anew_and_another_link_is_not(world: World) -> None:
    cared = accepted(world)
    body = proposal()
    tag = cared.puts(body, **NEW).headers["ETag"]
    _confirmed(cared)
    assert cared.row("next_action", "next_actor") == ("record_visit", "clinician")
    assert cared.row("first_contact_at") != (None,)
    tag = cared.member.get(f"{cared.path}/appointment").headers["ETag"]
    same = cared.puts(body | {"join_link": "https://meet.example.org/k8"}, If_Match=tag)
    assert (same.json["status"], same.json["join_link"][-2:]) == ("scheduled", "k8")
    assert cared.row("next_actor") == ("clinician",)
    moved = cared.puts(body | {"minutes": 30}, If_Match=same.headers["ETag"])
    assert (moved.json["status"], moved.json["confirmed_at"]) == ("proposed", None)
    assert moved.json["join_link"] == "https://meet.example.org/k7"
    assert cared.row("next_actor") == ("member",)


def test_confirming_twice_is_confirming_once(world: World) -> None:
    cared = accepted(world)
    cared.arranged()
    confirmed = [
        cared.member.post(f"{cared.path}/appointment/confirm").json["confirmed_at"]
        for _ in range(2)
    ]
    assert confirmed[0] == confirmed[1]
    acts = "SELECT count(*) FROM audit_event WHERE action = 'appointment.confirmed'"
    assert world.rows(acts) == [(1,)]


def test_confirming_takes_no_turn_from_a_coordinator(world: World) -> None:
    cared = accepted(world)
    cared.arranged()
    hand_over(world, cared.referral, NextAction.REACH_OWNER)
    _confirmed(cared)
    assert cared.row("next_action", "next_actor") == ("reach_owner", "coordinator")


def test_nobody_confirms_what_has_begun(world: World, later: Any) -> None:
    cared = accepted(world)
    cared.arranged()
    later(days=2)
    with pytest.raises(AppointmentBegun):
        _confirmed(cared)
    assert cared.row("first_contact_at") == (None,)


def test_either_side_calls_it_off(world: World) -> None:
    for side in ("member", "clinician"):
        cared = accepted(world, member_ref=side, reference=side)
        cared.arranged()
        if side == "member":
            path = f"{cared.path}/appointment/cancel"
            answer = cared.member.post(path, {"code": "cannot_attend"})
        else:
            answer = cared.acts("appointment/cancel", {"code": "cannot_attend"})
        assert answer.status_code == 200, answer.text
        assert cared.place() == "in_progress/appointment_cancelled"
        assert cared.row("next_action", "next_actor") == ("reschedule", "clinician")
        shown = cared.member.get(f"{cared.path}/appointment").json
        assert (shown["status"], shown["cancelled_by"]) == ("cancelled", side)
        assert shown["cancel_code"] == "cannot_attend"
        assert cared.arranged()["status"] == "proposed"


def test_the_member_calls_off_only_what_is_ahead(world: World, later: Any) -> None:
    cared = accepted(world)
    path = f"{cared.path}/appointment/cancel"
    assert _problem(cared.member.post(path)) == (409, "invalid-transition")
    cared.arranged()
    later(days=2)
    assert _problem(cared.member.post(path)) == (409, "appointment-begun")
    assert cared.acts("appointment/cancel").status_code == 200
    assert _problem(cared.member.post(path)) == (409, "invalid-transition")


def test_the_owners_writes_are_fenced(world: World) -> None:
    cared = accepted(world)
    at = utc_now().isoformat()
    writes = {
        "appointment/check-in": {
            "jurisdiction": "NY",
            "emergency_contact_known": True,
            "identity_checked": True,
            "telehealth_consented": True,
        },
        "appointment/visit": {"visit": "no_show"},
        "appointment/cancel": {},
        "contacts": {"way": "phone", "result": "reached", "at": at},
        "messages": {"text": "Hello"},
    }
    for verb, body in writes.items():
        stale = cared.acts(verb, body, Claim_Token="0")
        assert _problem(stale) == (409, "stale-claim"), verb
        none = cared.owner.post(f"{cared.path}/{verb}", body)
        assert _problem(none) == (428, "claim-token-missing"), verb
    assert _problem(cared.puts(proposal(), **NEW, Claim_Token="0")) == (409, "stale-claim")


@pytest.mark.parametrize("way", ["hand-back", "revoke", "outcome"])
def test_what_is_open_is_called_off_when_the_referral_goes(world: World, way: str) -> None:
    cared = accepted(world)
    cared.arranged()
    if way == "revoke":
        consent = cared.member.get("/v1/consents").json["items"][0]["id"]
        assert cared.member.post(f"/v1/consents/{consent}/revoke").status_code == 200
    elif way == "outcome":
        ended = {"code": "referred_onward", "evidence": "clinician_attested"}
        assert cared.acts("outcome", ended).status_code == 200
    else:
        assert cared.acts("hand-back").status_code == 204
    [row] = world.rows("SELECT status, cancelled_by FROM appointment")
    assert tuple(row) == ("cancelled", "system")


def test_the_visits_own_time_runs_on_after_a_hold(world: World) -> None:
    cared = accepted(world)
    cared.arranged()
    due_at = cared.row("due_at")
    assert cared.acts("hold", {"expected_wait_days": 7}).status_code == 200
    assert cared.row("due_at") != due_at
    assert cared.acts("resume").status_code == 200
    assert (cared.place(), cared.row("due_at")) == ("in_progress/scheduled", due_at)


def test_no_role_but_the_two_sides_reads_an_appointment(world: World) -> None:
    cared = accepted(world)
    cared.arranged()
    database = world.app.extensions["warmhandoff.database"].database
    tenant = cared.platform.actor.id
    for role in (Role.PLATFORM, Role.COORDINATOR, Role.PUBLIC, Role.AUTH):
        with database.begin(Reach(role, tenant, tenant)) as session:
            admit(session, UUID(cared.referral["id"]))
            with pytest.raises(ProgrammingError, match="permission denied"):
                session.execute(text("SELECT id FROM appointment"))
            session.rollback()
