"""Finding clinicians where a member is told, or names, who they are."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.clinicians.models import Clinician, Organisation


def organisation_of(session: Session, clinician_id: UUID) -> UUID | None:
    """Return whom the clinician works for, if anybody."""
    return session.scalar(select(Clinician.organisation_id).where(Clinician.id == clinician_id))


def is_known(session: Session, table: type[Clinician | Organisation], id_: UUID) -> bool:
    """Tell whether there is this clinician, or this organisation, to be named as a recipient."""
    return session.scalar(select(table.id).where(table.id == id_)) is not None


def names_of(session: Session, clinician_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return names by id: an account of disclosures that says only numbers is none."""
    if not clinician_ids:
        return {}
    found = session.execute(
        select(Clinician.id, Clinician.name).where(Clinician.id.in_(clinician_ids))
    )
    return {row.id: row.name for row in found}
