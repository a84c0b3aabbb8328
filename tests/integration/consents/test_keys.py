"""Attacks on stored words: moved, swapped, restored, searched for. They open in one place alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, create_engine, text

from tests.world import Answer, Caller, World, claimed

CANARY = "canary-4f1e my words"
ITEMS = [
    {"kind": "narrative", "text": CANARY},
    {"kind": "post_excerpt", "text": f"{CANARY}, once more"},
]


@dataclass
class Shared:
    """A referral whose two items a clinician may read, and who they all are."""

    world: World
    platform: Caller
    member: Caller
    clinician: Caller
    referral: dict[str, Any]
    consent_id: str

    @property
    def first(self) -> str:
        return str(self.referral["context"][0]["id"])

    @property
    def second(self) -> str:
        return str(self.referral["context"][1]["id"])

    def read(self) -> Answer:
        return self.clinician.get(f"/v1/referrals/{self.referral['id']}/context")

    def change(self, sql: str, **values: Any) -> None:
        """Change the database as somebody who holds it."""
        known = {"x": self.first, "y": self.second, "p": self.platform.actor.id}
        named = {name: value for name, value in known.items() if f":{name}" in sql}
        with self.world.as_owner() as session:
            session.execute(text(sql), named | values)


def _share(world: World, member_ref: str = "u-77", platform: Caller | None = None) -> Shared:
    platform = platform or world.platform()
    referral, member = world.queued(platform, context=ITEMS, member_ref=member_ref)
    clinician = world.clinician("NY")
    claimed(clinician, referral)
    [consent] = member.get("/v1/consents").json["items"]
    return Shared(world, platform, member, clinician, referral, consent["id"])


@pytest.fixture
def shared(world: World) -> Shared:
    return _share(world)


MOVED = {
    "words of another item": """UPDATE context_body SET sealed =
        (SELECT sealed FROM context_body WHERE context_id = :y) WHERE context_id = :x""",
    "key of another item": """UPDATE context_key SET wrapped =
        (SELECT wrapped FROM context_key WHERE context_id = :y) WHERE context_id = :x""",
    "words and key of another item": """WITH moved AS (UPDATE context_body SET sealed =
        (SELECT sealed FROM context_body WHERE context_id = :y) WHERE context_id = :x)
        UPDATE context_key SET wrapped =
        (SELECT wrapped FROM context_key WHERE context_id = :y) WHERE context_id = :x""",
    "another version": "UPDATE context_item SET version = version + 1 WHERE id = :x",
    "one bit of the words": """UPDATE context_body SET sealed =
        set_byte(sealed, 20, get_byte(sealed, 20) # 1) WHERE context_id = :x""",
    "one bit of the key": """UPDATE context_key SET wrapped =
        set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) WHERE context_id = :x""",
    "words cut short": "UPDATE context_body SET sealed = '\\x0102' WHERE context_id = :x",
    "no words": "UPDATE context_body SET sealed = '' WHERE context_id = :x",
    "no key": "UPDATE context_key SET wrapped = '' WHERE context_id = :x",
    "no tenant key": "UPDATE tenant_key SET wrapped = ''",
    "no row of the tenant key": """DO $$ BEGIN
        ALTER TABLE context_key DROP CONSTRAINT fk_context_key_platform_id_tenant_key_version;
        DELETE FROM tenant_key; END $$""",
    "tenant key of another version": """WITH later AS (INSERT INTO tenant_key
        SELECT platform_id, 2, root_key_id, wrapped, created_at FROM tenant_key
        WHERE platform_id = :p RETURNING version)
        UPDATE context_key SET tenant_key_version = version FROM later WHERE context_id = :x""",
}


def _damaged(shared: Shared) -> None:
    """Assert that a read is refused, shows nothing, discloses nothing, and is on record."""
    refused = shared.read()
    assert (refused.status_code, refused.json["type"].rpartition("/")[2]) == (
        409,
        "integrity-error",
    )
    assert "canary" not in refused.text
    assert shared.world.rows("SELECT 1 FROM disclosure WHERE context_id IS NOT NULL") == []
    [(object_id,)] = shared.world.rows(
        "SELECT object_id FROM audit_event WHERE action = 'context.damaged'"
    )
    assert str(object_id) == shared.referral["id"]


