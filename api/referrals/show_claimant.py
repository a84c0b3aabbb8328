"""Showing the member who claimed or owns their referral, so that they can refuse them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from api.clinicians.models import Clinician, Licence, LicenceStatus
from api.referrals.models import Referral


@dataclass(frozen=True, slots=True)
class ShownLicence:
    """A licence where the member is now, and with which board it was verified."""

    jurisdiction: str
    type: str
    number: str
    verified_with: str
    verified_on: date
    expires_on: date


@dataclass(frozen=True, slots=True)
class ShownHolder:
    """Who has it, by which licence, at what price (US cents of one session) and after what wait."""

    name: str
    licence: ShownLicence | None
    fee_cents: int | None
    sliding_scale: bool
    plans: Sequence[str]
    expected_wait_days: int | None


def holders_of(session: Session, referrals: Sequence[Referral]) -> dict[UUID, ShownHolder]:
    """Return, by referral, who claimed or owns it; what is in nobody's hands is left out."""
    held = {each.id: each for each in referrals if each.clinician_id is not None}
    if not held:
        return {}
    licences = _licences(session, list(held.values()))
    people = session.execute(
        select(
            Clinician.id,
            Clinician.name,
            Clinician.fee_cents,
            Clinician.sliding_scale,
            Clinician.plans,
            Clinician.expected_wait_days,
        ).where(Clinician.id.in_({each.clinician_id for each in held.values()}))
    )
    known = {row.id: row for row in people}
    return {
        id_: ShownHolder(
            name=(who := known[each.clinician_id]).name,
            licence=licences.get((each.clinician_id, each.jurisdiction)),
            fee_cents=who.fee_cents,
            sliding_scale=who.sliding_scale,
            plans=who.plans,
            expected_wait_days=each.expected_wait_days or who.expected_wait_days,
        )
        for id_, each in held.items()
    }


def _licences(
    session: Session, held: Sequence[Referral]
) -> dict[tuple[UUID | None, str], ShownLicence]:
    """Return the active licences of the holders where each member is now."""
    places = {(each.clinician_id, each.jurisdiction) for each in held}
    rows = session.execute(
        select(
            Licence.clinician_id,
            Licence.jurisdiction,
            Licence.type,
            Licence.number,
            Licence.verified_with,
            Licence.verified_on,
            Licence.expires_on,
        ).where(
            tuple_(Licence.clinician_id, Licence.jurisdiction).in_(places),
            Licence.status == LicenceStatus.ACTIVE,
        )
    )
    return {(row.clinician_id, row.jurisdiction): ShownLicence(*row[1:]) for row in rows}
