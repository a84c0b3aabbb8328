"""Root keys in a key service: the transit engine of OpenBao and of HashiCorp Vault, over HTTP."""

import base64
import ssl
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit

import httpx
from cryptography.exceptions import InvalidTag

from api.db.root_keys import KEY_BYTES, RootKeys, RootKeyUnusable, WrappedKey, away

_WITHIN = 2.0  # seconds: whoever reads is waiting for it
_KEPT_FOR = 300.0  # seconds
_KEPT = 1024  # tenants' keys
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
# What the engine says of a ciphertext that is not its own (keysutil/policy.go): 400, once 500
# (hashicorp/vault#10842). A version "too new" is a replica that lags behind, and no forgery.
_CHANGED = ("message authentication failed", "invalid ciphertext")
_LAGS = "too new"


@dataclass(frozen=True, slots=True)
class TransitKey:
    """One key (aes256-gcm96) of the engine at `url`, and the file with a token that may use it."""

    url: str
    name: str
    token_file: Path


class TransitRootKeys:
    """Wraps and unwraps tenants' keys by asking the engine; the root key never leaves it.

    An unwrapped key is kept in memory for five minutes, so that a service which is away for a
    moment stops no reads. What a file's root keys wrapped is left to `older`.
    """

    def __init__(
        self,
        key: TransitKey,
        *,
        older: RootKeys | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Connect to nothing yet. Raises `RootKeyUnusable` for what can never work."""
        parts = urlsplit(key.url)
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise RootKeyUnusable("KMS_URL must be https, or http on a loopback address.")
        if not key.token_file.is_file():
            raise RootKeyUnusable(f"KMS_TOKEN_FILE: there is no {key.token_file}.")
        self._key, self._older = key, older
        self._prefix = f"transit/{key.name}:v"
        self._opened = _Opened(monotonic)
        self._client = httpx.Client(
            base_url=key.url,
            timeout=_WITHIN,
            follow_redirects=False,
            trust_env=False,
            verify=ssl.create_default_context(),
            # asked so rarely that a kept connection would mostly be a dead one
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    @property
    def current_id(self) -> str:
        return f"{self._prefix}{self._ask('GET', 'keys', 'latest_version')}"

    def wrap(self, key: bytes, bound_to: bytes) -> WrappedKey:
        asked = {"plaintext": _text(key), "associated_data": _text(bound_to)}
        ciphertext = self._ask("POST", "encrypt", "ciphertext", asked)
        wrapped = WrappedKey(self._id_of(ciphertext), ciphertext.encode())
        self._opened.keep((wrapped, bound_to), key)
        return wrapped

    def unwrap(self, wrapped: WrappedKey, bound_to: bytes) -> bytes:
        if not wrapped.root_key_id.startswith(self._prefix):
            if self._older is None:
                raise away("this was wrapped by another root key", wrapped.root_key_id)
            return self._older.unwrap(wrapped, bound_to)
        return self._opened.get((wrapped, bound_to)) or self._unwrapped(wrapped, bound_to)

    def _unwrapped(self, wrapped: WrappedKey, bound_to: bytes) -> bytes:
        ciphertext = wrapped.wrapped.decode("latin-1")
        if self._id_of(ciphertext) != wrapped.root_key_id:
            raise InvalidTag
        asked = {"ciphertext": ciphertext, "associated_data": _text(bound_to)}
        key = _key(self._ask("POST", "decrypt", "plaintext", asked))
        self._opened.keep((wrapped, bound_to), key)
        return key

    def _id_of(self, ciphertext: str) -> str:
        """Name the version that made a ciphertext, which begins with `vault:v3:`."""
        return f"{self._prefix}{ciphertext.partition(':v')[2].partition(':')[0]}"

    def _ask(
        self, method: str, operation: str, wanted: str, asked: Mapping[str, str] | None = None
    ) -> str:
        """Return one member of the engine's answer; `InvalidTag` if it refuses a ciphertext."""
        try:
            token = self._key.token_file.read_text().strip()
            answer = self._client.request(
                method,
                f"/v1/transit/{operation}/{self._key.name}",
                json=asked,
                headers={"X-Vault-Token": token},
            )
            told = answer.json()
            if answer.is_success:
                return str(told["data"][wanted])
            errors = " ".join(map(str, told["errors"]))
        except (httpx.HTTPError, OSError, ValueError, TypeError, LookupError) as error:
            raise away(f"{operation}: {type(error).__name__}") from error
        if any(words in errors for words in _CHANGED) and _LAGS not in errors:
            raise InvalidTag
        raise away(f"{operation}: {answer.status_code}")


class _Opened:
    """Keys that were unwrapped not long ago: the newest so many, each for five minutes."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic, self._lock = monotonic, Lock()
        self._kept: OrderedDict[tuple[WrappedKey, bytes], tuple[float, bytes]] = OrderedDict()

    def get(self, asked: tuple[WrappedKey, bytes]) -> bytes | None:
        with self._lock:
            until, key = self._kept.get(asked, (0.0, b""))
            if until <= self._monotonic():
                self._kept.pop(asked, None)
                return None
            self._kept.move_to_end(asked)
            return key

    def keep(self, asked: tuple[WrappedKey, bytes], key: bytes) -> None:
        with self._lock:
            self._kept[asked] = (self._monotonic() + _KEPT_FOR, key)
            self._kept.move_to_end(asked)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)


def _key(text: str) -> bytes:
    """Read a key as the engine gives it back; what is none is the engine's fault, not a forgery."""
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise away("decrypt: no base64") from error
    if len(key) != KEY_BYTES:
        raise away("decrypt: no key of 256 bits")
    return key


def _text(content: bytes) -> str:
    """Write bytes as the engine takes them: plaintext and associated data are base64."""
    return base64.b64encode(content).decode()
