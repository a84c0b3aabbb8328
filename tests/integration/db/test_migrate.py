"""Migrations: from nothing to the models, one step back, and never waiting long for a lock."""

import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.config import Config
from sqlalchemy import Connection, NullPool, create_engine, make_url
from sqlalchemy.exc import OperationalError

import migrations
from api.db import migrate
from api.db.bootstrap import Urls

_MIGRATION = """
from alembic import op

revision = {revision!r}
down_revision = {before!r}


def upgrade():
    op.execute({up!r})


def downgrade():
    op.execute("SELECT 1")
"""


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        yield connection


def _ask(url: str, question: str) -> object:
    with _connected(url) as connection:
        return connection.exec_driver_sql(question).scalar()


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A short history in place of the product's own."""
    steps = [("0001_a", None, "CREATE TABLE a (id int)"), ("0002_b", "0001_a", "SELECT 1")]
    for revision, before, up in steps:
        text = _MIGRATION.format(revision=revision, before=before, up=up)
        (tmp_path / f"{revision}.py").write_text(text)
    ours = migrate._config

    def config(url: str) -> Config:
        made = ours(url)
        made.set_main_option("version_locations", str(tmp_path))
        return made

    monkeypatch.setattr(migrate, "_config", config)
    return tmp_path


def _add(history: Path, up: str) -> None:
    text = _MIGRATION.format(revision="0003_c", before="0002_b", up=up)
    (history / "0003_c.py").write_text(text)


def test_the_schema_is_what_the_models_say_when_migrated_from_nothing(database: Urls) -> None:
    assert migrate.drift(database.owner) == []


def test_the_schema_is_the_same_after_one_step_back_and_forth(database: Urls) -> None:
    migrate.downgrade(database.owner, "-1")
    assert migrate.pending(database.app)
    migrate.upgrade(database.owner)
    assert migrate.drift(database.owner) == []


def test_the_application_can_ask_whether_migrations_are_pending(
    empty_database: Urls, database: Urls
) -> None:
    assert migrate.pending(empty_database.app)
    assert not migrate.pending(database.app)


def test_versions_are_named_after_their_files_and_numbered() -> None:
    revisions = migrate.revisions()
    assert [name[:5] for name in revisions] == [f"{n:04}_" for n in range(1, len(revisions) + 1)]
    assert {f"{name}.py" for name in revisions} == {
        path.name for path in Path(migrations.__path__[0], "versions").glob("*.py")
    }


@pytest.mark.usefixtures("history")
def test_two_that_start_together_migrate_once(empty_database: Urls) -> None:
    fork = multiprocessing.get_context("fork")
    both = [fork.Process(target=migrate.upgrade, args=[empty_database.owner]) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    assert migrate.current(empty_database.owner) == "0002_b"


@pytest.mark.slow
def test_it_gets_through_when_a_lock_is_held_for_a_while(
    history: Path, empty_database: Urls
) -> None:
    migrate.upgrade(empty_database.owner)
    _add(history, "ALTER TABLE a ADD COLUMN more int")
    with _connected(empty_database.owner) as reader:
        reader.exec_driver_sql("SELECT * FROM a")
        threading.Timer(1.5, reader.rollback).start()
        migrate.upgrade(empty_database.owner)
    assert migrate.current(empty_database.app) == "0003_c"


@pytest.mark.slow
def test_others_are_served_while_a_migration_waits_for_a_lock(
    history: Path, empty_database: Urls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "_TRIES", 1)
    migrate.upgrade(empty_database.owner)
    _add(history, "ALTER TABLE a ADD COLUMN more int")
    with _connected(empty_database.owner) as reader:
        reader.exec_driver_sql("SELECT * FROM a")
        with pytest.raises(OperationalError, match="lock timeout"):
            migrate.upgrade(empty_database.owner)
        assert _ask(empty_database.owner, "SELECT count(*) FROM a") == 0


def test_what_came_before_stays_when_a_later_migration_fails(
    history: Path, empty_database: Urls
) -> None:
    _add(history, "SELECT 1/0")
    with pytest.raises(Exception, match="division by zero"):
        migrate.upgrade(empty_database.owner)
    assert migrate.current(empty_database.owner) == "0002_b"


@pytest.mark.usefixtures("history")
def test_the_owner_alone_can_migrate(empty_database: Urls) -> None:
    with pytest.raises(Exception, match="permission denied"):
        migrate.upgrade(empty_database.app)


@pytest.mark.usefixtures("history")
def test_the_address_may_hold_a_percent_sign(empty_database: Urls) -> None:
    host = str(make_url(empty_database.owner).query["host"]).replace("/", "%2F")
    migrate.upgrade(f"{empty_database.owner.partition('?')[0]}?host={host}")
    assert migrate.current(empty_database.owner) == "0002_b"


def test_the_folder_of_the_code_may_hold_a_percent_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "__path__", ["/srv/50% off/migrations"])
    location = migrate._config("").get_main_option("script_location")
    assert location == "/srv/50% off/migrations"
