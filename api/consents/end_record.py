"""Until when a referral's consents and disclosures are kept, and deleting them after that."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.consents.codes import ConsentStatus
from api.consents.models import (
    Consent,
    ConsentEvent,
    ConsentItem,
    ContextBody,
    ContextItem,
    ContextKey,
    Disclosure,
)
from api.consents.retention import RecordClass


def last_moments(
    session: Session, platform_id: UUID, referral_id: UUID
) -> Mapping[RecordClass, datetime]:
    """Return from when each class counts: the last consent's end, and the last disclosure.

    A consent that was neither revoked nor replaced ends when its time is over.
    """
    expires = select(func.max(Consent.expires_at)).where(
        Consent.platform_id == platform_id,
        Consent.referral_id == referral_id,
        Consent.status == ConsentStatus.ACTIVE,
    )
    changed = select(func.max(ConsentEvent.at)).where(
        ConsentEvent.platform_id == platform_id, ConsentEvent.referral_id == referral_id
    )
    disclosed = select(func.max(Disclosure.at)).where(
        Disclosure.platform_id == platform_id, Disclosure.referral_id == referral_id
    )
    found = {
        RecordClass.CONSENT_RECORD: [session.scalar(expires), session.scalar(changed)],
        RecordClass.DISCLOSURE: [session.scalar(disclosed)],
    }
    return {
        record_class: max(moments)
        for record_class, each in found.items()
        if (moments := [moment for moment in each if moment])
    }


def delete_record(session: Session, platform_id: UUID, referral_id: UUID) -> Mapping[str, int]:
    """Delete consents, disclosures and items of one referral; returns how many of each.

    The database refuses what is younger than six years, whoever asks.
    """
    items = select(ContextItem.id).where(
        ContextItem.platform_id == platform_id, ContextItem.referral_id == referral_id
    )
    found = session.scalars(items).all()
    for words in (ContextBody, ContextKey):
        session.execute(
            delete(words)
            .where(words.platform_id == platform_id, words.context_id.in_(found))
            .execution_options(synchronize_session=False)
        )
    counts = {}
    for table in (ConsentEvent, ConsentItem, Disclosure, Consent, ContextItem):
        gone = session.execute(
            delete(table)
            .where(table.platform_id == platform_id, table.referral_id == referral_id)
            .execution_options(synchronize_session=False)
        )
        counts[f"{table.__tablename__}s"] = gone.rowcount  # type: ignore[attr-defined]
    return counts
