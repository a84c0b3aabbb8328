"""Rows from before they were text: rewritten once as what record() would have written."""

import json
from typing import Any

import pytest
from sqlalchemy import NullPool, create_engine, text

from api.db.bootstrap import Urls
from api.db.migrate import downgrade, upgrade

BEFORE, AFTER = "0008_tally", "0009_audit_bytes"
FACTS = {"b": 2, "aa": "x-1", "a": True, "Z": "no_capacity"}
_INSERT = text("""
INSERT INTO audit_event (id, at, action, actor_persona, client_id, object_kind, object_id, facts)
SELECT gen_random_uuid(), '2026-11-22T15:00:00.000500+01:00', 'test.written', 'system',
    'a "client"', 'test', gen_random_uuid(), CAST(facts AS JSONB)
FROM unnest(ARRAY[:some, '{}']) AS facts
""")


def _owner(urls: Urls, statement: Any, **values: Any) -> list[Any]:
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        result = connection.execute(statement, values)
        return list(result) if result.returns_rows else []


@pytest.fixture
def old(empty_database: Urls) -> Urls:
    """A database of the schema before, with two acts on record."""
    upgrade(empty_database.owner, BEFORE)
    _owner(empty_database, _INSERT, some=json.dumps(FACTS))
    return empty_database


def test_acts_on_record_become_the_text_that_is_written_today(old: Urls) -> None:
    upgrade(old.owner, AFTER)
    rows = _owner(old, text("SELECT body, salt FROM audit_event ORDER BY position"))
    told = [json.loads(body) for body, _ in rows]
    assert [act["facts"] for act in told] == [FACTS, {}]
    assert {act["at"] for act in told} == {"2026-11-22T14:00:00.000500Z"}
    for (body, _), act in zip(rows, told, strict=True):
        assert body == json.dumps(act, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert len({salt for _, salt in rows}) == 2
    assert {len(salt) for _, salt in rows} == {16}


@pytest.mark.parametrize("back", [False, True])
def test_rewriting_leaves_the_record_closed(old: Urls, back: bool) -> None:  # noqa: FBT001
    upgrade(old.owner, AFTER)
    if back:
        downgrade(old.owner, BEFORE)
        [(facts,), _] = _owner(old, text("SELECT facts FROM audit_event ORDER BY position"))
        assert facts == FACTS
    with pytest.raises(Exception, match="never changed"):
        _owner(old, text("UPDATE audit_event SET action = 'x.y'"))
