"""Words that an older release kept open: sealed by the migration, and gone from the files."""

from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import NullPool, create_engine, text

from api.consents.own import read_own
from api.db.bootstrap import Urls
from api.db.migrate import current, upgrade
from api.db.root_keys import FileRootKeys, RootKeyUnusable
from api.db.session import Database, Reach, Role
from api.settings import Settings

PLATFORM, MEMBER, REFERRAL, COMMUNITY, ITEM = (UUID(int=number) for number in range(1, 6))
CANARY = "canary-9c2d open words"
ROWS = """
INSERT INTO platform (id, name, last_position, created_at)
    VALUES (:platform, 'Lighthouse', 0, now());
INSERT INTO community (platform_id, id, name, created_at)
    VALUES (:platform, :community, 'Evening Circle', now());
INSERT INTO member (platform_id, id, member_ref, jurisdiction, jurisdiction_asked_at, age_group,
    languages, safe_channel, safe_to_name_service, created_at)
    VALUES (:platform, :member, 'u-77', 'NY', now(), 'adult', '{en}', 'in_app', false, now());
INSERT INTO referral (platform_id, id, reference, community_id, member_id, status, priority, risk,
    risk_domains, risk_rules, topics, jurisdiction, age_group, languages, preferences,
    member_agreed_at, agreed_text_version, claim_token, next_action, next_actor, due_at,
    created_at, updated_at, version, source_risk, screen_engine, screen_degraded, safe_channel,
    safe_to_name_service)
    VALUES (:platform, :referral, 'ref-1', :community, :member, 'awaiting_consent', 'routine',
    'L0', '{}', '{}', '{}', 'NY', 'adult', '{en}', '{}', now(), '2026-11', 0,
    'decide_consent', 'member', now(), now(), now(), 1, 'L0', 'rules', false, 'in_app', false);
INSERT INTO context_item (platform_id, id, referral_id, member_id, kind, created_at)
    VALUES (:platform, :item, :referral, :member, 'narrative', now());
INSERT INTO context_body (platform_id, context_id, content)
    VALUES (:platform, :item, jsonb_build_object('text', CAST(:words AS text)))
"""


@pytest.fixture
def older(empty_database: Urls) -> Urls:
    """A database of the release before, with one open item in it."""
    upgrade(empty_database.owner, "0009_audit_bytes")
    ids = {
        "platform": PLATFORM,
        "member": MEMBER,
        "referral": REFERRAL,
        "community": COMMUNITY,
        "item": ITEM,
        "words": CANARY,
    }
    with create_engine(empty_database.owner, poolclass=NullPool).begin() as connection:
        for statement in ROWS.split(";"):
            connection.execute(text(statement), ids)
    return empty_database


def test_open_words_are_sealed_under_the_root_key_and_open_for_their_member(
    older: Urls, keys: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROOT_KEY_FILE", str(keys.root_key_file))
    upgrade(older.owner)
    database = Database(older.app, pool_size=1, root_keys=FileRootKeys(keys.root_key_file))
    with database.begin(Reach(Role.MEMBER, tenant=PLATFORM, subject=MEMBER)) as session:
        own = read_own(session, ITEM, platform_id=PLATFORM, member_id=MEMBER)
    assert own.content == {"text": CANARY}
    database.dispose()


def test_open_words_are_in_no_file_of_their_table_afterwards(
    older: Urls, keys: Settings, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert CANARY.encode() in _file(server, older, "context_body")
    monkeypatch.setenv("ROOT_KEY_FILE", str(keys.root_key_file))
    upgrade(older.owner)
    assert CANARY.encode() not in _file(server, older, "context_body")


def test_migration_stops_where_there_are_open_words_and_no_root_key(
    older: Urls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROOT_KEY_FILE", str(tmp_path / "none"))
    with pytest.raises(RootKeyUnusable, match="none holds no root key"):
        upgrade(older.owner)
    assert current(older.owner) == "0009_audit_bytes"


def _file(server: str, urls: Urls, table: str) -> bytes:
    """Read the file of a table, after what is in memory was written."""
    with create_engine(server, poolclass=NullPool).connect() as connection:
        connection.exec_driver_sql("CHECKPOINT")
        folder = connection.exec_driver_sql("SHOW data_directory").scalar_one()
    with create_engine(urls.owner, poolclass=NullPool).connect() as connection:
        path = connection.exec_driver_sql(f"SELECT pg_relation_filepath('{table}')").scalar_one()
    return Path(folder, path).read_bytes()
