"""Conflicts of interest: a community that a clinician has ties to, and meets nobody from."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.licensure import lock_clinician
from api.clinicians.models import Clinician, ClinicianConflict
from api.clock import utc_now
from api.web.auth import Actor
from api.web.preconditions import Precondition, entity_tag
from api.web.problems import NotFound


def conflicts_of(session: Session, clinician_id: UUID) -> Sequence[UUID]:
    """Return the communities that this clinician has ties to."""
    return session.scalars(
        select(ClinicianConflict.community_id)
        .where(ClinicianConflict.clinician_id == clinician_id)
        .order_by(ClinicianConflict.community_id)
    ).all()


def declare_conflict(
    session: Session, community_id: UUID, *, if_match: Precondition, by: Actor
) -> Clinician:
    """Keep every member whom the community refers away from this clinician.

    Which card vanishes could tell whence it came, so each change stands in the record. Raises
    `NotFound` (404) and `PreconditionFailed` (412).
    """
    clinician = _locked(session, if_match, by)
    platform_id = session.scalar(select(func.tenant_of_community(community_id)))
    if platform_id is None:
        raise NotFound
    session.execute(
        insert(ClinicianConflict)
        .values(
            platform_id=platform_id,
            community_id=community_id,
            clinician_id=by.id,
            created_at=utc_now(),
        )
        .on_conflict_do_nothing()
    )
    record(session, "conflict.declared", ("community", community_id), by=by)
    return clinician


def withdraw_conflict(
    session: Session, community_id: UUID, *, if_match: Precondition, by: Actor
) -> Clinician:
    """Let the community's members be matched again; raises as `declare_conflict`."""
    clinician = _locked(session, if_match, by)
    gone = session.scalar(
        delete(ClinicianConflict)
        .where(
            ClinicianConflict.clinician_id == by.id,
            ClinicianConflict.community_id == community_id,
        )
        .returning(ClinicianConflict.community_id)
    )
    if gone is None:
        raise NotFound
    record(session, "conflict.withdrawn", ("community", community_id), by=by)
    return clinician


def _locked(session: Session, if_match: Precondition, by: Actor) -> Clinician:
    clinician = lock_clinician(session, by.id)
    if_match.require(entity_tag(clinician.version))
    clinician.version += 1
    return clinician
