"""Finding clinicians where a member is told, or names, who they are."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.clinicians.models import Clinician, Organisation


def organisation_of(session: Session, clinician_id: UUID) -> UUID | None:
    """Return whom the clinician works for, if anybody."""
    return session.scalar(select(Clinician.organisation_id).where(Clinician.id == clinician_id))


def clinicians_of(session: Session, organisation_id: UUID) -> set[UUID]:
    """Return who works for the organisation."""
    query = select(Clinician.id).where(Clinician.organisation_id == organisation_id)
    return set(session.scalars(query))


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


def organisations(session: Session, *, before: UUID | None, limit: int) -> Sequence[Organisation]:
    """Return organisations, newest first: `limit` rows older than `before`."""
    query = select(Organisation).order_by(Organisation.id.desc()).limit(limit)
    if before is not None:
        query = query.where(Organisation.id < before)
    return session.scalars(query).all()


def recipient_name(
    session: Session, clinician_id: UUID | None, organisation_id: UUID | None
) -> str | None:
    """Return the name of the one clinician or organisation that a consent names, if it does."""
    if clinician_id is not None:
        return names_of(session, [clinician_id]).get(clinician_id)
    return session.scalar(select(Organisation.name).where(Organisation.id == organisation_id))
