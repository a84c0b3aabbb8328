"""`warmhandoff clinician verify`: record what a board said of a licence."""

from typing import TextIO
from uuid import UUID

import click

from api.cli.clinician.operate import as_owner, body_of
from api.clinicians.schemas.enrolment import LicenceCheckedSchema
from api.clinicians.verify_licence import VerifiedLicence, verify_licence


@click.command()
@click.argument("clinician_id", type=click.UUID)
@click.argument("jurisdiction")
@click.argument("file", type=click.File())
def verify(clinician_id: UUID, jurisdiction: str, file: TextIO) -> None:
    """Record a verification of one licence and print its id.

    FILE (- reads standard input) is the body of
    POST /v1/admin/clinicians/{clinician_id}/licences/{jurisdiction}/checks.
    """
    licence = VerifiedLicence(jurisdiction=jurisdiction, **body_of(file, LicenceCheckedSchema()))
    with as_owner() as session:
        check_id = verify_licence(session, clinician_id, licence, by=None).id
    click.echo(check_id)
