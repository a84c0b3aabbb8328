"""The signing keys: an explicit current one with its kid, and those that still verify."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import ECKey

ALGORITHM = "ES256"
# what reading JSON of another shape than expected can raise
_ODD = (OSError, ValueError, TypeError, AttributeError, LookupError)


class SigningKeyUnusable(ValueError):
    """The file is missing, or holds something other than private P-256 keys."""


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """`current` signs; every key of `by_kid` verifies (a set would sign with a random one)."""

    kid: str
    current: ECKey
    by_kid: Mapping[str, ECKey]

    def public_set(self) -> dict[str, Any]:
        """Return the JWK Set of RFC 7517: public halves only, the current key first."""
        keys = [{**_public(key), "kid": kid} for kid, key in self.by_kid.items()]
        return {"keys": [{**key, "use": "sig", "alg": ALGORITHM} for key in keys]}


def load_signing_keys(path: Path) -> SigningKeys:
    """Parse the file once: a private JWK, or a JWK Set whose first key signs (for rotation).

    Raises `SigningKeyUnusable`, whose message names the file and never its content.
    """
    try:
        content = json.loads(path.read_text())
        keys = [_private(jwk) for jwk in content.get("keys", [content])]
        by_kid = {key.kid or key.thumbprint(): key for key in keys}
        kid, current = next(iter(by_kid.items()))
    except (*_ODD, JoseError, StopIteration) as error:
        raise SigningKeyUnusable(f"{path} holds no private P-256 JWK to sign with.") from error
    return SigningKeys(kid, current, by_kid)


def public_jwk(jwk: Mapping[str, Any]) -> dict[str, Any]:
    """Return the public half of a platform's P-256 key, with a kid; raises ValueError."""
    try:
        key = ECKey.import_key(dict(jwk))
    except (*_ODD, JoseError) as error:
        raise ValueError("The key is no P-256 JWK.") from error
    _refuse_other_curve(key)
    return {**_public(key), "kid": key.kid or key.thumbprint()}


def _private(jwk: dict[str, Any]) -> ECKey:
    key = ECKey.import_key(jwk)
    _refuse_other_curve(key)
    if not key.is_private:
        raise ValueError("A public key cannot sign.")
    return key


def _refuse_other_curve(key: ECKey) -> None:
    if key.curve_name != "P-256":
        raise ValueError("ES256 takes the curve P-256 alone (RFC 7518 section 3.4).")


def _public(key: ECKey) -> dict[str, Any]:
    return {name: key.as_dict(private=False)[name] for name in ("kty", "crv", "x", "y")}
