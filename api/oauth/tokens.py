"""Minting RFC 9068 access tokens: ES256, five minutes, tied to their grant by `gid`."""

import secrets
from typing import Any

from joserfc import jwt

from api.clock import utc_now
from api.oauth.keys import ALGORITHM, SigningKeys
from api.oauth.models import OAuthGrant

LIFETIME = 300
TYPE = "at+jwt"


def mint(keys: SigningKeys, issuer: str, grant: OAuthGrant, scope: str) -> dict[str, str | int]:
    """Return the token answer of RFC 6749 section 5.1; a token never outlives its grant."""
    now = utc_now()
    lives = min(LIFETIME, int((grant.expires_at - now).total_seconds()))
    issued = int(now.timestamp())
    claims: dict[str, Any] = {
        "iss": issuer,
        "aud": issuer,
        "sub": str(grant.subject_id),
        "client_id": grant.client_id,
        "scope": scope,
        "jti": secrets.token_urlsafe(16),
        "iat": issued,
        "exp": issued + lives,
        "gid": str(grant.id),
        "persona": grant.persona.value,
    }
    if grant.platform_id is not None:
        claims["platform_id"] = str(grant.platform_id)
    if grant.auth_time is not None:
        claims["auth_time"] = int(grant.auth_time.timestamp())
    header = {"alg": ALGORITHM, "typ": TYPE, "kid": keys.kid}
    token = jwt.encode(header, claims, keys.current, algorithms=[ALGORITHM])
    return {"access_token": token, "token_type": "Bearer", "expires_in": lives, "scope": scope}
