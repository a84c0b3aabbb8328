"""Reading context: exactly what was consented for this reader's purpose, accounted for."""

from typing import NoReturn
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.licensure import licensed_jurisdictions
from api.clock import utc_now
from api.consents.disclose import DisclosedItem, disclose, was_disclosed
from api.consents.models import Purpose
from api.consents.problems import ContextTakenBack
from api.consents.record import active_consent
from api.db.session import admit
from api.referrals.codes import ReferralStatus
from api.referrals.models import Referral
from api.web.auth import Actor
from api.web.problems import NotFound


def read_context(session: Session, referral_id: UUID, *, by: Actor) -> list[DisclosedItem]:
    """Return the items for triage to a claim's holder, and those for care to the owner.

    Raises `ContextTakenBack` (410) to somebody who once could read it, `NotFound` (404) to
    everyone else. A read whose disclosure cannot be written does not happen.
    """
    referral = session.scalar(
        select(Referral)
        .where(Referral.id == referral_id, Referral.clinician_id == by.id)
        .with_for_update(read=True)
    )
    purpose = _purpose(referral)
    if referral is None or purpose is None or not _is_licensed(session, referral, by):
        _refuse(session, referral_id, by)
    admit(session, referral_id)
    platform_id = referral.platform_id
    items = disclose(
        session, platform_id=platform_id, referral_id=referral_id, purpose=purpose, to=by
    )
    if not items and active_consent(session, platform_id, referral_id) is None:
        _refuse(session, referral_id, by)
    record(
        session,
        "context.read",
        ("referral", referral_id),
        by=by,
        platform_id=platform_id,
        purpose=purpose.value,
        items=len(items),
    )
    return items


def _is_licensed(session: Session, referral: Referral, by: Actor) -> bool:
    """Tell whether the reader is still what the member consented to: a clinician licensed there."""
    return referral.jurisdiction in licensed_jurisdictions(session, by.id)


def _purpose(referral: Referral | None) -> Purpose | None:
    """Return what the holder may read for; a lease that is over reads nothing."""
    if referral is None or referral.due_at is None:
        return None
    if referral.status is ReferralStatus.ACCEPTED:
        return Purpose.CARE
    holds = referral.status is ReferralStatus.CLAIMED and referral.due_at > utc_now()
    return Purpose.TRIAGE if holds else None


def _refuse(session: Session, referral_id: UUID, by: Actor) -> NoReturn:
    if was_disclosed(session, referral_id, to=by):
        raise ContextTakenBack
    raise NotFound
