"""The secrets of one installation, made once and kept at mode 0600; and the `keys` command."""

import base64
import json
import os
import secrets
from pathlib import Path

import click

from api.cli import LazyGroup
from api.db.root_keys import new_root_key
from api.settings import Settings

_COMMANDS = {
    "rotate-root": "Add a new root key to ROOT_KEY_FILE; it wraps from now on.",
    "rewrap": "Wrap every tenant's key anew, under the current root key.",
    "rotate-tenant": "Give a platform a new key, and wrap its items' keys anew.",
    "check": "Say which keys are in use, whether each opens, and which may go.",
}


@click.command(cls=LazyGroup, package="api.cli.rotation", told=_COMMANDS)
def keys() -> None:
    """Rotate the keys of members' words, and check them; the words themselves stay as they are.

    Three layers: a root key (ROOT_KEY_FILE, or a key service) wraps each platform's key, which
    wraps a key for each item. To change the root key: `rotate-root`, copy the file to every
    instance, `rewrap`, `check`; then take the old key out of the file. Nothing needs a restart:
    the server reads the file again when it wraps, and when it meets a key that it does not know.
    """


def ensure_keys(settings: Settings) -> None:
    """Make the sealing key, the signing key and the root key where they do not exist yet."""
    if not settings.secret_key_file.exists():
        write_private(settings.secret_key_file, base64.b64encode(secrets.token_bytes(32)).decode())
    if not settings.signing_key_file.exists():
        write_private(settings.signing_key_file, _new_signing_key())
    if settings.kms_url is None and not settings.root_key_file.exists():
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
