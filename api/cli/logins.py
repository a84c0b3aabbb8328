"""What `clinician login` and `coordinator login` share: the password, shown once."""

from uuid import UUID

import click

from api.cli.clinician.operate import as_owner
from api.oauth.issue_login import Whose, issue_login, reissue_login
from api.oauth.models import AccountKind


def show_login(kind: AccountKind, person_id: UUID, username: str | None, *, again: bool) -> None:
    """Print a new password, and nothing else, to standard output."""
    if again is (username is not None):
        raise click.UsageError("Give a USERNAME for a first login, or --again for a new password.")
    whose = Whose(kind, person_id)
    try:
        with as_owner() as session:
            password = (
                issue_login(session, whose, username)
                if username is not None
                else reissue_login(session, whose)
            )
    except ValueError as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(
        "The password, shown this once; hand it over in person or by a safe channel:", err=True
    )
    click.echo(password)
