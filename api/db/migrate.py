"""Migrations, run by program: there is no alembic.ini."""

import importlib
import random
import time
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg.errors import LockNotAvailable
from sqlalchemy import Connection, MetaData, NullPool, create_engine
from sqlalchemy.exc import OperationalError

import api
import migrations

_TRIES = 8


def upgrade(owner_url: str, to: str = "head") -> None:
    """Bring the schema up to a revision; each migration is a transaction of its own.

    A migration that cannot get a lock within a second is tried again, a few times, with a pause
    that grows. Raises the last `OperationalError` (55P03) when it never gets it.
    """
    for attempt in range(1, _TRIES + 1):
        try:
            return command.upgrade(_config(owner_url), to)
        except OperationalError as error:
            if not isinstance(error.orig, LockNotAvailable) or attempt == _TRIES:
                raise
            time.sleep(random.uniform(0.1, 0.3) * attempt)  # noqa: S311 - spreads retries
    return None


def downgrade(owner_url: str, to: str) -> None:
    """Take the schema back to a revision, `-1` for one step, `base` for none at all."""
    command.downgrade(_config(owner_url), to)


def current(url: str) -> str | None:
    """Read which revision the database is at; the application's role may ask too."""
    with _connected(url) as connection:
        return MigrationContext.configure(connection).get_current_revision()


@cache
def newest() -> str | None:
    """Name the newest revision of this code, `None` while there is none."""
    return ScriptDirectory.from_config(_config("")).get_current_head()


def revisions() -> list[str]:
    """List this code's revisions, the oldest first."""
    walked = ScriptDirectory.from_config(_config("")).walk_revisions()
    return [script.revision for script in walked][::-1]


def pending(app_url: str) -> bool:
    """Tell whether the database is at another revision than this code's newest."""
    return current(app_url) != newest()


def drift(owner_url: str) -> list[Any]:
    """List what a migrated database lacks of the models, in Alembic's words; empty is right."""
    with _connected(owner_url) as connection:
        return list(compare_metadata(MigrationContext.configure(connection), metadata()))


def metadata() -> MetaData:
    """Return every table of the product, after importing each module that declares some."""
    importlib.import_module("api.db.idempotency")
    for path in sorted(Path(api.__path__[0]).glob("*/*models.py")):
        importlib.import_module(f"api.{path.parent.name}.{path.stem}")
    base = importlib.import_module("api.db.base")
    tables: MetaData = base.Base.metadata
    return tables


def _config(url: str) -> Config:
    config = Config(attributes={"url": url})
    folder = Path(migrations.__path__[0])
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _connected(url: str) -> Connection:
    return create_engine(url, poolclass=NullPool).connect()
