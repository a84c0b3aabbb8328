"""A signature that leaves what is signed readable: a JWS with an unencoded payload (RFC 7797)."""

import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.util import urlsafe_b64encode

from api.oauth.keys import ALGORITHM, SigningKeys

_HALF = 32  # bytes of each of the two numbers of an ES256 signature (RFC 7518 section 3.4)
_LONGEST = 10_000_000


class NotSigned(ValueError):
    """The text is no such JWS, or no key of the set has signed it."""


def sign_readable(keys: SigningKeys, payload: str, kind: str) -> str:
    """Return the flattened JWS JSON (RFC 7515 section 7.2.2) of a payload; `kind` is its `typ`.

    The nonce comes from the key and the payload (RFC 6979), so that every process signs the same
    payload with the same bytes: what caches and clients compare stays the same.
    """
    header = {"alg": ALGORITHM, "kid": keys.kid, "typ": kind, "b64": False, "crit": ["b64"]}
    protected = urlsafe_b64encode(_to_json(header).encode())
    way = ECDSA(SHA256(), deterministic_signing=True)
    der = keys.current.get_op_key("sign").sign(protected + b"." + payload.encode(), way)
    signature = b"".join(part.to_bytes(_HALF, "big") for part in decode_dss_signature(der))
    return _to_json(
        {
            "payload": payload,
            "protected": protected.decode(),
            "signature": urlsafe_b64encode(signature).decode(),
        }
    )


def verify_readable(text: str, jwks: dict[str, Any], kind: str) -> str:
    """Return the payload of a JWS of this kind; `NotSigned` unless a key of the set signed it."""
    registry = jws.JWSRegistry(algorithms=[ALGORITHM])
    registry.max_payload_length = _LONGEST
    try:
        keys = KeySet.import_key_set(jwks)  # type: ignore[arg-type]
        found = jws.deserialize_json(json.loads(text), keys, registry=registry)
    except (JoseError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise NotSigned("No key of the set has signed this.") from error
    if found.headers().get("typ") != kind:
        raise NotSigned("This was signed as something else.")
    payload: bytes = found.payload
    return payload.decode()


def _to_json(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
