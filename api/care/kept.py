"""What is kept of care about one referral, opened for its member alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from api.care.appointments import ShownAppointment, show_appointment
from api.care.messages import KeptMessage, kept_messages
from api.care.models import Appointment, Contact


@dataclass(frozen=True, slots=True)
class KeptCare:
    """Appointments with where to meet, messages, and who tried to reach the member, by role."""

    appointments: Sequence[ShownAppointment]
    messages: Sequence[KeptMessage]
    contacts: Sequence[Row[Any]]

    @property
    def longest(self) -> int:
        return max(map(len, (self.appointments, self.messages, self.contacts)))


def kept_care(session: Session, platform_id: UUID, referral_id: UUID, *, limit: int) -> KeptCare:
    """Return all that is kept, each list oldest first and cut at `limit` rows.

    Raises `ContextDamaged` (409) where sealed words were changed and `KeysAway` (503).
    """
    return KeptCare(
        appointments=_appointments(session, platform_id, referral_id, limit),
        messages=kept_messages(session, platform_id, referral_id, limit=limit),
        contacts=_contacts(session, platform_id, referral_id, limit),
    )


def _appointments(
    session: Session, platform_id: UUID, referral_id: UUID, limit: int
) -> list[ShownAppointment]:
    rows = session.scalars(
        select(Appointment)
        .where(Appointment.platform_id == platform_id, Appointment.referral_id == referral_id)
        .order_by(Appointment.id)
        .limit(limit)
    )
    return [show_appointment(session, row) for row in rows]


def _contacts(
    session: Session, platform_id: UUID, referral_id: UUID, limit: int
) -> Sequence[Row[Any]]:
    """Return columns and no whole row: the member has no right to who it was."""
    return session.execute(
        select(Contact.id, Contact.by_persona, Contact.way, Contact.result, Contact.at)
        .add_columns(Contact.created_at)
        .where(Contact.platform_id == platform_id, Contact.referral_id == referral_id)
        .order_by(Contact.id)
        .limit(limit)
    ).all()
