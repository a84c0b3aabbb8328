"""`warmhandoff crisis`: the process of its own that answers, and the bundle for apps."""

import click

from api.cli import LazyGroup

_COMMANDS = {
    "serve": "Answer the crisis paths, alone: no database, no settings that could stop it.",
    "bundle": "Print the signed bundle for apps, or verify one.",
}


@click.command(cls=LazyGroup, package=__name__, told=_COMMANDS)
def crisis() -> None:
    """Answer the crisis paths without the app, and print the bundle for apps."""
