"""Destroying words: when the member takes everything back, and when nothing came of it."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.consents.models import ContextBody, ContextItem


def destroy_words(session: Session, platform_id: UUID, referral_id: UUID) -> None:
    """Delete what the member wrote for this referral; its items and account of reads stay."""
    items = select(ContextItem.id).where(
        ContextItem.platform_id == platform_id, ContextItem.referral_id == referral_id
    )
    session.execute(
        delete(ContextBody)
        .where(ContextBody.platform_id == platform_id, ContextBody.context_id.in_(items))
        .execution_options(synchronize_session=False)
    )
