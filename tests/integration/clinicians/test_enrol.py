"""Enrolling clinicians and verifying licences, by the API and by the command: the same rows."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.cli.clinician import clinician as command
from api.clock import utc_now
from api.db.base import new_id
from api.db.bootstrap import Urls
from tests.world import Caller, World

HERE = "/v1/admin/clinicians"
Run = Callable[..., Result]


def licence(**changes: Any) -> dict[str, Any]:
    today = utc_now().date()
    return {
        "jurisdiction": "NY",
        "type": "LCSW",
        "number": "090001",
        "issued_on": "2020-05-01",
        "expires_on": (today + timedelta(days=300)).isoformat(),
        "verified_with": "board's own register",
        "verified_on": today.isoformat(),
    } | changes


def body(*licences: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "name": "Dana Reyes",
        "npi": "1234567893",
        "capacity": 5,
        "licences": list(licences or [licence()]),
    } | changes


def check(**changes: Any) -> dict[str, Any]:
    found = licence(**changes)
    del found["jurisdiction"]
    return found


@pytest.fixture
def run(database: Urls) -> Run:
    """Call `warmhandoff clinician ...` on this database."""

    def call(*arguments: str, sent: Any = None) -> Result:
        environment = {"DATABASE_URL": database.app, "MIGRATION_DATABASE_URL": database.owner}
        return CliRunner().invoke(command, arguments, input=json.dumps(sent), env=environment)

    return call


def checks(world: World) -> list[tuple[Any, ...]]:
    rows = world.rows(
        "SELECT jurisdiction, status, verified_with, verified_on, verified_by FROM licence_check"
        " ORDER BY id"
    )
    return [tuple(row) for row in rows]


def test_an_enrolment_records_who_verified_what_with_whom(world: World) -> None:
    operator, today = world.operator(), utc_now().date()
    answer = operator.post(HERE, body())
    assert answer.status_code == 201, answer.text
    assert answer.json["practises_in"] == ["NY"]
    [row] = checks(world)
    assert row == ("NY", "active", "board's own register", today, operator.actor.id)
    assert operator.get(HERE).json["items"] == [answer.json]
    acts = world.rows("SELECT action FROM audit_event WHERE object_kind = 'clinician' ORDER BY id")
    assert [act for (act,) in acts] == ["clinician.enrolled", "licence.verified"]


def test_the_command_makes_the_same_rows(world: World, run: Run) -> None:
    enrolled = run("enrol", "-", sent=body())
    assert enrolled.exit_code == 0, enrolled.output
    operator = world.operator()
    by_api = operator.post(HERE, body(npi=None)).json
    [second, first] = operator.get(HERE).json["items"]
    assert (first["id"], second) == (enrolled.output.strip(), by_api)
    for each in (first, second):
        for own in ("id", "npi", "created_at"):
            del each[own]
    assert first == second
    [by_command, by_operator] = checks(world)
    assert by_command[:4] == by_operator[:4]
    assert by_command[4] is None


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"npi": "1234567890"}, "/npi"),
        ({"npi": "2345678900"}, "/npi"),
        ({"npi": "123456789"}, "/npi"),
        ({"licences": []}, "/licences"),
        ({"capacity": -1}, "/capacity"),
        ({"organisation_id": str(new_id())}, "/organisation_id"),
        ({"licences": [licence(), licence(jurisdiction="MD")]}, "/licences/1/type"),
        ({"licences": [licence(jurisdiction="NJ")]}, "/licences/0/title_confirmed"),
        ({"licences": [licence(expires_on="2020-04-30")]}, "/licences/0/expires_on"),
        ({"licences": [licence(verified_on="2999-01-01")]}, "/licences/0/verified_on"),
        ({"licences": [licence(privilege="compact")]}, "/licences/0/home_jurisdiction"),
        ({"licences": [licence(home_jurisdiction="KS")]}, "/licences/0/home_jurisdiction"),
    ],
)
def test_what_is_no_clinical_licence_or_no_persons_number_is_refused(
    world: World, run: Run, wrong: dict[str, Any], pointer: str
) -> None:
    answer = world.operator().post(HERE, body(**wrong))
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]
    told = run("enrol", "-", sent=body(**wrong))
    assert told.exit_code == 1
    assert pointer in told.output
    assert world.rows("SELECT id FROM clinician") == []


def test_where_no_title_is_known_the_operator_reads_the_boards_page(world: World) -> None:
    confirmed = licence(jurisdiction="NJ", title_confirmed=True)
    answer = world.operator().post(HERE, body(confirmed))
    assert answer.json["practises_in"] == ["NJ"]


def test_one_number_is_one_active_clinician(world: World) -> None:
    operator = world.operator()
    first = operator.post(HERE, body()).json
    again = operator.post(HERE, body())
    assert (again.status_code, again.json["type"].rsplit("/", 1)[1]) == (409, "clinician-known")
    assert operator.post(f"{HERE}/{first['id']}/suspend").status_code == 200
    assert operator.post(HERE, body()).status_code == 201


def test_a_valid_npi_without_a_licence_in_force_sees_no_card(world: World) -> None:
    world.queued(world.platform())
    clinician = world.clinician("NY", lapsed=True)
    world.rows("UPDATE clinician SET npi = '1234567893' RETURNING id")
    assert clinician.get("/v1/intake-queue").json["items"] == []


# Verifying again


def test_a_check_changes_what_the_licence_says_and_stays_on_record(world: World) -> None:
    operator, clinician = world.operator(), world.clinician("NY")
    world.queued(world.platform())
    path = f"{HERE}/{clinician.actor.id}/licences/NY/checks"
    assert len(clinician.get("/v1/intake-queue").json["items"]) == 1
    lapsed = operator.post(path, check(status="lapsed"))
    assert lapsed.status_code == 201, lapsed.text
    assert lapsed.json["verified_by"] == str(operator.actor.id)
    assert clinician.get("/v1/intake-queue").json["items"] == []
    assert operator.post(path, check()).status_code == 201
    assert len(clinician.get("/v1/intake-queue").json["items"]) == 1
    listed = [each["status"] for each in operator.get(path).json["items"]]
    assert listed == ["active", "lapsed", "active"]


def test_the_first_check_in_a_state_adds_the_licence(world: World, run: Run) -> None:
    clinician = world.clinician("NY")
    clinician_id = str(clinician.actor.id)
    added = run("verify", clinician_id, "CA", "-", sent=check(number="CA-1"))
    assert added.exit_code == 0, added.output
    read = clinician.get("/v1/clinicians/me").json
    assert read["practises_in"] == ["CA", "NY"]
    refused = run("verify", clinician_id, "MD", "-", sent=check())
    assert (refused.exit_code, "/type" in refused.output) == (1, True)


def test_nobody_is_verified_who_is_not_there(world: World, run: Run) -> None:
    operator, clinician = world.operator(), world.clinician("NY")
    for path in (f"{HERE}/{new_id()}/licences/NY", f"{HERE}/{clinician.actor.id}/licences/ny"):
        assert operator.post(f"{path}/checks", check()).status_code == 404
        assert operator.get(f"{path}/checks").status_code == 404
    assert operator.post(f"{HERE}/{new_id()}/suspend").status_code == 404
    assert run("suspend", str(new_id())).exit_code == 1


def test_a_recorded_check_is_never_changed(world: World) -> None:
    world.clinician("NY")
    with pytest.raises(Exception, match="never changed"):
        world.rows("UPDATE licence_check SET status = 'lapsed' RETURNING id")


# Suspending


def test_a_suspended_clinicians_token_opens_nothing_until_they_are_reinstated(
    world: World, run: Run
) -> None:
    operator, clinician = world.operator(), world.clinician("NY")
    answer = operator.post(f"{HERE}/{clinician.actor.id}/suspend")
    assert (answer.json["status"], answer.json["practises_in"]) == ("suspended", [])
    assert clinician.get("/v1/clinicians/me").status_code == 401
    assert operator.post(f"{HERE}/{clinician.actor.id}/reinstate").json["status"] == "active"
    assert clinician.get("/v1/clinicians/me").status_code == 200
    assert run("suspend", str(clinician.actor.id)).exit_code == 0
    assert clinician.get("/v1/clinicians/me").status_code == 401
    assert run("reinstate", str(clinician.actor.id)).exit_code == 0
    acts = world.rows(
        "SELECT action FROM audit_event WHERE action IN"
        " ('clinician.suspended', 'clinician.reinstated') ORDER BY id"
    )
    assert [act.partition(".")[2] for (act,) in acts] == ["suspended", "reinstated"] * 2


def test_clinicians_are_listed_page_by_page(world: World) -> None:
    operator, enrolled = world.operator(), [world.clinician("NY").actor.id for _ in range(3)]
    seen, path = [], f"{HERE}?limit=2"
    while path:
        page = operator.get(path).json
        seen += [each["id"] for each in page["items"]]
        path = f"{HERE}?limit=2&cursor={page['next_cursor']}" if page["next_cursor"] else ""
    assert seen == [str(each) for each in reversed(enrolled)]


def test_only_an_operator_enrols(world: World) -> None:
    others: list[Caller] = [world.platform(), world.clinician("NY"), world.coordinator()]
    for other in others:
        assert other.post(HERE, body()).status_code == 403
        assert other.get(HERE).status_code == 403
