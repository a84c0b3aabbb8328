"""`warmhandoff coordinator enrol`: add a coordinator."""

import click

from api.cli.clinician.operate import as_owner
from api.coordinators.enrol import enrol_coordinator


@click.command()
@click.argument("name")
def enrol(name: str) -> None:
    """Enrol the coordinator NAME and print their id."""
    if not name.strip():
        raise click.ClickException("A coordinator has a name.")
    with as_owner() as session:
        coordinator_id = enrol_coordinator(session, name.strip(), by=None)
    click.echo(coordinator_id)
