"""Destroying what was written and arranged in care, and at last deleting that there was any."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from api.care.models import Appointment, Contact, Message, MessageKey


def destroy_messages(session: Session, platform_id: UUID, referral_id: UUID) -> int:
    """Destroy the keys of a referral's messages, and where its appointments were to be.

    Returns how many keys were destroyed; that there were messages and appointments stays.
    """
    messages = select(Message.id).where(
        Message.platform_id == platform_id, Message.referral_id == referral_id
    )
    keys = session.execute(
        delete(MessageKey)
        .where(MessageKey.platform_id == platform_id, MessageKey.message_id.in_(messages))
        .execution_options(synchronize_session=False)
    )
    places = session.execute(
        update(Appointment)
        .where(
            Appointment.platform_id == platform_id,
            Appointment.referral_id == referral_id,
            Appointment.wrapped_key.is_not(None),
        )
        .values(sealed_place=None, wrapped_key=None, tenant_key_version=None)
        .execution_options(synchronize_session=False)
    )
    return int(keys.rowcount + places.rowcount)  # type: ignore[attr-defined]


def last_contact(session: Session, platform_id: UUID, referral_id: UUID) -> datetime | None:
    """Return when somebody last noted an attempt: from then its contact record counts."""
    return session.scalar(
        select(func.max(Contact.created_at)).where(
            Contact.platform_id == platform_id, Contact.referral_id == referral_id
        )
    )


def delete_care(session: Session, platform_id: UUID, referral_id: UUID) -> dict[str, int]:
    """Delete the appointments, contacts and messages of one referral; returns how many of each.

    The database refuses contacts that are younger than six years, whoever asks.
    """
    destroy_messages(session, platform_id, referral_id)
    counts = {}
    for table in (Message, Contact, Appointment):
        gone = session.execute(
            delete(table)
            .where(table.platform_id == platform_id, table.referral_id == referral_id)
            .execution_options(synchronize_session=False)
        )
        counts[f"{table.__tablename__}s"] = gone.rowcount  # type: ignore[attr-defined]
    return counts
