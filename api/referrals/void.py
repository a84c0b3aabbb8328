"""Voiding: its platform at first, or an operator, says that a referral should never have been."""

from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.consents.standing import active_consent
from api.db.session import admit, as_worker
from api.referrals.card import lock_card
from api.referrals.codes import Place, ShownStatus
from api.referrals.find import lock_referral
from api.referrals.let_go import end
from api.referrals.lifecycle import allowed
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition
from api.referrals.share_back import shown_status, tell_platform
from api.web.auth import Actor
from api.web.problems import NotFound

VOIDED_WITHIN = timedelta(hours=24)
_UNSEEN = frozenset({ShownStatus.AWAITING_CONSENT, ShownStatus.QUEUED})
"""States that a platform is shown before the first claim alone, and where something is shared."""


class VoidReason(StrEnum):
    """Why an operator ends a referral: it should never have been, or may not go on."""

    ENTERED_IN_ERROR = "entered_in_error"
    WRONG_PERSON = "wrong_person"
    TEST = "test"
    LEGAL_ORDER = "legal_order"


def may_void(referral: Referral, shown: ShownStatus) -> bool:
    """Tell whether the platform may, as it may know it: `shown` is the state that it sees."""
    in_time = utc_now() < referral.created_at + VOIDED_WITHIN
    return in_time and shown in _UNSEEN


def void(session: Session, referral_id: UUID, *, by: Actor) -> Referral:
    """End it as entered in error, within 24 hours and before the first claim.

    Raises `InvalidTransition` (409) later, and wherever the answer would tell what the member does
    not share.
    """
    referral = lock_referral(session, referral_id, by=by)
    shown = shown_status(referral, active_consent(session, referral.platform_id, referral.id))
    if not may_void(referral, shown):
        raise InvalidTransition(
            "Only within 24 hours, before anybody has claimed it; later, cancel it.",
            referral_status=shown.value,
        )
    end(session, referral, "void", Place.VOID)
    tell_platform(session, referral)
    record(
        session,
        "referral.voided",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
    )
    return referral


def void_by_operator(session: Session, referral_id: UUID, reason: VoidReason, *, by: Actor) -> None:
    """End any open referral as entered in error, whoever has it, and destroy its words.

    The worker's role carries it out: an operator reads nothing of what they end. Whoever has it is
    told as by any other end, and a waiting alert stays to be answered. Raises `NotFound` (404), and
    `InvalidTransition` (409) once it has ended, which says no more than that.
    """
    query = select(Referral.platform_id).where(Referral.id == referral_id)
    platform_id = session.scalar(query)
    if platform_id is None:
        raise NotFound
    admit(session, referral_id)
    with as_worker(session):
        referral = _lock(session, platform_id, referral_id)
        if not allowed("void", referral.place):
            raise InvalidTransition("The referral has ended already.")
        end(session, referral, "void", Place.VOID)
        tell_platform(session, referral)
        record(
            session,
            "referral.voided",
            ("referral", referral.id),
            by=by,
            platform_id=platform_id,
            code=reason.value,
        )


def _lock(session: Session, platform_id: UUID, referral_id: UUID) -> Referral:
    lock_card(session, referral_id)
    query = select(Referral).where(Referral.platform_id == platform_id, Referral.id == referral_id)
    return session.scalars(query.with_for_update()).one()
