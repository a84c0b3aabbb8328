"""The database as the commands of `warmhandoff keys` open it: as an operator, with root keys."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import click
import structlog

from api.cli.database import database
from api.cli.environment import WrongSetting
from api.db.root_keys import KeysAway, RootKeys, RootKeyUnusable, root_keys
from api.db.session import Database, Reach, Role
from api.settings import Settings

OPERATOR = Reach(Role.OPERATOR)


@contextmanager
def opened(settings: Settings) -> Iterator[tuple[Database, RootKeys]]:
    """Yield the database of the settings, as the server opens it, and the root keys it uses.

    An embedded server is started for it, so a run on the same DATA_DIR has to be stopped before.
    A root key that cannot be asked is a sentence and exit code 1; what was done until then stays.
    """
    try:
        root = root_keys(settings)
    except RootKeyUnusable as error:
        raise WrongSetting(str(error)) from error
    with _said_once(), database(settings) as found:
        ours = Database(found.app, pool_size=1, root_keys=root)
        try:
            yield ours, root
        except KeysAway as problem:
            raise click.ClickException(f"no root key: {problem.reason}") from problem
        finally:
            ours.dispose()


@contextmanager
def _said_once() -> Iterator[None]:
    """Keep the log silent: what it would say is said by the command itself."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    try:
        yield
    finally:
        structlog.configure(**before)


def told(done: int, damaged: int, left: str) -> None:
    """Print the counts at the end; exit with 1 where something did not open."""
    click.echo(f"{done} rewrapped, {damaged} damaged")
    if damaged:
        raise click.ClickException(f"{damaged} {left}: `warmhandoff keys check` names them")
