"""Rotating keys: tenants' keys under the current root key, items' keys under a new tenant key."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from cryptography.exceptions import InvalidTag
from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from api.audit.record import record
from api.consents.envelope import Place, rewrap, tenant_bound
from api.consents.keys import (
    OpenTenantKey,
    make_key,
    newest_key,
    opened,
    opening_keys,
    root_keys_of,
    wrapping_key,
)
from api.consents.models import ContextItem, ContextKey, TenantKey
from api.db.root_keys import KeysAway, WrappedKey

BATCH = 200
"""Rows that one transaction takes; whoever holds a row is passed by, and found the next time."""

START = UUID(int=0)
Spot = TypeVar("Spot")


@dataclass(frozen=True, slots=True)
class Round(Generic[Spot]):
    """What one transaction did, and after which row the next goes on; `None` when none is left."""

    done: int
    damaged: int
    last: Spot | None


def rewrap_tenant_keys(
    session: Session, current: str, *, after: tuple[UUID, int] | None = None
) -> Round[tuple[UUID, int]]:
    """Wrap a batch of tenants' keys anew that are under another root key than `current`.

    A key that does not open stays as it is and is counted. Requests go on meanwhile: they read
    these rows without a lock. Raises `KeysAway`.
    """
    spot = tuple_(TenantKey.platform_id, TenantKey.version)
    rows = session.scalars(
        select(TenantKey)
        .where(TenantKey.root_key_id != current, spot > (after or (START, 0)))
        .order_by(TenantKey.platform_id, TenantKey.version)
        .limit(BATCH)
        .with_for_update(key_share=True, skip_locked=True)
    ).all()
    done = sum(_rewrapped(session, row) for row in rows)
    last = (rows[-1].platform_id, rows[-1].version) if rows else None
    return Round(done, len(rows) - done, last)


def _rewrapped(session: Session, row: TenantKey) -> bool:
    """Wrap one key anew; a statement for each, so that a slow key service leaves none idle."""
    root, bound = root_keys_of(session), tenant_bound(row.platform_id, row.version)
    try:
        wrapped = root.wrap(root.unwrap(WrappedKey(row.root_key_id, row.wrapped), bound), bound)
    except InvalidTag:
        return False
    row.root_key_id, row.wrapped = wrapped.root_key_id, wrapped.wrapped
    record(
        session,
        "tenant_key.rewrapped",
        ("tenant_key", row.platform_id),
        by=None,
        platform_id=row.platform_id,
        version=row.version,
    )
    session.flush()
    return True


def add_tenant_key(session: Session, platform_id: UUID) -> bool:
    """Give a tenant a new key, which wraps from now on; `False` where it has none to replace."""
    newest = newest_key(session, platform_id)
    if newest is None:
        return False
    make_key(session, platform_id, newest.version + 1)
    record(
        session,
        "tenant_key.rotated",
        ("tenant_key", platform_id),
        by=None,
        platform_id=platform_id,
        version=newest.version,
    )
    return True


def rewrap_items(session: Session, platform_id: UUID, *, after: UUID | None = None) -> Round[UUID]:
    """Wrap a batch of a tenant's items' keys anew that are under an older key than its newest.

    The rows are locked before the versions of their items are read: a member who replaces words at
    this moment has done so before, or waits. Raises `KeysAway`.
    """
    newest = wrapping_key(session, platform_id)
    rows = session.scalars(
        select(ContextKey)
        .where(
            ContextKey.platform_id == platform_id,
            ContextKey.tenant_key_version < newest.version,
            ContextKey.context_id > (after or START),
        )
        .order_by(ContextKey.context_id)
        .limit(BATCH)
        .with_for_update(key_share=True, skip_locked=True)
    ).all()
    older = opened_keys(session, platform_id, {row.tenant_key_version for row in rows})
    places = _places(session, platform_id, [row.context_id for row in rows])
    done = sum(
        _moved(row, older.get(row.tenant_key_version), newest, places[row.context_id])
        for row in rows
    )
    session.flush()
    return Round(done, len(rows) - done, rows[-1].context_id if rows else None)


def tenants_with_keys(session: Session) -> list[UUID]:
    """Return every tenant that has a key."""
    return list(session.scalars(select(TenantKey.platform_id).distinct()))


@dataclass(frozen=True, slots=True)
class KeyState:
    """One tenant key: which root key it is under, how many items are under it, what ails it."""

    platform_id: UUID
    version: int
    root_key_id: str
    items: int
    fault: str | None


def states_of_keys(session: Session) -> Iterator[KeyState]:
    """Try every tenant key, those of one tenant after those of another."""
    counted = (
        select(ContextKey.platform_id, ContextKey.tenant_key_version, func.count().label("held"))
        .group_by(ContextKey.platform_id, ContextKey.tenant_key_version)
        .subquery()
    )
    rows = session.execute(
        select(TenantKey, func.coalesce(counted.c.held, 0))
        .outerjoin(
            counted,
            (counted.c.platform_id == TenantKey.platform_id)
            & (counted.c.tenant_key_version == TenantKey.version),
        )
        .order_by(TenantKey.platform_id, TenantKey.version)
    )
    for key, items in rows.all():
        fault = _fault(session, key)
        yield KeyState(key.platform_id, key.version, key.root_key_id, items, fault)


def _fault(session: Session, row: TenantKey) -> str | None:
    try:
        opened(session, row)
    except InvalidTag:
        return "it was changed, or moved from another row"
    except KeysAway as problem:
        return problem.reason
    return None


def opened_keys(session: Session, platform_id: UUID, versions: set[int]) -> dict[int, bytes]:
    """Open what can be opened: one damaged key must not stop the others' rotation."""
    found: dict[int, bytes] = {}
    for version in versions:
        with suppress(InvalidTag):
            found |= opening_keys(session, platform_id, [version])
    return found


def _places(session: Session, platform_id: UUID, items: Sequence[UUID]) -> dict[UUID, Place]:
    rows = session.execute(
        select(ContextItem.id, ContextItem.referral_id, ContextItem.version).where(
            ContextItem.platform_id == platform_id, ContextItem.id.in_(items)
        )
    )
    return {row.id: Place(platform_id, row.referral_id, row.id, row.version) for row in rows}


def _moved(row: ContextKey, old: bytes | None, newest: OpenTenantKey, place: Place) -> bool:
    """Put one item's key under the newest; `False` leaves it where it does not open."""
    if old is None:
        return False
    try:
        row.wrapped = rewrap(old, newest.key, place, row.wrapped)
    except InvalidTag:
        return False
    row.tenant_key_version = newest.version
    return True
