"""Sealing words: each item under its own key, wrapped by its tenant's, wrapped by the root's."""

import json
import os
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.db.root_keys import KEY_BYTES, RootKeys, WrappedKey
from api.db.sealed import seal, unseal


@dataclass(frozen=True, slots=True)
class Place:
    """Where words belong: tenant, context (the referral), item and version."""

    platform_id: UUID
    referral_id: UUID
    context_id: UUID
    version: int

    def bound(self, what: str) -> bytes:
        """Return the AAD: bytes that were sealed for one place open in no other."""
        return "|".join(
            [what, *map(str, (self.platform_id, self.referral_id, self.context_id, self.version))]
        ).encode()


def new_tenant_key(root: RootKeys, platform_id: UUID, version: int) -> tuple[bytes, WrappedKey]:
    """Make a tenant's key; returns it beside its wrapped form, which alone is stored."""
    key = os.urandom(KEY_BYTES)
    return key, root.wrap(key, tenant_bound(platform_id, version))


def tenant_bound(platform_id: UUID, version: int) -> bytes:
    """Return the AAD of a tenant's key."""
    return f"tenant|{platform_id}|{version}".encode()


def seal_words(tenant_key: bytes, place: Place, content: dict[str, Any]) -> tuple[bytes, bytes]:
    """Seal one item under a fresh 256-bit key (AES-256-GCM); returns (wrapped key, sealed words).

    Without the row of the wrapped key the words are gone, wherever else the sealed bytes lie.
    """
    key = os.urandom(KEY_BYTES)
    plaintext = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return seal(tenant_key, key, place.bound("key")), seal(key, plaintext, place.bound("words"))


def open_words(tenant_key: bytes, place: Place, wrapped: bytes, sealed: bytes) -> dict[str, Any]:
    """Open one item; raises `cryptography.exceptions.InvalidTag` if it was changed or moved."""
    key = unseal(tenant_key, wrapped, place.bound("key"))
    content: dict[str, Any] = json.loads(unseal(key, sealed, place.bound("words")))
    return content


def rewrap(old: bytes, new: bytes, place: Place, wrapped: bytes) -> bytes:
    """Wrap an item's key anew, when its tenant has got another key; the words stay as they are."""
    bound = place.bound("key")
    return seal(new, unseal(old, wrapped, bound), bound)
