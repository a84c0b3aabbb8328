"""The on-call roster: who may be woken now, and who stands behind them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from api.clinicians.models import Clinician, ClinicianStatus, OnCallShift, Tier
from api.clock import utc_now


def is_anyone_on_call(session: Session) -> bool:
    """Tell whether a shift is running, so that an answer promises no time where nobody is."""
    # by its times alone: a platform or member may not read whose shift it is
    return session.scalar(select(OnCallShift.starts_at).where(_running()).limit(1)) is not None


def is_on_call(session: Session, clinician_id: UUID) -> bool:
    """Tell whether this clinician's shift is running."""
    own = select(OnCallShift.id).where(OnCallShift.clinician_id == clinician_id, _running())
    return session.scalar(own.limit(1)) is not None


def clinicians_on_call(session: Session, *, supervisors: bool) -> Sequence[UUID]:
    """Return who is paged: the first tier, and the supervisors too when asked or when alone."""
    rows = session.execute(
        select(OnCallShift.clinician_id, OnCallShift.tier)
        .join(Clinician, Clinician.id == OnCallShift.clinician_id)
        .where(_running(), Clinician.status == ClinicianStatus.ACTIVE)
        .order_by(OnCallShift.tier, OnCallShift.starts_at)
    ).all()
    first = [row.clinician_id for row in rows if row.tier is Tier.FIRST]
    everyone = [row.clinician_id for row in rows]
    return list(dict.fromkeys(everyone if supervisors or not first else first))


def running_shifts(session: Session, *, until: datetime) -> Sequence[OnCallShift]:
    """Return the shifts that run now or begin before `until`, in order."""
    return session.scalars(
        select(OnCallShift)
        .where(OnCallShift.ends_at > utc_now(), OnCallShift.starts_at < until)
        .order_by(OnCallShift.starts_at, OnCallShift.id)
    ).all()


def _running() -> ColumnElement[bool]:
    now = utc_now()
    return (OnCallShift.starts_at <= now) & (OnCallShift.ends_at > now)
