"""Destroying words: their keys first, so that no copy of the sealed bytes can be read again."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Exists, delete, exists, func, select, true
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.consents.codes import ConsentStatus, ContextKind
from api.consents.models import Consent, ConsentItem, ContextBody, ContextItem, ContextKey


def destroy_words(
    session: Session,
    platform_id: UUID,
    referral_id: UUID,
    *,
    kinds: Collection[ContextKind] = tuple(ContextKind),
    even_granted: bool = False,
) -> int:
    """Destroy keys and words of a referral; its items and account of reads stay.

    What another consent in force covers is kept (an emergency outlives a withdrawal), unless
    `even_granted`: when nobody may read any more, whatever stands. Returns how many keys were
    destroyed. Backups hold them until they are over: the receipt says how long.
    """
    items = select(ContextItem.id).where(
        ContextItem.platform_id == platform_id,
        ContextItem.referral_id == referral_id,
        ContextItem.kind.in_(kinds),
        true() if even_granted else ~_covered(),
    )
    return _destroyed(session, platform_id, session.scalars(items).all())


def destroy_item(session: Session, platform_id: UUID, context_id: UUID) -> None:
    """Destroy the key and the words of one item."""
    _destroyed(session, platform_id, [context_id])


def _covered() -> Exists:
    """Say, for a query over items, that a consent in force names this one."""
    return exists().where(
        ConsentItem.platform_id == ContextItem.platform_id,
        ConsentItem.context_id == func.coalesce(ContextItem.about, ContextItem.id),
        Consent.platform_id == ConsentItem.platform_id,
        Consent.id == ConsentItem.consent_id,
        Consent.status == ConsentStatus.ACTIVE,
        Consent.expires_at > utc_now(),
    )


def _destroyed(session: Session, platform_id: UUID, items: Sequence[UUID]) -> int:
    gone = 0
    for table in (ContextBody, ContextKey):
        done = session.execute(
            delete(table)
            .where(table.platform_id == platform_id, table.context_id.in_(items))
            .execution_options(synchronize_session=False)
        )
        gone = done.rowcount  # type: ignore[attr-defined]
    return int(gone)
