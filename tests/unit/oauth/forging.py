"""Making tokens that are right but for one thing."""

import base64
import hmac
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from joserfc import jws
from joserfc.jwk import ECKey

from api.clock import utc_now
from api.oauth.keys import SigningKeys
from api.oauth.verify import AccessTokenVerifier

ISSUER = "https://api.example.org"
METADATA = f"{ISSUER}/.well-known/oauth-protected-resource"
SUBJECT = UUID("0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e")
GRANT = UUID("0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8f")


@dataclass
class Forge:
    """A signing key, a verifier of it, and tokens signed (or not) with it."""

    key: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", auto_kid=True))
    remembers: int = 4096

    def __post_init__(self) -> None:
        kid = self.key.kid or ""
        self.keys = SigningKeys(kid, self.key, {kid: self.key})
        self.verify = AccessTokenVerifier(
            self.keys, ISSUER, metadata_url=METADATA, remembers=self.remembers
        )

    def claims(self, **changes: Any) -> dict[str, Any]:
        """Return right claims; a change to None leaves one out."""
        now = int(utc_now().timestamp())
        whole = {
            "iss": ISSUER,
            "aud": ISSUER,
            "sub": str(SUBJECT),
            "client_id": "clinic",
            "scope": "intake:read intake:claim",
            "jti": "1",
            "iat": now,
            "exp": now + 300,
            "gid": str(GRANT),
            "persona": "clinician",
            **changes,
        }
        return {name: value for name, value in whole.items() if value is not None}

    def header(self, **changes: Any) -> dict[str, Any]:
        whole = {"alg": "ES256", "typ": "at+jwt", "kid": self.key.kid, **changes}
        return {name: value for name, value in whole.items() if value is not None}

    def token(self, header: Any = None, key: ECKey | None = None, **claims: Any) -> str:
        """Return a token that is truly signed with ES256, whatever its header says."""
        parts = (self.header(**(header or {})), self.claims(**claims))
        body = ".".join(encoded(json.dumps(part).encode()) for part in parts)
        signature = jws.JWSRegistry.algorithms["ES256"].sign(body.encode(), key or self.key)
        return f"{body}.{encoded(signature)}"

    def unsigned(self, alg: str, signature: bytes = b"") -> str:
        """Return a token with this `alg` and whatever signature."""
        return f"{self._signing_input(alg)}.{encoded(signature)}"

    def hashed(self, alg: str = "HS256") -> str:
        """Return a token whose HMAC key is our public key: the classic confusion."""
        body = self._signing_input(alg)
        signature = hmac.digest(self.key.as_pem(private=False), body.encode(), "sha256")
        return f"{body}.{encoded(signature)}"

    def _signing_input(self, alg: str) -> str:
        parts = (self.header(alg=alg), self.claims())
        return ".".join(encoded(json.dumps(part).encode()) for part in parts)


def encoded(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).decode().rstrip("=")
