"""Which database a run uses: its own embedded server, or what DATABASE_URL names."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from api.cli.environment import WrongSetting
from api.cli.keys import write_private
from api.db.bootstrap import (
    DATABASE,
    Urls,
    bootstrap,
    bootstrap_sql,
    may_bootstrap,
    new_passwords,
    urls_for,
)
from api.db.embedded import EmbeddedServer, EmbeddedServerError
from api.db.migrate import current, pending
from api.settings import Settings

_AGAIN_IN = 1.0  # seconds, where the embedded server does not come back at once
# A database that every server has; ours gets one of its own.
_NOBODYS = {"postgres", "template1"}


class DatabaseAway(click.ClickException):
    """The database cannot be started or reached just now; trying again may help."""


@dataclass(frozen=True, slots=True)
class Database:
    """What a run may use; no `owner` means that the schema must be right as it is."""

    app: str
    owner: str | None
    server: EmbeddedServer | None = None

    def keep_alive(self) -> None:
        """Start the embedded server again if it died; the others go on even where that fails."""
        if self.server is not None and not self.server.alive:
            click.echo("the database server ended; starting it again", err=True)
            try:
                self.server.revive()
            except EmbeddedServerError as error:
                click.echo(f"{error}\nIt is tried again in {_AGAIN_IN} s.", err=True)
                time.sleep(_AGAIN_IN)


@contextmanager
def database(settings: Settings) -> Iterator[Database]:
    """Yield the database of this run, with its roles made where we may make them.

    Raises `DatabaseAway`, or `WrongSetting` where the operator has to act first, after printing
    the SQL to run.
    """
    if settings.database_url is None:
        if settings.migration_database_url is not None:
            raise WrongSetting("MIGRATION_DATABASE_URL is set, but DATABASE_URL is missing")
        with _embedded(settings.data_dir / "postgres") as found:
            yield found
    elif settings.migration_database_url is not None:
        yield Database(settings.database_url, settings.migration_database_url)
    else:
        yield _by_one_url(settings.database_url, settings.data_dir / "database.json")


@contextmanager
def _embedded(folder: Path) -> Iterator[Database]:
    server = EmbeddedServer(folder)
    try:
        server.start()
    except EmbeddedServerError as error:
        raise DatabaseAway(str(error)) from error
    try:
        urls = bootstrap(server.url)
        yield Database(urls.app, urls.owner, server)
    finally:
        server.stop()


def _by_one_url(url: str, kept: Path) -> Database:
    """Bootstrap where this role may, else run if nothing is to be migrated, else say what to do."""
    if earlier := _kept_urls(kept, url):
        return Database(earlier.app, earlier.owner)
    if may_bootstrap(url):
        urls = bootstrap(url, database=_named(url))
        write_private(kept, json.dumps({"for": _server(url), **asdict(urls)}))
        return Database(urls.app, urls.owner)
    if not pending(url):
        return Database(url, None)
    _print_what_to_do(url)
    raise WrongSetting(
        "the schema is not up to date, and the role of DATABASE_URL may neither migrate nor make"
        " roles: run the SQL above as an administrator, then set both URLs"
    )


def _kept_urls(kept: Path, url: str) -> Urls | None:
    if not kept.exists():
        return None
    known = json.loads(kept.read_text())
    urls = Urls(known["app"], known["owner"])
    return urls if known["for"] == _server(url) and _let_in(urls) else None


def _let_in(urls: Urls) -> bool:
    """Tell whether kept URLs still work: the database may have been made anew since."""
    try:
        return current(urls.app) == current(urls.owner)
    except OperationalError:
        return False


def _server(url: str) -> str:
    """Name the server and database that a URL points to, without its password."""
    return make_url(url).set(password=None).render_as_string()


def _named(url: str) -> str:
    named = make_url(url).database
    return DATABASE if named is None or named in _NOBODYS else named


def _print_what_to_do(url: str) -> None:
    passwords = new_passwords()
    urls = urls_for(url, passwords, database=_named(url))
    click.echo(bootstrap_sql(passwords, database=_named(url)))
    click.echo(f"DATABASE_URL={urls.app}\nMIGRATION_DATABASE_URL={urls.owner}")
