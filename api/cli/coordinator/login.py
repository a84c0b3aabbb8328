"""`warmhandoff coordinator login`: let a coordinator sign in."""

from uuid import UUID

import click

from api.cli.logins import show_login
from api.oauth.models import AccountKind


@click.command()
@click.argument("coordinator_id", type=click.UUID)
@click.argument("username", required=False)
@click.option("--again", is_flag=True, help="A new password; every session and token ends.")
def login(coordinator_id: UUID, username: str | None, again: bool) -> None:  # noqa: FBT001 - click's flag
    """Give a coordinator the login USERNAME and print its password, once."""
    show_login(AccountKind.COORDINATOR, coordinator_id, username, again=again)
