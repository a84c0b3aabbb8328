"""`warmhandoff keys rewrap`: every tenant's key under the current root key."""

import click

from api.cli.environment import read_settings
from api.cli.rotation.database import OPERATOR, opened, told
from api.consents.rotate import rewrap_tenant_keys


@click.command()
def rewrap() -> None:
    """Wrap every platform's key anew that is not under the current root key.

    While the server serves; a transaction for each batch. It may be interrupted and run again.
    """
    done = damaged = 0
    with opened(read_settings()) as (database, root):
        current, after = root.current_id, None
        while True:
            with database.begin(OPERATOR) as session:
                batch = rewrap_tenant_keys(session, current, after=after)
            if batch.last is None:
                break
            done, damaged, after = done + batch.done, damaged + batch.damaged, batch.last
            click.echo(f"{done} tenant keys under {current}", err=True)
    told(done, damaged, "tenant keys do not open")
