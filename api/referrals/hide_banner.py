"""Hiding the crisis banner: "not right" changes what a member is shown, and no record."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.referrals.find import lock_referral
from api.referrals.models import Referral
from api.web.auth import Actor


def hide_banner(session: Session, referral_id: UUID, *, by: Actor) -> Referral:
    """Show the member no banner until risk is raised again; risk, alerts and queue stay.

    Raises `NotFound` (404).
    """
    referral = lock_referral(session, referral_id, by=by)
    if referral.banner_hidden_at is None:
        referral.banner_hidden_at = utc_now()
        record(
            session,
            "referral.crisis_banner_hidden",
            ("referral", referral.id),
            by=by,
            platform_id=referral.platform_id,
        )
    return referral
