"""`warmhandoff clinician suspend`: stop a clinician at once."""

from uuid import UUID

import click

from api.cli.clinician.operate import as_owner
from api.clinicians import suspend as verbs


@click.command()
@click.argument("clinician_id", type=click.UUID)
def suspend(clinician_id: UUID) -> None:
    """Suspend a clinician: the worker frees what they hold within seconds."""
    with as_owner() as session:
        verbs.suspend(session, clinician_id, by=None)
    click.echo("suspended")
