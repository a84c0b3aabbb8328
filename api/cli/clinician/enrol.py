"""`warmhandoff clinician enrol`: add a clinician with verified licences."""

from typing import TextIO

import click

from api.cli.clinician.operate import as_owner, body_of
from api.clinicians.enrol import enrol_clinician
from api.clinicians.schemas.enrolment import NewClinicianSchema


@click.command()
@click.argument("file", type=click.File())
def enrol(file: TextIO) -> None:
    """Enrol whom FILE describes (- reads standard input) and print their id.

    FILE is the body of POST /v1/admin/clinicians.
    """
    new = body_of(file, NewClinicianSchema())
    with as_owner() as session:
        clinician_id = enrol_clinician(session, new, by=None).id
    click.echo(clinician_id)
