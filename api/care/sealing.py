"""Sealing what is said and arranged in care: each message and each place under a key of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from sqlalchemy.orm import Session

from api.consents.envelope import Place, open_words, seal_words
from api.consents.keys import opening_keys, wrapping_key
from api.consents.problems import ContextDamaged


@dataclass(frozen=True, slots=True)
class Sealed:
    """Sealed words, their wrapped key, and which key of the tenant opens that."""

    place: Place
    tenant_key_version: int
    wrapped: bytes
    sealed: bytes


def seal_in(session: Session, place: Place, content: dict[str, Any]) -> Sealed:
    """Seal words under a fresh key; raises `KeysAway` (503)."""
    key = wrapping_key(session, place.platform_id)
    wrapped, sealed = seal_words(key.key, place, content)
    return Sealed(place, key.version, wrapped, sealed)


def open_all(session: Session, platform_id: UUID, found: Sequence[Sealed]) -> list[dict[str, Any]]:
    """Open what was sealed; raises `ContextDamaged` (409) and `KeysAway` (503)."""
    versions = [each.tenant_key_version for each in found]
    try:
        keys = opening_keys(session, platform_id, versions) if found else {}
        return [
            open_words(keys[each.tenant_key_version], each.place, each.wrapped, each.sealed)
            for each in found
        ]
    except InvalidTag:
        raise ContextDamaged("Nothing is shown. Tell whoever runs this server.") from None
