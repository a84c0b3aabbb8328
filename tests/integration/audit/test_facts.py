"""What a row of the record may hold: no call can hand it text that a person wrote."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from api.audit.record import record
from api.db.base import new_id
from tests.world import World

API = Path(__file__).parents[3] / "api"
CALLERS = [p for p in sorted(API.rglob("*.py")) if "api.audit.record import" in p.read_text()]
CODE, COUNT, ID = "code", "count", "id"

# Every fact that some act records. A new one is added here by somebody who knows what is in it.
FACTS = {
    "about_id": ID,
    "alerts_waiting": COUNT,
    "attempt": COUNT,
    "check_id": ID,
    "cancelled_by": CODE,
    "claim_token": COUNT,
    "clinicians": COUNT,
    "code": CODE,
    "consents_ended": COUNT,
    "covers": CODE,
    "cycle": COUNT,
    "disclosures": COUNT,
    "ended": CODE,
    "erasure": ID,
    "evidence": CODE,
    "expected_wait_days": COUNT,
    "failures": COUNT,
    "feed_events": COUNT,
    "grants_ended": COUNT,
    "items": COUNT,
    "keys_destroyed": COUNT,
    "level": CODE,
    "licence_status": CODE,
    "licences": COUNT,
    "method": CODE,
    "outcome": CODE,
    "pages": COUNT,
    "place": CODE,
    "purpose": CODE,
    "referral_id": ID,
    "referral_status": CODE,
    "referrals": COUNT,
    "result": CODE,
    "renewals": COUNT,
    "risk": CODE,
    "rows": COUNT,
    "share_back": CODE,
    "subject_id": ID,
    "text_version": CODE,
    "thread": CODE,
    "tier": CODE,
    "timer": CODE,
    "version": COUNT,
    "visit": CODE,
    "way": CODE,
    "withdrawn": COUNT,
}
ID_TURNED_TEXT = re.compile(r"str\((\w+\.)*(id|\w+_id)\)")
_DECIDED = "decided.status is ConsentStatus.ACTIVE"
# Actions put together from words of ours, and where those words stand.
PUT_TOGETHER = {
    "f'referral.{fact}'": "the names of what the timers do, in firing.py itself",
    f"f\"consent.{{('granted' if {_DECIDED} else 'denied')}}\"": "one of two",
    "f\"appointment.{('changed' if standing else 'proposed')}\"": "one of two",
    "f\"community.attestation_{('allowed' if agreement else 'ended')}\"": "one of two",
}


def _calls(path: Path) -> Iterator[ast.Call]:
    for node in _nodes(path):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "record":
            yield node


@cache
def _nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text())))


def _counted(path: Path) -> set[str]:
    """Find the names that a file gives to what it counts: declared as `int`, and held to that."""
    declared = {
        ast.unparse(node.target) if isinstance(node, ast.AnnAssign) else node.arg
        for node in _nodes(path)
        if isinstance(node, ast.AnnAssign | ast.arg)
        and node.annotation
        and ast.unparse(node.annotation) == "int"
    }
    counting = {
        node.name
        for node in _nodes(path)
        if isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) == "int"
    }
    return declared | {
        ast.unparse(node.targets[0])
        for node in _nodes(path)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) in counting
    }


@cache
def _whole_numbers() -> frozenset[str]:
    """Find the attributes that are a whole number in every model that has them."""
    kept = [
        match
        for path in API.rglob("models.py")
        for match in re.findall(r"^    (\w+): Mapped\[(.+?)\]", path.read_text(), re.MULTILINE)
    ]
    return frozenset(name for name, kind in kept if kind == "int") - {
        name for name, kind in kept if kind != "int"
    }


def _shape(value: ast.expr, counted: set[str]) -> str:
    """Tell what a fact can be from how it is written; prose has no way of being written so."""
    match value:
        case ast.Attribute(attr="value") | ast.Compare() | ast.Constant(value=bool()):
            return CODE
        case ast.Name(id=name) if name.isupper() or name in counted:
            return CODE if name.isupper() else COUNT
        case ast.Call(func=ast.Name(id="len" | "sum")):
            return COUNT
        case ast.Attribute(attr=name) if name in _whole_numbers():
            return COUNT
        case ast.Call(func=ast.Name(id="str")) if ID_TURNED_TEXT.fullmatch(ast.unparse(value)):
            return ID
    return "anything"


def _of_a_call(path: Path) -> str:
    return path.relative_to(API).as_posix()


def test_there_are_calls_to_look_at() -> None:
    assert sum(len(list(_calls(path))) for path in CALLERS) >= 20
    assert {"claim_token", "failures", "pages"} <= _whole_numbers()


@pytest.mark.parametrize("path", CALLERS, ids=_of_a_call)
def test_each_fact_is_a_known_code_count_or_id(path: Path) -> None:
    given = {
        str(keyword.arg): _shape(keyword.value, _counted(path))
        for call in _calls(path)
        for keyword in call.keywords
        if keyword.arg not in ("by", "platform_id")
    }
    assert given == {name: FACTS.get(name, "not on the list") for name in given}


@pytest.mark.parametrize("path", CALLERS, ids=_of_a_call)
def test_each_act_and_its_object_are_named_by_words_of_ours(path: Path) -> None:
    for call in _calls(path):
        _, action, on = call.args
        written = ast.unparse(action)
        assert re.fullmatch(r"'[a-z_-]+\.[a-z_-]+'", written) or written in PUT_TOGETHER
        assert isinstance(on, ast.Tuple)
        assert re.fullmatch(r"'[a-z_]+'", ast.unparse(on.elts[0]))


def test_rows_are_made_in_one_place() -> None:
    makers = [p for p in API.rglob("*.py") if "AuditEvent(" in p.read_text()]
    assert [_of_a_call(p) for p in makers if p.name != "models.py"] == ["audit/record.py"]


def test_no_fact_is_listed_that_nothing_records() -> None:
    used = {k.arg for path in CALLERS for call in _calls(path) for k in call.keywords}
    assert set(FACTS) <= used


@pytest.mark.parametrize("fact", ["I feel low", "a\nb", "José"])
def test_database_refuses_prose_that_gets_this_far(world: World, fact: Any) -> None:
    with (
        pytest.raises(IntegrityError, match="facts_without_prose"),
        world.as_owner() as session,
    ):
        record(session, "test.written", ("test", new_id()), by=None, code=fact)
