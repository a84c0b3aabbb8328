"""Forgetting which cards went, once no mark asks for them any more."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.intake.since import KEPT
from api.referrals.card_models import IntakeGone

# twice as long as a mark is good: the row's time is the database's, the mark's is the app's
_AFTER = 2 * KEPT


def forget_gone(session: Session) -> None:
    """Delete what is older than any mark."""
    session.execute(
        delete(IntakeGone)
        .where(IntakeGone.gone_at < utc_now() - _AFTER)
        .execution_options(synchronize_session=False)
    )
