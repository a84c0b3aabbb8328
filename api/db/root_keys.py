"""Root keys: the outermost lock of stored words, kept in a file or asked of a key service."""

import base64
import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from api.clock import utc_now
from api.db.sealed import seal, unseal
from api.settings import Settings

KEY_BYTES = 32


class RootKeyUnusable(ValueError):
    """The file holds no root key, or the one that a row was wrapped with is gone."""


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A 256-bit key, encrypted by the root key of this id."""

    root_key_id: str
    wrapped: bytes


class RootKeys(Protocol):
    """What a key management service does: wrap and unwrap small keys, and never show its own.

    `bound_to` is authenticated with the key (the encryption context of a KMS). A service keeps
    older root keys to unwrap with, after a newer one has become the one that wraps.
    """

    @property
    def current_id(self) -> str:
        """Name the root key that wraps now."""
        ...

    def wrap(self, key: bytes, bound_to: bytes) -> WrappedKey: ...

    def unwrap(self, wrapped: WrappedKey, bound_to: bytes) -> bytes:
        """Raise `cryptography.exceptions.InvalidTag` for bytes that were changed or moved."""
        ...


class FileRootKeys:
    """Root keys of a file: {"keys": [{"id", "key" (base64)}]}; the first one wraps."""

    def __init__(self, path: Path) -> None:
        """Read the file once. Raises `RootKeyUnusable`, which names the file, never its content."""
        try:
            keys = json.loads(path.read_text())["keys"]
            self._keys = {str(each["id"]): base64.b64decode(each["key"]) for each in keys}
            self._current = next(iter(self._keys))
        except (OSError, ValueError, TypeError, KeyError, StopIteration) as error:
            raise RootKeyUnusable(f"{path} holds no root key.") from error
        if any(len(key) != KEY_BYTES for key in self._keys.values()):
            raise RootKeyUnusable(f"{path} holds a root key that is not 256 bits long.")

    @property
    def current_id(self) -> str:
        return self._current

    def wrap(self, key: bytes, bound_to: bytes) -> WrappedKey:
        return WrappedKey(self._current, seal(self._keys[self._current], key, bound_to))

    def unwrap(self, wrapped: WrappedKey, bound_to: bytes) -> bytes:
        root = self._keys.get(wrapped.root_key_id)
        if root is None:
            raise RootKeyUnusable("The root key that wrapped this is no longer in the file.")
        return unseal(root, wrapped.wrapped, bound_to)


def root_keys(settings: Settings) -> RootKeys:
    """Return the root keys that the settings name. Raises `RootKeyUnusable`."""
    return FileRootKeys(settings.root_key_file)


def new_root_key() -> dict[str, str]:
    """Make a root key as the file holds it; its id is the day and a few random letters."""
    return {
        "id": f"{utc_now():%Y-%m-%d}-{secrets.token_hex(4)}",
        "key": base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode(),
    }
