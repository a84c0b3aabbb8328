"""`warmhandoff clinician`: who may accept, and how it was verified; the API does the same."""

import click

from api.cli import LazyGroup

_COMMANDS = {
    "enrol": "Enrol a clinician with the licences that you verified.",
    "verify": "Record that you verified a licence, or add one.",
    "suspend": "Suspend a clinician at once.",
    "reinstate": "Let a suspended clinician work again.",
    "login": "Let a clinician sign in: a login, or a new password for theirs.",
}


@click.command(cls=LazyGroup, package=__name__, told=_COMMANDS)
def clinician() -> None:
    """Enrol clinicians, verify their licences, suspend them, let them sign in."""
