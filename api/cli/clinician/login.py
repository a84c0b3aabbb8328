"""`warmhandoff clinician login`: let a clinician sign in."""

from uuid import UUID

import click

from api.cli.logins import show_login
from api.oauth.models import AccountKind


@click.command()
@click.argument("clinician_id", type=click.UUID)
@click.argument("username", required=False)
@click.option("--again", is_flag=True, help="A new password; every session and token ends.")
def login(clinician_id: UUID, username: str | None, again: bool) -> None:  # noqa: FBT001 - click's flag
    """Give a clinician the login USERNAME and print its password, once."""
    show_login(AccountKind.CLINICIAN, clinician_id, username, again=again)
