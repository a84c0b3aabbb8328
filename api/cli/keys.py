"""The secrets of one installation: made once, kept at mode 0600."""

import base64
import json
import os
import secrets
from pathlib import Path

from api.db.root_keys import new_root_key
from api.settings import Settings


def ensure_keys(settings: Settings) -> None:
    """Make the sealing key, the signing key and the root key where they do not exist yet."""
    if not settings.secret_key_file.exists():
        write_private(settings.secret_key_file, base64.b64encode(secrets.token_bytes(32)).decode())
    if not settings.signing_key_file.exists():
        write_private(settings.signing_key_file, _new_signing_key())
    if not settings.root_key_file.exists():
        write_private(settings.root_key_file, json.dumps({"keys": [new_root_key()]}))


def write_private(path: Path, content: str) -> None:
    """Write a file that only we can read, whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _new_signing_key() -> str:
    """Make an ES256 key as a JWK (RFC 7517); its `kid` is its thumbprint (RFC 7638)."""
    from joserfc.jwk import ECKey  # noqa: PLC0415 - only the very first start needs it

    key = ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, private=True)
    return json.dumps(key.as_dict(private=True) | {"kid": key.thumbprint()})
