"""Forgetting the words of what has ended: in the act that ends it, whoever's act that is."""

from sqlalchemy.orm import Session

from api.alerts.find import has_waiting
from api.audit.record import record
from api.care.forget import destroy_messages
from api.consents.destroy import destroy_words
from api.db.session import as_worker
from api.referrals.models import Referral


def forget_words(session: Session, referral: Referral) -> None:
    """Destroy what nobody may read any more, whatever consent stands.

    The worker's role does it, for who ends a referral has no right to its keys; where it fails, the
    end fails with it. What an alert that nobody has reviewed may still need stays until then.
    """
    with as_worker(session):
        platform_id = referral.platform_id
        is_needed = has_waiting(session, platform_id, referral.id)
        destroyed: int = destroy_words(
            session, platform_id, referral.id, even_granted=not is_needed
        )
        destroyed += destroy_messages(session, platform_id, referral.id)
        if destroyed:
            record(
                session,
                "referral.words_destroyed",
                ("referral", referral.id),
                by=None,
                platform_id=platform_id,
                keys_destroyed=destroyed,
            )
