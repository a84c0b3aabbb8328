"""Rotating keys while the server serves: root keys, tenants' keys, and what `keys check` says."""

import json
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from api.app import create_app
from api.cli.keys import keys as command
from api.consents import rotate
from api.consents.rotate import rewrap_items, rewrap_tenant_keys
from api.db.bootstrap import Urls
from api.db.root_keys import FileRootKeys, root_keys
from api.db.session import Database, Reach, Role
from api.settings import Settings
from tests.integration.care.cared import accepted
from tests.integration.db.transit import Engine, transit_engine
from tests.world import Caller, World, claimed

Keys = Callable[..., Result]


@pytest.fixture
def keys(keys: Settings, tmp_path: Path) -> Settings:
    """Settings whose root key file is this test's own."""
    shutil.copy(keys.root_key_file, tmp_path / "root_keys.json")
    return replace(keys, root_key_file=tmp_path / "root_keys.json")


@pytest.fixture
def run(keys: Settings, database: Urls) -> Keys:
    """Call `warmhandoff keys ...` with the settings of this installation, and more."""

    def call(*arguments: str, **more: str) -> Result:
        environment = {
            "DATABASE_URL": database.app,
            "MIGRATION_DATABASE_URL": database.owner,
            "ROOT_KEY_FILE": str(keys.root_key_file),
            **more,
        }
        return CliRunner().invoke(command, arguments, env=environment)

    return call


@pytest.fixture
def operator(keys: Settings, database: Urls) -> Iterator[Database]:
    """The database as the commands open it."""
    opened = Database(database.app, pool_size=1, root_keys=root_keys(keys))
    yield opened
    opened.dispose()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with transit_engine(tmp_path) as engine:
        yield engine


def _asking(engine: Engine) -> dict[str, str]:
    return {
        "KMS_URL": engine.url,
        "KMS_KEY": "members",
        "KMS_TOKEN_FILE": str(engine.token_file),
    }


def _reading(world: World, text: str = "canary words", ref: str = "u-77") -> Callable[[], Any]:
    """Return what reads one referral's words, as the clinician who claimed it."""
    referral, _ = world.queued(world.platform(), text=text, member_ref=ref)
    clinician = world.clinician("NY")
    claimed(clinician, referral)
    return lambda: clinician.get(f"/v1/referrals/{referral['id']}/context")


def _tenant_keys(world: World) -> list[tuple[int, str]]:
    rows = world.rows("SELECT version, root_key_id FROM tenant_key ORDER BY created_at, version")
    return [tuple(row) for row in rows]


def _ids(keys: Settings) -> list[str]:
    return FileRootKeys(keys.root_key_file).ids


def test_new_root_key_wraps_and_the_old_one_opens_without_a_restart(
    world: World, keys: Settings, run: Keys
) -> None:
    read = _reading(world)
    [old] = _ids(keys)
    assert run("rotate-root").exit_code == 0
    new, kept = _ids(keys)
    assert (kept, stat.S_IMODE(keys.root_key_file.stat().st_mode)) == (old, 0o600)
    assert read().json["items"][0]["text"] == "canary words"
    _reading(world, ref="u-1")
    assert _tenant_keys(world) == [(1, old), (1, new)]


def test_old_root_key_can_go_after_rewrap_and_a_server_that_runs_notices(
    world: World, keys: Settings, run: Keys
) -> None:
    reads = [_reading(world, ref=ref) for ref in ("u-1", "u-2", "u-3")]
    run("rotate-root")
    new, old = _ids(keys)
    done = run("rewrap")
    assert (done.exit_code, done.stdout) == (0, "3 rewrapped, 0 damaged\n")
    assert _tenant_keys(world) == [(1, new)] * 3
    held = json.loads(keys.root_key_file.read_text())
    keys.root_key_file.write_text(json.dumps({"keys": held["keys"][:1]}))
    assert [read().status_code for read in reads] == [200] * 3
    assert run("rewrap").stdout == "0 rewrapped, 0 damaged\n"
    assert old not in run("check").output


def test_missing_root_key_is_a_503_that_says_try_again(
    world: World, keys: Settings, run: Keys
) -> None:
    read = _reading(world)
    before = keys.root_key_file.read_text()
    run("rotate-root")
    run("rewrap")
    keys.root_key_file.write_text(before)
    refused = read()
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert refused.json["type"].endswith("/keys-away")
    assert "canary" not in refused.text
    assert world.rows("SELECT count(*) FROM disclosure WHERE context_id IS NOT NULL")[0][0] == 0
    assert run("rotate-root").exit_code == 0, "and the file is not harmed by all that"


