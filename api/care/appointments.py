"""Appointments: one open at a time, proposed by the owner, with where to meet sealed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import exists, func, select, text
from sqlalchemy.orm import Session

from api.care.codes import AppointmentStatus, CancelCode, CancelledBy, Visit
from api.care.models import Appointment
from api.care.sealing import Sealed, open_all, seal_in
from api.clinicians.codes import Modality
from api.clock import utc_now
from api.consents.envelope import Place
from api.db.base import new_id

OPEN = frozenset({AppointmentStatus.PROPOSED, AppointmentStatus.SCHEDULED})
_CANCEL_OPEN = text("SELECT cancel_appointments(:referral, :at)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """When and how to meet; without a `jurisdiction` the member will be where they are now."""

    starts_at: datetime
    minutes: int
    time_zone: str
    modality: Modality
    jurisdiction: str | None = None
    join_link: str | None = None
    dial_in: str | None = None

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Between:
    """Whose appointment it is: of which referral, with which clinician."""

    platform_id: UUID
    referral_id: UUID
    clinician_id: UUID


@dataclass(frozen=True, slots=True)
class ShownAppointment:
    """An appointment as its two sides see it, with where to meet."""

    appointment: Appointment
    join_link: str | None
    dial_in: str | None


def tag_of(appointment: Appointment) -> str:
    """Return the strong entity tag: another appointment of the referral never has the same."""
    return f'"{appointment.id}.{appointment.version}"'


def last_appointment(session: Session, platform_id: UUID, referral_id: UUID) -> Appointment | None:
    """Return the open appointment of a referral, else the one before it."""
    return session.scalar(
        select(Appointment)
        .where(Appointment.platform_id == platform_id, Appointment.referral_id == referral_id)
        .order_by(Appointment.id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )


def open_appointment(session: Session, platform_id: UUID, referral_id: UUID) -> Appointment | None:
    """Return the appointment that is still to come or to be recorded, if there is one."""
    last = last_appointment(session, platform_id, referral_id)
    return last if last and last.status in OPEN else None


def propose(session: Session, between: Between, proposal: Proposal, where: str) -> Appointment:
    """Propose a first appointment, or the next one; `where` the member will be."""
    appointment = Appointment(
        platform_id=between.platform_id,
        id=new_id(),
        referral_id=between.referral_id,
        clinician_id=between.clinician_id,
        status=AppointmentStatus.PROPOSED,
        proposed_at=utc_now(),
    )
    _arrange(session, appointment, proposal, where)
    session.add(appointment)
    session.flush()
    return appointment


def change(session: Session, appointment: Appointment, proposal: Proposal, where: str) -> None:
    """Put a proposal in the place of another: another time or way is to be confirmed anew."""
    before = _terms(appointment)
    _arrange(session, appointment, proposal, where)
    if _terms(appointment) != before:
        appointment.status, appointment.confirmed_at = AppointmentStatus.PROPOSED, None
        appointment.proposed_at = utc_now()
        appointment.checked_in_at = appointment.checked_in_jurisdiction = None
        appointment.emergency_contact_known = appointment.identity_checked = None
        appointment.telehealth_consented = None
    session.flush()


def _terms(appointment: Appointment) -> tuple[object, ...]:
    return (
        appointment.starts_at,
        appointment.ends_at,
        appointment.time_zone,
        appointment.modality,
        appointment.jurisdiction,
    )


def _arrange(session: Session, appointment: Appointment, proposal: Proposal, where: str) -> None:
    appointment.starts_at, appointment.ends_at = proposal.starts_at, proposal.ends_at
    appointment.time_zone, appointment.modality = proposal.time_zone, proposal.modality
    appointment.jurisdiction = where
    named = {"join_link": proposal.join_link, "dial_in": proposal.dial_in}
    content = {name: value for name, value in named.items() if value is not None}
    sealed = seal_in(session, _place(appointment), content) if content else None
    appointment.sealed_place = sealed.sealed if sealed else None
    appointment.wrapped_key = sealed.wrapped if sealed else None
    appointment.tenant_key_version = sealed.tenant_key_version if sealed else None


def show_appointment(session: Session, appointment: Appointment) -> ShownAppointment:
    """Open where to meet, for the two sides alone; raises `ContextDamaged` (409)."""
    version, wrapped = appointment.tenant_key_version, appointment.wrapped_key
    if version is None or wrapped is None or appointment.sealed_place is None:
        return ShownAppointment(appointment, None, None)
    sealed = Sealed(_place(appointment), version, wrapped, appointment.sealed_place)
    [content] = open_all(session, appointment.platform_id, [sealed])
    return ShownAppointment(appointment, content.get("join_link"), content.get("dial_in"))


def _place(appointment: Appointment) -> Place:
    """Name where its sealed words belong; whatever changes, they are sealed under a new key."""
    return Place(appointment.platform_id, appointment.referral_id, appointment.id, 1)


def confirm(appointment: Appointment) -> None:
    """Note that the member will be there."""
    appointment.status, appointment.confirmed_at = AppointmentStatus.SCHEDULED, utc_now()


def cancel(appointment: Appointment, by: CancelledBy, code: CancelCode | None) -> None:
    """Call it off."""
    appointment.status = AppointmentStatus.CANCELLED
    appointment.cancelled_at, appointment.cancelled_by = utc_now(), by
    appointment.cancel_code = code


def note_visit(appointment: Appointment, visit: Visit | None) -> None:
    """Let it be past: with what came of it, or because the member was met otherwise."""
    appointment.status, appointment.visit = AppointmentStatus.PAST, visit
    appointment.visit_recorded_at = utc_now() if visit else None


def missed_since(session: Session, platform_id: UUID, referral_id: UUID, moment: datetime) -> int:
    """Count the appointments from this moment on to which the member did not come."""
    missed = select(func.count()).where(
        Appointment.platform_id == platform_id,
        Appointment.referral_id == referral_id,
        Appointment.visit == Visit.NO_SHOW,
        Appointment.starts_at >= moment,
    )
    return session.scalar(missed) or 0


def was_attended(session: Session, platform_id: UUID, referral_id: UUID) -> bool:
    """Tell whether a visit that the member came to is on record."""
    attended = exists().where(
        Appointment.platform_id == platform_id,
        Appointment.referral_id == referral_id,
        Appointment.visit == Visit.ATTENDED,
    )
    return bool(session.scalar(select(attended)))


def end_appointments(session: Session, referral_id: UUID) -> None:
    """Call off what is open when a referral ends or leaves its owner, whoever lets it go.

    Most of those who may do so can see no appointment: the database does it for a referral that
    this transaction has admitted, and tells nothing of it.
    """
    session.execute(_CANCEL_OPEN, {"referral": referral_id, "at": utc_now()})
