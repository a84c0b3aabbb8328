"""`warmhandoff run`: all of it on this machine, with one command, until it is told to stop."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain, repeat
from pathlib import Path

import click
from sqlalchemy.exc import DatabaseError, OperationalError

from api.cli.database import Database, DatabaseAway, database
from api.cli.directory import refresh_directory
from api.cli.environment import WrongSetting, read_settings
from api.cli.keys import ensure_keys, write_private
from api.cli.ports import ensure_free, free_port
from api.cli.programs import CRISIS
from api.cli.supervise import (
    Child,
    await_ready,
    keep_alive,
    kept_alive,
    running,
    stopped_by_signals,
)
from api.cli.takeover import RunRecord, taken_over
from api.db.migrate import current, newest, upgrade
from api.settings import Settings
from api.web.watchdog import follow_parent

_CREDENTIALS = "sandbox.json"
_AFTER_TAKEOVER = 3.0  # seconds that a port may take to come free
_CRISIS_PAUSES = (0.1, 1.0)  # seconds before a restart, at first and at most
_DATABASE_PAUSES = (1.0, 2.0, 5.0, 10.0)  # seconds


@click.command()
def run() -> None:
    """Start the crisis process, database, server and worker; print four lines when all are ready.

    A second run on the same DATA_DIR takes over from the first. Ctrl-C stops all of it.
    """
    settings = read_settings()
    follow_parent()
    with stopped_by_signals():
        _run(settings)


def _run(settings: Settings) -> None:
    os.umask(0o077)  # whatever is written from here on, by our children too, is ours alone
    _make_private(settings.data_dir)
    with taken_over(settings.data_dir) as (record, ended):
        patience = _AFTER_TAKEOVER if ended else 0.0
        ensure_free(settings.host, settings.port, patience=patience)
        crisis = _crisis(settings, patience)
        # first and apart: neither initdb nor a database that is away may hold it up
        with kept_alive(crisis, lambda: record.add(crisis=crisis.pid)):
            ensure_keys(settings)
            with _patiently(settings) as found:
                environment = _environment(settings, found)
                children = [
                    Child(name, environment, settings.data_dir / f"{name}.log")
                    for name in ("serve", "worker")
                ]
                with running(children):
                    _supervise(settings, children, record, found)


def _crisis(settings: Settings, patience: float) -> Child:
    """Make the process that answers the crisis paths alone, on a port of its own."""
    wanted = settings.crisis_port
    port = free_port(settings.host, wanted, but=settings.port, patience=patience)
    if port != wanted:
        click.echo(f"CRISIS_PORT {wanted} is taken: the crisis process answers on {port}", err=True)
    environment = {"HOST": settings.host, "CRISIS_PORT": str(port), "BASE_URL": settings.base_url}
    log = settings.data_dir / "crisis.log"
    return Child("crisis", environment, log, command=CRISIS, pauses=_CRISIS_PAUSES)


def _make_private(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)


@contextmanager
def _patiently(settings: Settings) -> Iterator[Database]:
    """Yield the database once it is there, however long that takes."""
    with ExitStack() as stack:
        for pause in chain(_DATABASE_PAUSES, repeat(_DATABASE_PAUSES[-1])):
            try:
                found = stack.enter_context(_prepared(settings))
            except DatabaseAway as error:
                error.show()
                click.echo(f"The crisis process goes on. Trying again in {pause} s.", err=True)
                time.sleep(pause)
            else:
                break
        yield found


@contextmanager
def _prepared(settings: Settings) -> Iterator[Database]:
    """Yield a database that has the newest schema and, if wanted, the sandbox in it."""
    with ExitStack() as stack:
        try:
            found = stack.enter_context(database(settings))
            _seed_once(settings, found, fresh=_migrated(found))
        except OperationalError as error:
            raise DatabaseAway(f"the database does not answer: {error.orig}") from error
        except DatabaseError as error:
            raise WrongSetting(f"the database cannot be prepared: {error.orig}") from error
        yield found


def _migrated(found: Database) -> bool:
    """Migrate as the owner and tell whether the database was empty."""
    if found.owner is None:
        return False
    before = current(found.owner)
    if before != newest():
        click.echo(f"migrating the database from {before or 'empty'} to {newest()}", err=True)
        upgrade(found.owner)
    refresh_directory(found.owner)
    return before is None


def _seed_once(settings: Settings, found: Database, *, fresh: bool) -> None:
    """Seed an empty database; credentials that stem from another one are thrown away."""
    credentials = settings.data_dir / _CREDENTIALS
    if not settings.sandbox or found.owner is None:
        return
    if fresh:
        credentials.unlink(missing_ok=True)
    if credentials.exists():
        _correct_base_url(credentials, settings.base_url)
        return
    from api.cli.seed import seed  # noqa: PLC0415 - only the first start needs it

    click.echo("seeding the sandbox", err=True)
    seed(found.owner, found.app, settings)


def _correct_base_url(credentials: Path, base_url: str) -> None:
    """Keep the credentials true when a later start serves elsewhere."""
    known = json.loads(credentials.read_text())
    if known["base_url"] != base_url:
        write_private(credentials, json.dumps(known | {"base_url": base_url}, indent=2))


def _environment(settings: Settings, found: Database) -> dict[str, str]:
    """Say where things are, in full; the owner's URL is not for those who serve."""
    return {
        "DATABASE_URL": found.app,
        "MIGRATION_DATABASE_URL": "",
        "DATA_DIR": str(settings.data_dir),
        "SECRET_KEY_FILE": str(settings.secret_key_file.resolve()),
        "SIGNING_KEY_FILE": str(settings.signing_key_file.resolve()),
        "ROOT_KEY_FILE": str(settings.root_key_file.resolve()),
    }


def _supervise(
    settings: Settings, children: list[Child], record: RunRecord, found: Database
) -> None:
    def note() -> None:
        record.add(**{child.name: child.pid for child in children})

    note()
    try:
        await_ready(children, settings.host, settings.port)
    except click.ClickException as error:
        error.show()
        click.echo("The crisis process goes on. The rest is started again.", err=True)
    else:
        for line in _greeting(settings):
            click.echo(line)
    keep_alive(children, found.keep_alive, note)


def _greeting(settings: Settings) -> tuple[str, str, str, str]:
    """Write the four lines that a newcomer needs; the last can be pasted."""
    base, credentials = settings.base_url, settings.data_dir / _CREDENTIALS
    docs, crisis = f"Docs: {base}/docs", f"Crisis: {base}/crisis"
    if not credentials.exists():
        return docs, crisis, "Sandbox: none (SANDBOX=true makes one)", f"curl -s {base}/v1/crisis"
    from api.cli.seed import first_curl  # noqa: PLC0415 - only a sandbox has it

    return docs, crisis, f"Sandbox credentials: {credentials}", first_curl(settings)