def test_interrupted_rewrap_goes_on_where_it_is_run_again(
    world: World, run: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = [_reading(world, ref=ref) for ref in ("u-1", "u-2", "u-3")]
    run("rotate-root")
    monkeypatch.setattr(rotate, "BATCH", 1)
    batch, called = rewrap_tenant_keys, []

    def killed(*arguments: Any, **more: Any) -> Any:
        called.append(1)
        if len(called) == 2:
            batch(*arguments, **more)
            raise KeyboardInterrupt
        return batch(*arguments, **more)

    monkeypatch.setattr("api.cli.rotation.rewrap.rewrap_tenant_keys", killed)
    assert run("rewrap").exit_code == 1
    assert len({root for _, root in _tenant_keys(world)}) == 2, "the first batch is kept"
    assert run("rewrap").stdout == "2 rewrapped, 0 damaged\n"
    assert [read().status_code for read in reads] == [200] * 3


def test_requests_go_on_while_keys_are_rewrapped(
    world: World, run: Keys, operator: Database
) -> None:
    platform = world.platform()
    referral, _ = world.queued(platform)
    clinician = world.clinician("NY")
    claimed(clinician, referral)
    run("rotate-root")
    with operator.begin(Reach(Role.OPERATOR)) as session:
        assert rewrap_tenant_keys(session, "another").done == 1
        world.submitted(platform, member_ref="u-2")
        assert clinician.get(f"/v1/referrals/{referral['id']}/context").status_code == 200
        assert run("rewrap").stdout == "0 rewrapped, 0 damaged\n", "who holds a row is passed by"
    assert clinician.get(f"/v1/referrals/{referral['id']}/context").status_code == 200


def test_items_move_to_a_new_tenant_key_and_their_words_stay(world: World, run: Keys) -> None:
    read, other = _reading(world), _reading(world, ref="u-2")
    [(tenant,)] = world.rows("SELECT platform_id FROM member WHERE member_ref = 'u-77'")
    before = world.rows("SELECT context_id, sealed FROM context_body ORDER BY context_id")
    done = run("rotate-tenant", str(tenant))
    assert (done.exit_code, done.stdout) == (0, "1 rewrapped, 0 damaged\n")
    assert world.rows("SELECT context_id, sealed FROM context_body ORDER BY context_id") == before
    versions = "SELECT tenant_key_version FROM context_key ORDER BY platform_id = :t"
    assert [row[0] for row in world.rows(versions, t=tenant)] == [1, 2]
    assert [read().json["items"][0]["text"], other().status_code] == ["canary words", 200]
    assert run("rotate-tenant", "--all").stdout == "2 rewrapped, 0 damaged\n"
    assert [read().status_code, other().status_code] == [200, 200]


def test_messages_and_meeting_places_move_too_and_stay(world: World, run: Keys) -> None:
    cared = accepted(world)
    cared.arranged()
    assert cared.acts("messages", {"text": "canary message"}).status_code == 201
    [(tenant,)] = world.rows("SELECT platform_id FROM member")
    assert run("rotate-tenant", str(tenant)).stdout == "3 rewrapped, 0 damaged\n"
    keys = "SELECT tenant_key_version FROM message_key UNION ALL"
    keys += " SELECT tenant_key_version FROM appointment"
    assert world.rows(keys) == [(2,), (2,)]
    said = cared.member.get(f"{cared.path}/messages").json["items"]
    assert [each["text"] for each in said] == ["canary message"]
    meeting = cared.member.get(f"{cared.path}/appointment").json
    assert meeting["join_link"] == "https://meet.example.org/k7"


def test_message_that_was_damaged_is_counted_and_stops_no_other(world: World, run: Keys) -> None:
    cared = accepted(world)
    for text in ("one", "two"):
        assert cared.acts("messages", {"text": text}).status_code == 201
    world.rows(
        "UPDATE message_key SET wrapped = overlay(wrapped placing '\\x00'::bytea from 20)"
        " WHERE message_id = (SELECT message_id FROM message_key ORDER BY 1 LIMIT 1) RETURNING 1"
    )
    done = run("rotate-tenant", "--all")
    assert (done.exit_code, done.stdout) == (1, "2 rewrapped, 1 damaged\n")


def test_words_that_come_after_a_rotation_open_under_the_new_key(world: World, run: Keys) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    world.submitted(platform, member_ref="u-1")
    run("rotate-tenant", "--all")
    referral, _ = world.queued(platform, text="canary words")
    claimed(clinician, referral)
    read = clinician.get(f"/v1/referrals/{referral['id']}/context")
    assert read.json["items"][0]["text"] == "canary words"


def test_words_that_were_replaced_move_in_their_version(world: World, run: Keys) -> None:
    platform = world.platform()
    path = f"/v1/context/{world.submitted(platform)['context'][0]['id']}"
    member = world.member_of(platform, "u-77")
    member.put(path, {"kind": "narrative", "text": "canary words"}, If_Match='"1"')
    assert run("rotate-tenant", "--all").stdout == "1 rewrapped, 0 damaged\n"
    assert member.get(path).json["text"] == "canary words"


def test_damaged_item_is_counted_and_stops_no_other(world: World, run: Keys) -> None:
    platform = world.platform()
    for ref in ("u-1", "u-2", "u-3"):
        world.submitted(platform, member_ref=ref)
    world.rows(
        "UPDATE context_key SET wrapped = '\\x00' WHERE context_id ="
        " (SELECT context_id FROM context_key ORDER BY context_id LIMIT 1) RETURNING 1"
    )
    done = run("rotate-tenant", str(platform.actor.id))
    assert (done.exit_code, done.stdout) == (1, "2 rewrapped, 1 damaged\n")


def test_damaged_key_of_a_tenant_stops_no_item_under_another(
    world: World, run: Keys, operator: Database
) -> None:
    platform = world.platform()
    world.submitted(platform, member_ref="u-1")
    with operator.begin(Reach(Role.OPERATOR)) as session:
        rotate.add_tenant_key(session, platform.actor.id)
    world.submitted(platform, member_ref="u-2")
    world.rows("UPDATE tenant_key SET wrapped = '\\x00' WHERE version = 1 RETURNING 1")
    done = run("rotate-tenant", str(platform.actor.id))
    assert (done.exit_code, done.stdout) == (1, "1 rewrapped, 1 damaged\n")


def test_item_that_somebody_holds_is_passed_by_and_still_opens(
    world: World, run: Keys, operator: Database
) -> None:
    read = _reading(world)
    [(tenant,)] = world.rows("SELECT platform_id FROM member")
    with operator.begin(Reach(Role.OPERATOR)) as session:
        rotate.add_tenant_key(session, tenant)
        assert rewrap_items(session, tenant).done == 1
        assert read().status_code == 200
    with world.as_owner() as session:
        session.connection().exec_driver_sql("SELECT 1 FROM context_key FOR UPDATE")
        assert run("rotate-tenant", "--all").stdout == "0 rewrapped, 0 damaged\n"
    assert read().status_code == 200


def test_only_a_tenant_that_has_words_can_be_rotated(world: World, run: Keys) -> None:
    platform = world.platform()
    assert run("rotate-tenant").exit_code == 2
    assert run("rotate-tenant", str(platform.actor.id), "--all").exit_code == 2
    refused = run("rotate-tenant", str(platform.actor.id))
    assert (refused.exit_code, "holds no words yet" in refused.output) == (1, True)


def test_version_of_a_new_key_follows_the_tenants_own(world: World, run: Keys) -> None:
    one, other = (world.platform() for _ in range(2))
    for platform in (one, other):
        world.submitted(platform)
    for platform in (one, one, other):
        assert run("rotate-tenant", str(platform.actor.id)).exit_code == 0
    versions = "SELECT version FROM tenant_key WHERE platform_id = :p ORDER BY version"
    assert [row.version for row in world.rows(versions, p=one.actor.id)] == [1, 2, 3]
    assert [row.version for row in world.rows(versions, p=other.actor.id)] == [1, 2]


def test_check_tells_what_is_in_use_and_what_may_go(
    world: World, keys: Settings, run: Keys
) -> None:
    _reading(world)
    [old] = _ids(keys)
    run("rotate-root")
    new, _ = _ids(keys)
    found = run("check")
    assert found.exit_code == 0
    assert f"root key {new}: 0 tenant keys (current)" in found.stdout
    assert f"root key {old}: 1 tenant keys; run `warmhandoff keys rewrap`" in found.stdout
    assert "may be taken out" not in found.stdout
    run("rewrap")
    assert f"root key {old}: under no tenant key, it may be taken out" in run("check").stdout


def test_check_counts_the_items_under_each_key(world: World, run: Keys) -> None:
    one, other = world.platform(), world.platform()
    world.submitted(one)
    for ref in ("u-1", "u-2"):
        world.submitted(other, member_ref=ref)
    run("rotate-tenant", str(one.actor.id))
    held = [(one, 1, 0), (one, 2, 1), (other, 1, 2)]
    assert {line for line in run("check").stdout.splitlines() if line.startswith("platform ")} == {
        f"platform {platform.actor.id}, key {version}: {items} items, opens"
        for platform, version, items in held
    }


def test_check_fails_when_a_tenant_key_does_not_open(world: World, run: Keys) -> None:
    _reading(world)
    world.rows("UPDATE tenant_key SET wrapped = '\\x00' RETURNING 1")
    found = run("check")
    assert (found.exit_code, "it was changed, or moved" in found.stdout) == (1, True)
    assert run("rewrap").exit_code == 0, "it is under the current key already"
    run("rotate-root")
    assert (run("rewrap").exit_code, run("rewrap").stdout) == (1, "0 rewrapped, 1 damaged\n")


def test_check_fails_where_a_root_key_is_away(world: World, keys: Settings, run: Keys) -> None:
    _reading(world)
    run("rotate-root")
    held = json.loads(keys.root_key_file.read_text())
    keys.root_key_file.write_text(json.dumps({"keys": held["keys"][:1]}))
    found = run("check")
    assert (found.exit_code, "opens" in found.stdout) == (1, False)


def test_rotations_are_on_record(world: World, run: Keys) -> None:
    _reading(world)
    run("rotate-root")
    run("rewrap")
    run("rotate-tenant", "--all")
    acts = world.rows(
        "SELECT action, actor_persona FROM audit_event WHERE object_kind = 'tenant_key'"
        " ORDER BY position"
    )
    assert [tuple(act) for act in acts] == [
        ("tenant_key.rewrapped", "system"),
        ("tenant_key.rotated", "system"),
    ]


def test_words_move_from_a_file_to_a_service_and_on_to_its_next_version(
    world: World, keys: Settings, run: Keys, engine: Engine
) -> None:
    _reading(world)
    asked = _asking(engine)
    refused = run("rotate-root", **asked)
    assert (refused.exit_code, "KMS_URL is set" in refused.output) == (2, True)
    assert run("rewrap", **asked).stdout == "1 rewrapped, 0 damaged\n"
    keys.root_key_file.unlink()
    engine.rotate()
    assert run("check", **asked).exit_code == 0
    assert run("rewrap", **asked).stdout == "1 rewrapped, 0 damaged\n"
    assert _tenant_keys(world) == [(1, "transit/members:v2")]
    engine.said = 503, {"errors": ["Vault is sealed"]}
    refused = run("rewrap", **asked)
    assert (refused.exit_code, refused.output) == (1, "Error: no root key: keys: 503\n")


@pytest.fixture
def served(keys: Settings, database: Urls, engine: Engine) -> Iterator[Flask]:
    """The app with a key service."""
    asked = replace(keys, kms_url=engine.url, kms_key="members", kms_token_file=engine.token_file)
    made = create_app(replace(asked, database_url=database.app))
    yield made
    made.extensions["warmhandoff.database"].database.dispose()


def test_service_that_is_away_stops_no_read_of_a_key_that_was_just_opened(
    served: Flask, database: Urls, engine: Engine
) -> None:
    world = World(served, database)
    read = _reading(world)
    engine.said = 503, {"errors": ["Vault is sealed"]}
    assert read().json["items"][0]["text"] == "canary words"


def test_service_that_is_away_lets_nothing_be_lost_or_shown(
    served: Flask, database: Urls, engine: Engine
) -> None:
    world = World(served, database)
    platform: Caller = world.platform()
    engine.said = 503, {"errors": ["Vault is sealed"]}
    refused = platform.post("/v1/referrals", world.body(platform, text="canary words"))
    assert (refused.status_code, refused.json["type"][-10:]) == (503, "/keys-away")
    assert (refused.json["saved"], refused.json["crisis"]["call"]) == (False, "988")
    assert world.rows("SELECT count(*) FROM referral")[0][0] == 0
    engine.said = None
    assert world.submitted(platform)["status"] == "awaiting_consent"
