"""What tests share: one real PostgreSQL for the session, and a fresh database for who asks."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import NullPool, create_engine

from api import clock
from api.cli.keys import ensure_keys
from api.db.bootstrap import Urls, bootstrap
from api.db.embedded import embedded_server
from api.db.migrate import upgrade
from api.settings import Settings
from tests.world import World

_EMPTY, _MIGRATED = "empty_template", "migrated_template"


def _administer(server: str, statement: str) -> None:
    engine = create_engine(server, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)


def _copy(server: str, template: str, name: str) -> None:
    # FILE_COPY took 23 ms here and WAL_LOG 31 ms: this server syncs nothing
    _administer(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")


@contextmanager
def _clone(server: str, template: str, urls: Urls) -> Iterator[Urls]:
    name = f"clone_{uuid4().hex}"
    _copy(server, template, name)
    try:
        yield urls.on(name)
    finally:
        _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The superuser's URL of a server that forgets everything at the end."""
    folder = Path(tempfile.mkdtemp(prefix="warmhandoff-tests-"))
    try:
        with embedded_server(folder, durable=False) as url:
            yield url
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def empty_template(server: str) -> Urls:
    """A database with roles and no tables, to be copied, never changed."""
    return bootstrap(server, database=_EMPTY)


@pytest.fixture(scope="session")
def migrated_template(server: str, empty_template: Urls) -> Urls:
    """A database with the newest schema, to be copied, never changed."""
    _copy(server, _EMPTY, _MIGRATED)
    urls = empty_template.on(_MIGRATED)
    upgrade(urls.owner)
    return urls


@pytest.fixture
def empty_database(server: str, empty_template: Urls) -> Iterator[Urls]:
    """A database of this test's own, with roles and no tables."""
    with _clone(server, _EMPTY, empty_template) as urls:
        yield urls


@pytest.fixture
def database(server: str, migrated_template: Urls) -> Iterator[Urls]:
    """A database of this test's own, with the newest schema and no rows."""
    with _clone(server, _MIGRATED, migrated_template) as urls:
        yield urls


@pytest.fixture(scope="session")
def keys() -> Iterator[Settings]:
    """Settings whose keys exist; each app gets its own database URL."""
    folder = Path(tempfile.mkdtemp(prefix="warmhandoff-keys-"))
    settings = replace(
        Settings.from_env(),
        data_dir=folder,
        base_url="http://127.0.0.1:8000",
        secret_key_file=folder / "secret_key",
        signing_key_file=folder / "signing_key.json",
        root_key_file=folder / "root_keys.json",
        sandbox=True,
    )
    ensure_keys(settings)
    yield settings
    shutil.rmtree(folder)


@pytest.fixture
def app(database: Urls, keys: Settings) -> Iterator[Flask]:
    """The whole app on a database of this test's own, logged in as the application's role."""
    from api.app import create_app  # noqa: PLC0415 - unit tests do without

    made = create_app(replace(keys, database_url=database.app))
    yield made
    made.extensions["warmhandoff.database"].database.dispose()


@pytest.fixture
def world(app: Flask, database: Urls) -> World:
    """Somebody to be in that app."""
    return World(app, database)


@pytest.fixture
def later() -> Iterator[Any]:
    """Move the clock, and back again at the end."""
    moved: list[timedelta] = []

    def move(**by: float) -> None:
        moved.append(timedelta(**by))
        clock.move(moved[-1])

    yield move
    for by in moved:
        clock.move(-by)
