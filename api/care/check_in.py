"""Checking in: before each visit the owner asks where the member is, and what safety needs."""

from dataclasses import dataclass
from datetime import timedelta

from api.care.models import Appointment
from api.clinicians.codes import Modality
from api.clock import utc_now

BEFORE = timedelta(hours=1)
"""How long before it begins somebody can say where they will be."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What the owner has asked: where the member is now, whom to call, who they are, consent."""

    jurisdiction: str
    emergency_contact_known: bool
    identity_checked: bool
    telehealth_consented: bool


def may_check_in(appointment: Appointment) -> bool:
    """Tell whether it is near enough for the answer to be true when it begins."""
    return utc_now() >= appointment.starts_at - BEFORE


def note_check_in(appointment: Appointment, found: CheckIn) -> None:
    """Keep the answers; the last ones count."""
    appointment.checked_in_at = utc_now()
    appointment.checked_in_jurisdiction = found.jurisdiction
    appointment.emergency_contact_known = found.emergency_contact_known
    appointment.identity_checked = found.identity_checked
    appointment.telehealth_consented = found.telehealth_consented


def is_checked_in(appointment: Appointment) -> bool:
    """Tell whether all was as it must be; who meets in person need not consent to telehealth."""
    in_person = appointment.modality is Modality.IN_PERSON
    return bool(
        appointment.emergency_contact_known
        and appointment.identity_checked
        and (appointment.telehealth_consented or in_person)
    )
