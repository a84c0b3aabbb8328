"""Reading context: exactly what was consented for this reader's purpose, accounted for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NoReturn
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.alerts.find import has_taken
from api.audit.record import record
from api.clinicians.find import organisation_of
from api.clinicians.licensure import licensed_jurisdictions
from api.clock import utc_now
from api.consents.codes import Covers, Purpose
from api.consents.disclose import DisclosedItem, Reading, disclose, was_disclosed
from api.consents.problems import ContextTakenBack
from api.consents.standing import active_consent
from api.db.session import admit
from api.referrals.codes import ReferralStatus
from api.referrals.models import Referral
from api.web.auth import Actor
from api.web.problems import NotFound

READABLE_AFTER_COMPLETION = timedelta(days=30)


_NEEDS = "context:read"


@dataclass(frozen=True, slots=True)
class _Right:
    """What somebody may read for, in which tenant."""

    platform_id: UUID
    purpose: Purpose


def read_context(session: Session, referral_id: UUID, *, by: Actor) -> list[DisclosedItem]:
    """Return the items for triage to a claim's holder, for care to the owner, for an emergency.

    The last is for whoever has taken the referral's alert, until it is reviewed. Who is both reads
    both: each item under its own purpose, and each on account. Raises `ContextTakenBack` (410) to
    somebody who once could read it, `NotFound` (404) to everyone else. A read whose disclosure
    cannot be written does not happen.
    """
    rights = _rights(session, referral_id, by)
    if not rights:
        _refuse(session, referral_id, by)
    admit(session, referral_id)
    own = organisation_of(session, by.id)
    readings = [Reading(each.platform_id, referral_id, each.purpose, by, own) for each in rights]
    found = [_read(session, reading) for reading in readings]
    if all(items is None for items in found):
        _refuse(session, referral_id, by)
    return [item for items in found for item in items or ()]


def _read(session: Session, reading: Reading) -> list[DisclosedItem] | None:
    """Read for one purpose; None where no consent stands for it."""
    items = disclose(session, reading)
    if not items and not _stands(session, reading):
        return None
    record(
        session,
        "context.read",
        ("referral", reading.referral_id),
        by=reading.by,
        platform_id=reading.platform_id,
        purpose=reading.purpose.value,
        items=len(items),
    )
    return items


def _rights(session: Session, referral_id: UUID, by: Actor) -> list[_Right]:
    """Find what the reader may read for: as holder or owner, and as who has taken the alert."""
    right = _right(session, referral_id, by) if _NEEDS in by.scopes else None
    platform_id = has_taken(session, referral_id, by=by)
    taken = _Right(platform_id, Purpose.EMERGENCY) if platform_id else None
    return [each for each in (right, taken) if each]


def _right(session: Session, referral_id: UUID, by: Actor) -> _Right | None:
    """Find the right of the holder or owner, who must be licensed where the member is."""
    referral = session.scalar(
        select(Referral)
        .where(Referral.id == referral_id, Referral.clinician_id == by.id)
        .with_for_update(key_share=True)
    )
    purpose = _purpose(referral)
    if referral and purpose and referral.jurisdiction in licensed_jurisdictions(session, by.id):
        return _Right(referral.platform_id, purpose)
    return None


def _purpose(referral: Referral | None) -> Purpose | None:
    """Return what the holder may read for; a lease that is over reads nothing."""
    if referral is None:
        return None
    if referral.status is ReferralStatus.CLAIMED:
        return Purpose.TRIAGE if _is_ahead(referral.due_at) else None
    if referral.status is ReferralStatus.COMPLETED and referral.accepted_at:
        ended = referral.outcome_at
        return Purpose.CARE if ended and _is_ahead(ended + READABLE_AFTER_COMPLETION) else None
    return Purpose.CARE if referral.in_care else None


def _is_ahead(moment: datetime | None) -> bool:
    return moment is not None and moment > utc_now()


def _stands(session: Session, reading: Reading) -> bool:
    """Tell whether a consent stands for this reader that simply names no item for the purpose."""
    covers = Covers.EMERGENCY if reading.purpose is Purpose.EMERGENCY else Covers.REFERRAL
    consent = active_consent(session, reading.platform_id, reading.referral_id, covers)
    return consent is not None and consent.names(reading.by.id, reading.organisation_id)


def _refuse(session: Session, referral_id: UUID, by: Actor) -> NoReturn:
    if was_disclosed(session, referral_id, to=by):
        raise ContextTakenBack
    raise NotFound
