"""Cancelling: the platform takes it back; once somebody may hold it, it can only ask."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.consents.standing import active_consent
from api.referrals.advance import advance
from api.referrals.codes import OPEN, Place, ShownStatus
from api.referrals.find import lock_referral
from api.referrals.let_go import end
from api.referrals.lifecycle import allowed
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition
from api.referrals.share_back import shown_status, tell_platform
from api.web.auth import Actor

ASKED = frozenset({ShownStatus.OPEN, ShownStatus.NOT_SHARED})
"""Where the platform may not know whether somebody holds it, nor whether it has ended."""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The referral, and whether the platform is only told that it was asked."""

    referral: Referral
    is_asked: bool


def may_cancel(shown: ShownStatus) -> bool:
    """Tell whether the platform may, as it may know it."""
    return shown in ASKED or shown.value in OPEN


def cancel(session: Session, referral_id: UUID, *, by: Actor) -> Cancelled:
    """End it at once where nobody has it; else whoever has it confirms, or records an outcome.

    After the first claim, or where nothing is shared, the platform is answered the same in any case
    ("asked"): by the answer it could tell whether somebody holds it. Raises `InvalidTransition`
    (409) where the platform may know that it has ended.
    """
    referral = lock_referral(session, referral_id, by=by)
    shown = shown_status(referral, active_consent(session, referral.platform_id, referral.id))
    if not may_cancel(shown):
        raise InvalidTransition(
            "The referral has ended; there is nothing to cancel.", referral_status=shown.value
        )
    if allowed("cancel", referral.place):
        _cancel(session, referral)
    record(
        session,
        "referral.cancel_asked",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
        referral_status=referral.status.value,
    )
    return Cancelled(referral, is_asked=shown in ASKED)


def _cancel(session: Session, referral: Referral) -> None:
    """Take the row of the table; the words of what ends go with it."""
    [row] = allowed("cancel", referral.place)
    if row.to_place is Place.CANCELLATION_REQUESTED:
        advance(session, referral, "cancel", Place.CANCELLATION_REQUESTED)
        return
    end(session, referral, "cancel", Place.CANCELLED)
    tell_platform(session, referral)
