"""Tenants' keys where several meet them: first words at once, and rotations in small batches."""

from collections.abc import Iterator
from threading import Thread
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from api.consents import rotate
from api.consents.keys import wrapping_key
from api.consents.rotate import Round, add_tenant_key, rewrap_items, rewrap_tenant_keys
from api.db.root_keys import FileRootKeys, root_keys
from api.db.session import Database, Reach, Role
from api.settings import Settings
from tests.integration.consents.turned import turned
from tests.world import Answer, World

OPERATOR = Reach(Role.OPERATOR)


@pytest.fixture
def operator(world: World, keys: Settings) -> Iterator[Database]:
    """The database as the commands of a rotation open it."""
    opened = Database(world.urls.app, pool_size=1, root_keys=root_keys(keys))
    yield opened
    opened.dispose()


def test_first_words_of_a_tenant_are_sealed_by_two_at_once(world: World, keys: Settings) -> None:
    platform = world.platform()
    answers: list[Answer] = []
    body = world.body(platform, text="canary words")
    second = Thread(target=lambda: answers.append(platform.post("/v1/referrals", body)))
    first = Database(world.urls.app, pool_size=1, root_keys=root_keys(keys))
    tenant = platform.actor.id
    with first.begin(Reach(Role.PLATFORM, tenant=tenant, subject=tenant)) as session:
        wrapping_key(session, tenant)
        second.start()
        world.wait_for_a_lock()
    second.join()
    first.dispose()
    [answer] = answers
    assert answer.status_code == 201, "the slower one takes the key of who was faster"
    [item] = answer.json["context"]
    read = world.member_of(platform, "u-77").get(f"/v1/context/{item['id']}")
    assert read.json["text"] == "canary words"


def test_transaction_without_root_keys_says_that_it_may_open_nothing(world: World) -> None:
    tenant = world.platform().actor.id
    keyless = Database(world.urls.app, pool_size=1)
    reach = Reach(Role.PLATFORM, tenant=tenant, subject=tenant)
    with pytest.raises(RuntimeError, match="given no root keys"), keyless.begin(reach) as session:
        wrapping_key(session, tenant)
    keyless.dispose()


def _in_batches_of_one(
    operator: Database, monkeypatch: pytest.MonkeyPatch, batch: Any, *arguments: Any
) -> int:
    """Go through all rows as the commands do, on plans that sort only where they are asked to."""
    monkeypatch.setattr(rotate, "BATCH", 1)
    done, after = 0, None
    while True:
        with operator.begin(OPERATOR) as session:
            session.connection().exec_driver_sql("SET LOCAL enable_indexscan = off")
            found = batch(session, *arguments, after=after)
        if found.last is None:
            return done
        done, after = done + found.done, found.last


def test_no_tenant_is_left_out_whatever_order_keys_lie_in(
    world: World, operator: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        world.submitted(world.platform())
    turned(world, "tenant_key", "platform_id")
    assert _in_batches_of_one(operator, monkeypatch, rewrap_tenant_keys, "another") == 3


def test_no_item_is_left_out_whatever_order_keys_lie_in(
    world: World, operator: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = world.platform()
    for ref in ("u-1", "u-2", "u-3"):
        world.submitted(platform, member_ref=ref)
    tenant = platform.actor.id
    with operator.begin(OPERATOR) as session:
        add_tenant_key(session, tenant)
    turned(world, "context_key", "context_id")
    assert _in_batches_of_one(operator, monkeypatch, rewrap_items, tenant) == 3


def test_item_under_the_newest_key_is_left_as_it_is(world: World, operator: Database) -> None:
    platform = world.platform()
    world.submitted(platform, member_ref="u-1")
    with operator.begin(OPERATOR) as session:
        add_tenant_key(session, platform.actor.id)
    world.submitted(platform, member_ref="u-2")
    assert [_moved(operator, platform.actor.id) for _ in range(2)] == [1, 0]


def _moved(operator: Database, tenant: UUID) -> int:
    with operator.begin(OPERATOR) as session:
        found: Round[UUID] = rewrap_items(session, tenant)
    return found.done


def test_each_key_is_written_before_the_next_is_asked_for(
    world: World, operator: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key service may take long: a transaction that waits for several would be ended as idle."""
    for _ in range(2):
        world.submitted(world.platform())
    done: list[str] = []
    wrap = FileRootKeys.wrap

    def asked(*arguments: Any) -> Any:
        done.append("asked")
        return wrap(*arguments)

    def written(session: Session, *_: Any) -> None:
        done.extend("written" for row in session.dirty if session.is_modified(row))

    monkeypatch.setattr(FileRootKeys, "wrap", asked)
    with operator.begin(OPERATOR) as session:
        event.listen(session, "before_flush", written)
        assert rewrap_tenant_keys(session, "another").done == 2
    assert done == ["asked", "written"] * 2