@pytest.mark.parametrize("attack", MOVED)
def test_what_was_moved_or_changed_is_refused_and_on_record(shared: Shared, attack: str) -> None:
    shared.change(MOVED[attack])
    _damaged(shared)


def test_tenant_key_of_another_tenant_opens_nothing(world: World) -> None:
    shared, other = _share(world), _share(world, "u-1")
    shared.change(
        "UPDATE tenant_key t SET wrapped = o.wrapped, root_key_id = o.root_key_id"
        " FROM tenant_key o WHERE t.platform_id = :p AND o.platform_id = :other",
        other=other.platform.actor.id,
    )
    _damaged(shared)
    refused = shared.platform.post("/v1/referrals", world.body(shared.platform, member_ref="u-2"))
    assert (refused.status_code, refused.json["saved"]) == (503, False), "and takes no words"
    assert other.read().status_code == 200


def test_item_in_another_referral_opens_for_nobody(world: World) -> None:
    """The owner moves a member's item under another member's consent."""
    victim = _share(world)
    accomplice = _share(world, "u-2", victim.platform)
    moved = accomplice.referral["id"]
    victim.change("DELETE FROM consent_item WHERE context_id = :x")
    victim.change("UPDATE context_item SET referral_id = :r WHERE id = :x", r=moved)
    victim.change(
        "INSERT INTO consent_item SELECT platform_id, consent_id, :x, purpose, referral_id,"
        " member_id FROM consent_item WHERE context_id = :theirs",
        theirs=accomplice.first,
    )
    _damaged(accomplice)


def test_older_words_put_back_in_place_of_newer_ones_do_not_open(shared: Shared) -> None:
    shared.change(
        "CREATE TABLE kept AS SELECT * FROM context_body JOIN context_key USING"
        " (platform_id, context_id)"
    )
    path = f"/v1/context/{shared.first}"
    tag = shared.member.get(path).headers["ETag"]
    replaced = shared.member.put(path, {"kind": "narrative", "text": "Other words."}, If_Match=tag)
    assert replaced.status_code == 200, replaced.text
    assert shared.read().json["items"][0]["text"] == "Other words."
    shared.change(
        "WITH body AS (UPDATE context_body b SET sealed = k.sealed FROM kept k"
        " WHERE b.context_id = k.context_id) UPDATE context_key w SET wrapped = k.wrapped"
        " FROM kept k WHERE w.context_id = k.context_id AND w.context_id = :x"
    )
    refused = shared.read()
    assert (refused.status_code, "canary" in refused.text) == (409, False)
    own = shared.member.get(path)
    assert (own.status_code, "canary" in own.text) == (409, False)


def test_unknown_root_key_is_away_and_no_forgery(shared: Shared) -> None:
    shared.change("UPDATE tenant_key SET root_key_id = 'gone'")
    refused = shared.read()
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert shared.world.rows("SELECT 1 FROM audit_event WHERE action = 'context.damaged'") == []


def test_after_a_revocation_no_key_is_left_and_nobody_reads(shared: Shared) -> None:
    assert shared.read().status_code == 200
    answer = shared.member.post(f"/v1/consents/{shared.consent_id}/revoke")
    assert answer.json["keys_destroyed"] == 2
    assert shared.world.rows("SELECT 1 FROM context_key") == []
    assert shared.read().status_code == 410
    path = f"/v1/referrals/{shared.referral['id']}/context"
    assert shared.world.clinician("NY").get(path).status_code == 404
    assert shared.member.get(f"/v1/context/{shared.first}").status_code == 410


