"""The record as bytes: written once, the same for every reader, and whose hash anyone can make."""

import hashlib
import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, ProgrammingError
from sqlalchemy.orm import Session

from api.audit.models import AuditEvent
from api.audit.record import record
from api.db.bootstrap import PERSONAS
from api.db.session import Database, Reach, Role
from tests.world import World, claimed

OBJECT, ROW = UUID(int=7), UUID(int=9)
CHANGES = [
    "UPDATE audit_event SET action = 'x.y'",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
]


def leaf_hash(event: dict[str, Any]) -> str:
    """What an auditor needs to hash an event of `GET /v1/audit` (RFC 9162 section 2.1.1)."""
    salt = urlsafe_b64decode(event["salt"] + "==")
    return hashlib.sha256(b"\x00" + salt + event["body"].encode()).hexdigest()


@pytest.fixture
def login(world: World) -> Iterator[Database]:
    """The application's own way into the database."""
    database = Database(world.urls.app, pool_size=1)
    yield database
    database.dispose()


def _recorded(session: Session, **facts: Any) -> AuditEvent:
    record(session, "test.written", ("test", OBJECT), by=None, **facts)
    [row] = session.new
    assert isinstance(row, AuditEvent)
    return row


def test_text_is_one_object_with_sorted_members_and_no_spaces(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = datetime(2026, 11, 22, 14, 0, 0, 5, tzinfo=UTC)
    monkeypatch.setattr("api.audit.record.utc_now", lambda: at)
    monkeypatch.setattr("api.audit.record.new_id", lambda: ROW)
    with world.as_owner() as session:
        written = _recorded(session, items=2, code="no_capacity", ended=False).body
    assert written == (
        '{"action":"test.written","actor_id":null,"actor_persona":"system",'
        '"at":"2026-11-22T14:00:00.000005Z","client_id":null,'
        '"facts":{"code":"no_capacity","ended":false,"items":2},'
        f'"id":"{ROW}","object_id":"{OBJECT}","object_kind":"test","platform_id":null}}'
    )
    assert world.rows("SELECT body FROM audit_event") == [(written,)]


def test_auditor_hashes_what_was_written(world: World) -> None:
    with world.as_owner() as session:
        row = _recorded(session, items=1)
        written = hashlib.sha256(b"\x00" + row.salt + row.body.encode()).hexdigest()
    [event] = world.operator().get("/v1/audit").json["items"]
    assert leaf_hash(event) == written


def test_columns_say_what_the_text_says(world: World) -> None:
    clinician = world.clinician("NY")
    referral, _ = world.queued(world.platform())
    claimed(clinician, referral)
    for event in world.operator().get("/v1/audit").json["items"]:
        told = json.loads(event["body"])
        assert datetime.fromisoformat(told.pop("at")) == datetime.fromisoformat(event["at"])
        assert told == {name: event[name] for name in told}
        assert set(event) - set(told) == {"at", "position", "body", "salt"}


def test_same_act_twice_has_two_hashes(world: World) -> None:
    with world.as_owner() as session:
        for _ in range(2):
            record(session, "test.written", ("test", OBJECT), by=None)
    one, other = world.operator().get("/v1/audit").json["items"]
    assert leaf_hash(one | {"body": ""}) != leaf_hash(other | {"body": ""})


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", ROW),
        ("at", datetime(2026, 1, 1, tzinfo=UTC)),
        ("action", "other.act"),
        ("actor_persona", "operator"),
        ("actor_id", ROW),
        ("client_id", "another"),
        ("object_kind", "consent"),
        ("object_id", ROW),
        ("platform_id", ROW),
    ],
)
def test_row_is_refused_when_a_column_says_something_else(
    world: World, column: str, value: object
) -> None:
    with (
        pytest.raises(IntegrityError, match="body_says_the_same"),
        world.as_owner() as session,
    ):
        setattr(_recorded(session), column, value)


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ('"facts":{}', '"facts": {}'),
        ('"facts":{}', '"facts":{"a":1},"facts":{}'),
        ('"facts":{},', ""),
        ('"facts":{}', '"facts":{},"more":1'),
        ('"facts":{}', '"facts":"text"'),
    ],
    ids=["spaced", "twice", "missing", "more", "no object"],
)
def test_row_is_refused_when_its_text_could_be_read_in_two_ways(
    world: World, part: str, instead: str
) -> None:
    with (
        pytest.raises(IntegrityError, match=r"body_says_the_same|facts_without_prose"),
        world.as_owner() as session,
    ):
        _rewrite(_recorded(session), part, instead)


def _rewrite(row: AuditEvent, part: str, instead: str) -> None:
    assert part in row.body
    row.body = row.body.replace(part, instead)


def test_row_is_refused_without_a_whole_salt(world: World) -> None:
    with pytest.raises(IntegrityError, match="salt_length"), world.as_owner() as session:
        _recorded(session).salt = b"short"


@pytest.mark.parametrize("role", ["wh_app", *PERSONAS])
def test_no_role_has_a_right_to_change_the_record(login: Database, role: str) -> None:
    for change in CHANGES:
        with login.engine.connect() as connection:
            connection.execute(text(f"SET ROLE {role}"))
            with pytest.raises(ProgrammingError, match="permission denied for table audit_event"):
                connection.execute(text(change))


@pytest.mark.parametrize("change", CHANGES)
def test_owner_is_refused_by_the_trigger(world: World, change: str) -> None:
    with (
        pytest.raises(Exception, match="audit_event rows are never changed"),
        world.as_owner() as session,
    ):
        session.execute(text(change))


def test_act_that_fails_after_it_was_recorded_leaves_no_row(world: World, login: Database) -> None:
    with pytest.raises(LookupError), login.begin(Reach(Role.WORKER)) as session:
        _fail(session)
    assert world.rows("SELECT count(*) FROM audit_event") == [(0,)]


def _fail(session: Session) -> None:
    _recorded(session)
    session.flush()
    raise LookupError


def test_act_that_cannot_be_recorded_does_not_happen(world: World) -> None:
    clinician, platform = world.clinician("NY"), world.platform()
    referral, _ = world.queued(platform, text="canary words")
    waiting, _ = world.queued(platform, member_ref="u-78", reference="ref-2")
    claimed(clinician, referral)
    before = _standing(world)
    with world.as_owner() as owner:
        owner.execute(text(f"REVOKE INSERT ON audit_event FROM {', '.join(PERSONAS)}"))
    read = clinician.get(f"/v1/referrals/{referral['id']}/context")
    answers = [
        read,
        clinician.post(f"/v1/referrals/{waiting['id']}/claim"),
        platform.post("/v1/referrals", world.body(platform, member_ref="u-79")),
    ]
    assert [answer.status_code for answer in answers] == [500, 500, 500]
    assert "canary" not in read.text
    assert _standing(world) == before


def _standing(world: World) -> list[Any]:
    return world.rows(
        "SELECT r.id, r.status, r.clinician_id, d.id FROM referral r"
        " LEFT JOIN disclosure d ON d.referral_id = r.id ORDER BY r.id"
    )
