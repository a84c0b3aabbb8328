"""`warmhandoff clinician reinstate`: let a suspended clinician work again."""

from uuid import UUID

import click

from api.cli.clinician.operate import as_owner
from api.clinicians import suspend as verbs


@click.command()
@click.argument("clinician_id", type=click.UUID)
def reinstate(clinician_id: UUID) -> None:
    """Reinstate a clinician, with what they still own."""
    with as_owner() as session:
        verbs.reinstate(session, clinician_id, by=None)
    click.echo("reinstated")
