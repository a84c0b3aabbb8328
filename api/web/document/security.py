"""The two ways of saying `bearer token` that clients understand, with every scope."""

from typing import Any

_PLATFORM_SCOPES = {
    "referrals:write": "Submit referrals",
    "referrals:read": "Read your platform's referrals",
    "events:read": "Read your platform's feed",
}
_MEMBER_SCOPES = {
    "consents:manage": "Decide what is shared about you",
    "referrals:self": "Read your own referrals",
}
_CLINICIAN_SCOPES = {
    "intake:read": "Read the queue and what you hold",
    "intake:claim": "Claim, accept, decline and close",
    "context:read": "Read what members agreed to share with you",
    "crisis:respond": "Answer crisis alerts while you are on call",
}
_OPERATOR_SCOPES = {
    "admin:audit": "Read the record of who did what",
    "admin:clinicians": "Keep clinicians, their licences and the on-call roster",
    "admin:communities": "Allow communities to attest consents",
}
_COORDINATOR_SCOPES = {
    "referrals:coordinate": "Look after what nobody takes",
}
SECURITY: dict[str, dict[str, Any]] = {
    "oauth2": {
        "type": "oauth2",
        "description": (
            "Platforms use client credentials; clinicians and operators the authorization code"
            " with PKCE (S256); a member's token is had for an assertion that their platform signs"
            " (RFC 7523), which OpenAPI cannot say."
        ),
        "flows": {
            "clientCredentials": {
                "tokenUrl": "/oauth/token",
                "scopes": _PLATFORM_SCOPES | _MEMBER_SCOPES,
            },
            "authorizationCode": {
                "authorizationUrl": "/oauth/authorize",
                "tokenUrl": "/oauth/token",
                "scopes": _CLINICIAN_SCOPES | _OPERATOR_SCOPES | _COORDINATOR_SCOPES,
            },
        },
    },
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "at+jwt",
        "description": "The same access token, for generators that send it as it is.",
    },
}
