"""What a client can discover: RFC 8414 and RFC 9728, naming only what is built."""

from collections.abc import Mapping
from typing import Any

from api.oauth.scopes import SCOPES_OF

AUTHORIZATION_SERVER = "/.well-known/oauth-authorization-server"
PROTECTED_RESOURCE = "/.well-known/oauth-protected-resource"
ASSERTION = "urn:ietf:params:oauth:grant-type:jwt-bearer"


def server_metadata(issuer: str, *, sandbox: bool) -> Mapping[str, Any]:
    """Return the members of RFC 8414 section 2 (and RFC 9207's)."""
    secrets = ["client_secret_basic", "client_secret_post"] if sandbox else []
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/oauth/authorize",
        "token_endpoint": f"{issuer}/oauth/token",
        "jwks_uri": f"{issuer}/oauth/jwks.json",
        "revocation_endpoint": f"{issuer}/oauth/revoke",
        "scopes_supported": _scopes(),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": [
            "authorization_code",
            ASSERTION,
            *(["client_credentials"] if sandbox else []),
        ],
        "token_endpoint_auth_methods_supported": ["none", *secrets],
        "revocation_endpoint_auth_methods_supported": ["none", *secrets],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": True,
        "service_documentation": f"{issuer}/docs",
    }


def resource_metadata(issuer: str) -> Mapping[str, Any]:
    """Return the members of RFC 9728 section 2."""
    return {
        "resource": issuer,
        "authorization_servers": [issuer],
        "scopes_supported": _scopes(),
        "bearer_methods_supported": ["header"],
        "resource_documentation": f"{issuer}/docs",
    }


def _scopes() -> list[str]:
    return sorted(scope for scopes in SCOPES_OF.values() for scope in scopes)
