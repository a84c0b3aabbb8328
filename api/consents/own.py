"""The member's own items: found, opened for them alone, and replaced."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.consents.destroy import destroy_item
from api.consents.envelope import open_words
from api.consents.hold import put_words
from api.consents.keys import opening_keys, wrapping_key
from api.consents.models import ContextBody, ContextItem, ContextKey
from api.consents.problems import ContextDamaged, WordsDestroyed
from api.web.problems import NotFound


@dataclass(frozen=True, slots=True)
class OwnItem:
    """An item with its words, for the member whose it is."""

    item: ContextItem
    content: dict[str, Any]


def find_item(
    session: Session, context_id: UUID, *, platform_id: UUID, member_id: UUID
) -> ContextItem:
    """Return the member's own item as it is now; anybody else's is `NotFound` (404)."""
    item = session.scalar(
        select(ContextItem)
        .where(
            ContextItem.platform_id == platform_id,
            ContextItem.member_id == member_id,
            ContextItem.id == context_id,
        )
        .execution_options(populate_existing=True)
    )
    if item is None:
        raise NotFound
    return item


def read_own(session: Session, context_id: UUID, *, platform_id: UUID, member_id: UUID) -> OwnItem:
    """Open the member's own item: no disclosure, for nobody else learns anything.

    One statement, so that words and version belong together while somebody replaces them. Raises
    `NotFound` (404), `WordsDestroyed` (410) and `ContextDamaged` (409).
    """
    own = {"platform_id": platform_id, "member_id": member_id}
    row = session.execute(
        select(ContextItem, ContextKey.tenant_key_version, ContextKey.wrapped, ContextBody.sealed)
        .join(
            ContextKey,
            (ContextKey.platform_id == ContextItem.platform_id)
            & (ContextKey.context_id == ContextItem.id),
        )
        .join(
            ContextBody,
            (ContextBody.platform_id == ContextItem.platform_id)
            & (ContextBody.context_id == ContextItem.id),
        )
        .where(
            ContextItem.platform_id == platform_id,
            ContextItem.member_id == member_id,
            ContextItem.id == context_id,
        )
    ).one_or_none()
    if row is None:
        find_item(session, context_id, **own)
        raise WordsDestroyed
    try:
        [key] = opening_keys(session, platform_id, [row.tenant_key_version]).values()
        return OwnItem(
            row.ContextItem, open_words(key, row.ContextItem.place, row.wrapped, row.sealed)
        )
    except InvalidTag:
        raise ContextDamaged("Nothing is shown. Tell whoever runs this server.") from None


def whole_items(session: Session, platform_id: UUID, referral_id: UUID) -> Sequence[ContextItem]:
    """Return the items of a referral that can be shared: their words are there."""
    return session.scalars(
        select(ContextItem)
        .join(
            ContextKey,
            (ContextKey.platform_id == ContextItem.platform_id)
            & (ContextKey.context_id == ContextItem.id),
        )
        .where(
            ContextItem.platform_id == platform_id,
            ContextItem.referral_id == referral_id,
            ContextItem.about.is_(None),
        )
        .order_by(ContextItem.id)
    ).all()


def require_words(session: Session, item: ContextItem) -> None:
    """Refuse an item whose words are gone; raises `WordsDestroyed` (410)."""
    query = select(ContextKey.context_id).where(
        ContextKey.platform_id == item.platform_id, ContextKey.context_id == item.id
    )
    if session.scalar(query) is None:
        raise WordsDestroyed


def replace_words(session: Session, item: ContextItem, content: dict[str, Any]) -> None:
    """Destroy the item's key and words, and seal the new ones in the place of a new version."""
    destroy_item(session, item.platform_id, item.id)
    item.version += 1
    put_words(session, item, content, wrapping_key(session, item.platform_id))
    session.flush()


def read_all_own(
    session: Session, *, platform_id: UUID, member_id: UUID
) -> dict[UUID, dict[str, Any]]:
    """Open every item of the member whose words are there, in two statements; by the item's id.

    Raises `ContextDamaged` (409).
    """
    rows = session.execute(
        select(ContextItem, ContextKey.tenant_key_version, ContextKey.wrapped, ContextBody.sealed)
        .join(
            ContextKey,
            (ContextKey.platform_id == ContextItem.platform_id)
            & (ContextKey.context_id == ContextItem.id),
        )
        .join(
            ContextBody,
            (ContextBody.platform_id == ContextItem.platform_id)
            & (ContextBody.context_id == ContextItem.id),
        )
        .where(ContextItem.platform_id == platform_id, ContextItem.member_id == member_id)
    ).all()
    try:
        keys = opening_keys(session, platform_id, [row.tenant_key_version for row in rows])
        return {
            row.ContextItem.id: open_words(
                keys[row.tenant_key_version], row.ContextItem.place, row.wrapped, row.sealed
            )
            for row in rows
        }
    except InvalidTag:
        raise ContextDamaged("Nothing is shown. Tell whoever runs this server.") from None
