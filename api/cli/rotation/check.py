"""`warmhandoff keys check`: which keys are in use, whether each opens, and which may go."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from api.cli.environment import read_settings
from api.cli.rotation.database import OPERATOR, opened
from api.consents.rotate import KeyState, states_of_keys
from api.db.root_keys import FileRootKeys, RootKeys
from api.settings import Settings


@click.command()
def check() -> None:
    """Try every platform's key; exit with 1 if one does not open.

    A root key of the file that no row is under may be taken out of it. Backups that were made
    before `rewrap` still need it: keep a copy, apart from them, until BACKUP_DAYS are over.
    """
    settings = read_settings()
    with opened(settings) as (database, root):
        with database.begin(OPERATOR, read_only=True) as session:
            states = list(states_of_keys(session))
        for line in _lines(settings, root, states):
            click.echo(line)
    if faulty := [state for state in states if state.fault]:
        raise click.ClickException(f"{len(faulty)} of {len(states)} tenant keys do not open")


def _lines(settings: Settings, root: RootKeys, states: Iterable[KeyState]) -> Iterable[str]:
    used = Counter(state.root_key_id for state in states)
    current = root.current_id
    for root_key_id in dict.fromkeys([current, *used]):
        also = " (current)" if root_key_id == current else "; run `warmhandoff keys rewrap`"
        yield f"root key {root_key_id}: {used[root_key_id]} tenant keys{also}"
    for unused in _unused(settings.root_key_file, {current, *used}):
        yield (
            f"root key {unused}: under no tenant key, it may be taken out of"
            f" {settings.root_key_file}; backups need it for {settings.backup_days} more days"
        )
    for state in states:
        name = f"platform {state.platform_id}, key {state.version}"
        yield f"{name}: {state.items} items, {state.fault or 'opens'}"


def _unused(path: Path, needed: set[str]) -> list[str]:
    """Name the file's keys that wrap nothing: neither what is in the database nor what comes."""
    ids = FileRootKeys(path).ids if path.exists() else []
    return [root_key_id for root_key_id in ids if root_key_id not in needed]
