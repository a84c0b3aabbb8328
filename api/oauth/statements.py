"""Statements in the server's name: compact JWS that anybody can verify with our JWKS."""

from collections.abc import Mapping
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.oauth.keys import ALGORITHM, SigningKeys
from api.oauth.readable_jws import NotSigned
from api.web.signing import Signer


def signer(keys: SigningKeys, issuer: str) -> Signer:
    """Return what signs in the name of this issuer, with its current key."""

    def sign(claims: Mapping[str, Any], kind: str) -> str:
        header = {"alg": ALGORITHM, "kid": keys.kid, "typ": kind}
        return jwt.encode(header, {"iss": issuer, **claims}, keys.current, algorithms=[ALGORITHM])

    return sign


def verify_statement(text: str, jwks: dict[str, Any], kind: str) -> dict[str, Any]:
    """Return the claims of a statement of this kind; `NotSigned` unless a key of the set signed."""
    try:
        keys = KeySet.import_key_set(jwks)  # type: ignore[arg-type]
        opened = jwt.decode(text.strip(), keys, algorithms=[ALGORITHM])
    except (JoseError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise NotSigned("No key of the set has signed this.") from error
    if opened.header.get("typ") != kind:
        raise NotSigned("This was signed as something else.")
    return opened.claims