@pytest.mark.planted("a part of a backup is put over what stands, without its timers")
@pytest.mark.parametrize("with_keys", [False, True], ids=["without keys", "with keys"])
def test_backup_from_before_a_revocation_reads_nothing_without_its_keys(
    shared: Shared, *, with_keys: bool
) -> None:
    """With its keys it reads again: that is why a receipt names the day on which backups end."""
    shared.read()
    tables = ("context_body", "context_key", "consent", "referral")
    for table in tables:
        shared.change(f"CREATE TABLE old_{table} AS SELECT * FROM {table}")
    shared.member.post(f"/v1/consents/{shared.consent_id}/revoke")
    shared.change("INSERT INTO context_body SELECT * FROM old_context_body")
    if with_keys:
        shared.change("INSERT INTO context_key SELECT * FROM old_context_key")
    shared.change("UPDATE consent c SET status = o.status FROM old_consent o WHERE o.id = c.id")
    shared.change(
        "UPDATE referral r SET status = o.status, clinician_id = o.clinician_id,"
        " claimed_at = o.claimed_at, due_at = o.due_at, next_action = o.next_action,"
        " next_actor = o.next_actor FROM old_referral o WHERE o.id = r.id"
    )
    answer = shared.read()
    assert answer.status_code == 200, "everything but the keys was restored"
    assert ("canary" in answer.text) is with_keys


def test_create_that_is_sent_again_shows_no_words(world: World) -> None:
    platform = world.platform()
    key, body = str(uuid4()), world.body(platform, context=ITEMS)
    first = platform.post("/v1/referrals", body, Idempotency_Key=key)
    member = world.member_of(platform, "u-77")
    consent = world.granted(member, first.json)
    member.post(f"/v1/consents/{consent['id']}/revoke")
    again = platform.post("/v1/referrals", body, Idempotency_Key=key)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert "canary" not in again.text


def test_same_words_of_two_members_are_sealed_to_different_bytes(world: World) -> None:
    platform = world.platform()
    for ref in ("u-1", "u-2"):
        world.submitted(platform, member_ref=ref)
    for column in ("b.sealed", "k.wrapped"):
        rows = world.rows(
            f"SELECT {column} FROM context_body b JOIN context_key k USING (context_id)"
        )
        assert len({bytes(row[0]) for row in rows}) == 2


@pytest.fixture
def everything_done(shared: Shared) -> Shared:
    """The words have gone every way there is: sent, granted, read, replaced, read again."""
    shared.read()
    shared.member.get(f"/v1/context/{shared.first}")
    path = f"/v1/context/{shared.second}"
    shared.member.put(
        path,
        {"kind": "post_excerpt", "text": f"{CANARY}, replaced"},
        If_Match=shared.member.get(path).headers["ETag"],
    )
    assert shared.read().text.count(CANARY) == 2
    return shared


def _spelt(canary: str) -> set[bytes]:
    """The words as a dump may spell them: as they are, and as the hex of a bytea."""
    return {canary.encode(), canary.encode().hex().encode()}


def test_words_are_in_no_column_of_any_table(everything_done: Shared) -> None:
    world = everything_done.world
    tables = [
        row[0] for row in world.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    ]
    assert {"context_body", "audit_event", "idempotency_record"} <= set(tables)
    for table in tables:
        dump = "\n".join(row[0] for row in world.rows(f"SELECT t::text FROM {table} t")).encode()
        assert not [each for each in _spelt("canary-4f1e") if each in dump], table


@pytest.fixture
def superuser(server: str) -> Iterator[Any]:
    engine = create_engine(server, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection


def test_words_are_in_no_file_of_the_database_and_in_no_statement(
    everything_done: Shared, superuser: Any
) -> None:
    statements = superuser.exec_driver_sql("SELECT string_agg(query, ' ') FROM pg_stat_activity")
    assert "canary-4f1e" not in statements.scalar_one()
    superuser.exec_driver_sql("CHECKPOINT")
    folder = Path(superuser.exec_driver_sql("SHOW data_directory").scalar_one())
    name = everything_done.world.urls.owner.partition("?")[0].rpartition("/")[2]
    oid = superuser.exec_driver_sql(
        "SELECT oid FROM pg_database WHERE datname = %s", (name,)
    ).scalar_one()
    files = [path for path in (folder / "base" / str(oid)).iterdir() if path.is_file()]
    files += folder.parent.glob("server.log*")
    found = [path.name for path in files if b"canary-4f1e" in path.read_bytes()]
    assert (len(files) > 100, found) == (True, [])
