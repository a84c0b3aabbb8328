"""`warmhandoff keys rotate-tenant`: a platform's new key, and its items' keys under it."""

from collections.abc import Callable, Iterator
from uuid import UUID

import click

from api.care.rotate import rewrap_meeting_places, rewrap_messages
from api.cli.environment import read_settings
from api.cli.rotation.database import OPERATOR, opened, told
from api.consents.rotate import Round, add_tenant_key, rewrap_items, tenants_with_keys
from api.db.session import Database

_Rewrap = Callable[..., Round[UUID]]
_HELD: dict[str, _Rewrap] = {
    "items": rewrap_items,
    "messages": rewrap_messages,
    "meeting places": rewrap_meeting_places,
}


@click.command(name="rotate-tenant")
@click.argument("platform_id", type=click.UUID, required=False)
@click.option("--all", "every", is_flag=True, help="Every platform, one after the other.")
def rotate_tenant(platform_id: UUID | None, *, every: bool) -> None:
    """Give a platform a new key, and wrap the keys of all its words anew; these stay as they are.

    While the server serves; a transaction for each batch. It may be interrupted and run again. The
    older key stays in its row, for a request that was under way with it.
    """
    if (platform_id is None) != every:
        raise click.UsageError("Name one PLATFORM_ID, or --all.")
    done = damaged = 0
    with opened(read_settings()) as (database, _):
        for tenant in [platform_id] if platform_id else _tenants(database):
            rewrapped, unopened = _rotated(database, tenant)
            done, damaged = done + rewrapped, damaged + unopened
    told(done, damaged, "keys of items do not open")


def _tenants(database: Database) -> list[UUID]:
    with database.begin(OPERATOR) as session:
        return tenants_with_keys(session)


def _rotated(database: Database, platform_id: UUID) -> tuple[int, int]:
    """Rotate one platform's key; returns how many keys were rewrapped, and how many not."""
    with database.begin(OPERATOR) as session:
        if not add_tenant_key(session, platform_id):
            raise click.ClickException(f"platform {platform_id} has no key: it holds no words yet")
    done = damaged = 0
    for name, rewrap in _HELD.items():
        for batch in _batches(database, platform_id, rewrap):
            done, damaged = done + batch.done, damaged + batch.damaged
            click.echo(f"platform {platform_id}: {done} keys, at {name}", err=True)
    return done, damaged


def _batches(database: Database, platform_id: UUID, rewrap: _Rewrap) -> Iterator[Round[UUID]]:
    after = None
    while True:
        with database.begin(OPERATOR) as session:
            batch = rewrap(session, platform_id, after=after)
        if batch.last is None:
            return
        after = batch.last
        yield batch
