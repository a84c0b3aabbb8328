"""Root keys: the outermost lock of stored words, kept in a file or asked of a key service."""

import base64
import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import structlog

from api.clock import utc_now
from api.db.sealed import seal, unseal
from api.settings import Settings
from api.web.problems import DatabaseAway

KEY_BYTES = 32
_log = structlog.get_logger("warmhandoff")


class RootKeyUnusable(ValueError):
    """The settings name no root key that could be used; the sentence says what is missing."""


class KeysAway(DatabaseAway):
    """The root key cannot be asked just now; never a sign that a member's words were changed."""

    slug, title, status = "keys-away", "Our keys are away; send it again", 503
    advice = "Nothing was shown or saved. Repeat the request with the same Idempotency-Key."
    reason = ""
    """Why, for the operator: it is no part of the answer."""


def away(reason: str, root_key_id: str = "") -> KeysAway:
    """Log why for the operator, and return the refusal, which does not say it to the caller."""
    _log.error("keys away", reason=reason, root_key_id=root_key_id)
    problem = KeysAway()
    problem.reason = f"{reason} ({root_key_id})" if root_key_id else reason
    return problem


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A 256-bit key, encrypted by the root key of this id."""

    root_key_id: str
    wrapped: bytes


class RootKeys(Protocol):
    """What a key management service does: wrap and unwrap small keys, and never show its own.

    `bound_to` is authenticated with the key (the encryption context of a KMS). A service keeps
    older root keys to unwrap with, after a newer one has become the one that wraps. Whatever is
    asked raises `KeysAway` (503) where the root key cannot be had just now.
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
    """Root keys of a file: {"keys": [{"id", "key" (base64)}]}; the first one wraps.

    The file is read again before a key is wrapped and when an unknown key is met, so that a
    rotation needs no restart and nothing is ever wrapped with a key that was taken out.
    """

    def __init__(self, path: Path) -> None:
        """Read the file. Raises `RootKeyUnusable`, which names the file, never its content."""
        self._path = path
        self._keys = _read(path)

    @property
    def current_id(self) -> str:
        return next(iter(self._again()))

    @property
    def ids(self) -> list[str]:
        """Name the keys of the file, the one that wraps first."""
        return list(self._again())

    def wrap(self, key: bytes, bound_to: bytes) -> WrappedKey:
        current, root = next(iter(self._again().items()))
        return WrappedKey(current, seal(root, key, bound_to))

    def unwrap(self, wrapped: WrappedKey, bound_to: bytes) -> bytes:
        root = self._keys.get(wrapped.root_key_id) or self._again().get(wrapped.root_key_id)
        if root is None:
            raise away("the file does not hold this root key", wrapped.root_key_id)
        return unseal(root, wrapped.wrapped, bound_to)

    def _again(self) -> dict[str, bytes]:
        """Read the file as it is now; one that is half-written or gone is `KeysAway`."""
        try:
            self._keys = _read(self._path)
        except RootKeyUnusable as error:
            raise away(str(error)) from error
        return self._keys


def _read(path: Path) -> dict[str, bytes]:
    try:
        listed = json.loads(path.read_text())["keys"]
        keys = {str(each["id"]): base64.b64decode(each["key"]) for each in listed}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise RootKeyUnusable(f"{path} holds no root key.") from error
    if not keys:
        raise RootKeyUnusable(f"{path} holds no root key.")
    if len(keys) < len(listed) or any(len(key) != KEY_BYTES for key in keys.values()):
        raise RootKeyUnusable(f"{path} holds a root key twice, or one that is not 256 bits long.")
    return keys


def root_keys(settings: Settings) -> RootKeys:
    """Return the root keys that the settings name: of a key service, else of the file.

    Raises `RootKeyUnusable` saying what is missing; connects to nothing.
    """
    asked = {
        "KMS_URL": settings.kms_url,
        "KMS_KEY": settings.kms_key,
        "KMS_TOKEN_FILE": settings.kms_token_file,
    }
    missing = [name for name, value in asked.items() if value is None]
    if settings.kms_url is None or settings.kms_key is None or settings.kms_token_file is None:
        if len(missing) < len(asked):
            raise RootKeyUnusable(f"A key service needs {' and '.join(missing)} too.")
        return FileRootKeys(settings.root_key_file)
    from api.db.transit import TransitKey, TransitRootKeys  # noqa: PLC0415 - it builds on this

    # the way from a file to a service: what the file's keys wrapped opens until it is rewrapped
    older = FileRootKeys(settings.root_key_file) if settings.root_key_file.exists() else None
    key = TransitKey(settings.kms_url, settings.kms_key, settings.kms_token_file)
    return TransitRootKeys(key, older=older)


def new_root_key() -> dict[str, str]:
    """Make a root key as the file holds it; its id is the day and a few random letters."""
    return {
        "id": f"{utc_now():%Y-%m-%d}-{secrets.token_hex(4)}",
        "key": base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode(),
    }
