"""Rotating what care has sealed: keys of messages and of meeting places, under the newest key."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session

from api.care.models import Appointment, Message, MessageKey
from api.consents.envelope import Place, rewrap
from api.consents.keys import wrapping_key
from api.consents.rotate import BATCH, START, Round, opened_keys

_Write = Callable[[UUID, int, bytes], None]


def rewrap_messages(
    session: Session, platform_id: UUID, *, after: UUID | None = None
) -> Round[UUID]:
    """Wrap a batch of a tenant's message keys anew, as `rewrap_items` does; raises `KeysAway`."""
    newest = wrapping_key(session, platform_id).version
    rows = session.execute(
        select(MessageKey.message_id.label("id"), Message.referral_id)
        .add_columns(MessageKey.tenant_key_version.label("version"), MessageKey.wrapped)
        .join(
            Message,
            (Message.platform_id == MessageKey.platform_id) & (Message.id == MessageKey.message_id),
        )
        .where(
            MessageKey.platform_id == platform_id,
            MessageKey.tenant_key_version < newest,
            MessageKey.message_id > (after or START),
        )
        .order_by(MessageKey.message_id)
        .limit(BATCH)
        .with_for_update(key_share=True, skip_locked=True, of=MessageKey)
    ).all()

    def write(id_: UUID, version: int, wrapped: bytes) -> None:
        session.execute(
            update(MessageKey)
            .where(MessageKey.platform_id == platform_id, MessageKey.message_id == id_)
            .values(tenant_key_version=version, wrapped=wrapped)
        )

    return _round(session, platform_id, rows, write)


def rewrap_meeting_places(
    session: Session, platform_id: UUID, *, after: UUID | None = None
) -> Round[UUID]:
    """Wrap a batch of the keys of a tenant's join links and dial-ins anew; raises `KeysAway`."""
    newest = wrapping_key(session, platform_id).version
    rows = session.execute(
        select(Appointment.id, Appointment.referral_id)
        .add_columns(
            Appointment.tenant_key_version.label("version"),
            Appointment.wrapped_key.label("wrapped"),
        )
        .where(
            Appointment.platform_id == platform_id,
            Appointment.tenant_key_version < newest,
            Appointment.id > (after or START),
        )
        .order_by(Appointment.id)
        .limit(BATCH)
        .with_for_update(key_share=True, skip_locked=True)
    ).all()

    def write(id_: UUID, version: int, wrapped: bytes) -> None:
        session.execute(
            update(Appointment)
            .where(Appointment.platform_id == platform_id, Appointment.id == id_)
            .values(tenant_key_version=version, wrapped_key=wrapped)
        )

    return _round(session, platform_id, rows, write)


def _round(
    session: Session, platform_id: UUID, rows: Sequence[Row[Any]], write: _Write
) -> Round[UUID]:
    """Put each key under the newest; one that does not open stays where it is, and is counted."""
    newest = wrapping_key(session, platform_id)
    older = opened_keys(session, platform_id, {row.version for row in rows})
    done = 0
    for row in rows:
        place = Place(platform_id, row.referral_id, row.id, 1)
        try:
            wrapped = rewrap(older[row.version], newest.key, place, row.wrapped)
        except (InvalidTag, KeyError):
            continue
        write(row.id, newest.version, wrapped)
        done += 1
    return Round(done, len(rows) - done, rows[-1].id if rows else None)
