"""`warmhandoff coordinator`: who is handed what nobody takes, and how they sign in."""

import click

from api.cli import LazyGroup

_COMMANDS = {
    "enrol": "Enrol a coordinator.",
    "login": "Let a coordinator sign in: a login, or a new password for theirs.",
}


@click.command(cls=LazyGroup, package=__name__, told=_COMMANDS)
def coordinator() -> None:
    """Enrol coordinators, and let them sign in."""
