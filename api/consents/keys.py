"""Tenants' keys: found or made where words are sealed, opened where they are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from cryptography.exceptions import InvalidTag
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.consents.envelope import new_tenant_key, tenant_bound
from api.consents.models import TenantKey
from api.db.root_keys import RootKeys, WrappedKey, away


@dataclass(frozen=True, slots=True)
class OpenTenantKey:
    """A tenant's key as it wraps: for this transaction, and never kept."""

    version: int
    key: bytes


def wrapping_key(session: Session, platform_id: UUID) -> OpenTenantKey:
    """Return the tenant's newest key; its first one is made with its first words.

    Raises `KeysAway` (503) where it cannot be opened: words that nobody could read are not taken.
    """
    newest = newest_key(session, platform_id)
    if newest is None:
        make_key(session, platform_id, 1)
        newest = newest_key(session, platform_id)
    assert newest is not None  # noqa: S101 - the row was inserted by us or by who was faster
    try:
        return OpenTenantKey(newest.version, opened(session, newest))
    except InvalidTag:
        raise away("a tenant's key was changed", newest.root_key_id) from None


def opening_keys(session: Session, platform_id: UUID, versions: Sequence[int]) -> dict[int, bytes]:
    """Return the tenant's keys of these versions, opened.

    Raises `InvalidTag` if one was changed or is gone, `KeysAway` (503) where the root key is away.
    """
    rows = session.scalars(
        select(TenantKey).where(
            TenantKey.platform_id == platform_id, TenantKey.version.in_(set(versions))
        )
    )
    keys = {row.version: opened(session, row) for row in rows}
    if set(versions) - keys.keys():
        raise InvalidTag
    return keys


def newest_key(session: Session, platform_id: UUID) -> TenantKey | None:
    """Return the tenant's newest key as it is stored; `None` before its first words."""
    return session.scalar(
        select(TenantKey)
        .where(TenantKey.platform_id == platform_id)
        .order_by(TenantKey.version.desc())
        .limit(1)
    )


def make_key(session: Session, platform_id: UUID, version: int) -> None:
    """Insert the tenant's key of this version, unless somebody else has just done so."""
    _, wrapped = new_tenant_key(root_keys_of(session), platform_id, version)
    session.execute(
        insert(TenantKey)
        .values(
            platform_id=platform_id,
            version=version,
            root_key_id=wrapped.root_key_id,
            wrapped=wrapped.wrapped,
            created_at=utc_now(),
        )
        .on_conflict_do_nothing()
    )


def root_keys_of(session: Session) -> RootKeys:
    """Return the root keys of this process; the worker and the login have none."""
    found = session.info["root_keys"]
    if found is None:
        raise RuntimeError("this process was given no root keys: it may open no words")
    return cast("RootKeys", found)


def opened(session: Session, row: TenantKey) -> bytes:
    """Unwrap one tenant key; raises `InvalidTag` if it was changed, `KeysAway` (503)."""
    bound = tenant_bound(row.platform_id, row.version)
    return root_keys_of(session).unwrap(WrappedKey(row.root_key_id, row.wrapped), bound)
