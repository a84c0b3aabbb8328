"""`warmhandoff receipt`: what anybody who holds a receipt can do with it, without an account."""

import click

from api.cli import LazyGroup

_COMMANDS = {"verify": "Say in plain words what a receipt says, if it was signed."}


@click.command(cls=LazyGroup, package=__name__, told=_COMMANDS)
def receipt() -> None:
    """Verify a receipt of a consent or of a disclosure."""
