"""Which scopes each persona may hold, and the rule that a request never gets more nor less."""

from collections.abc import Collection, Mapping

from authlib.oauth2.rfc6749 import InvalidScopeError

from api.web.auth import Persona

SCOPES_OF: Mapping[Persona, frozenset[str]] = {
    Persona.PLATFORM: frozenset({"referrals:write", "referrals:read", "events:read"}),
    Persona.MEMBER: frozenset({"consents:manage", "referrals:self"}),
    Persona.CLINICIAN: frozenset({"intake:read", "intake:claim", "context:read", "crisis:respond"}),
    Persona.OPERATOR: frozenset({"admin:audit", "admin:clinicians", "admin:communities"}),
    Persona.COORDINATOR: frozenset({"referrals:coordinate"}),
}


def granted_scope(requested: str | None, allowed: Collection[str]) -> str:
    """Return the scope to grant: what was asked for, or all that is allowed if nothing was.

    Raises `InvalidScopeError` for anything beyond `allowed`: a silently narrowed scope (what
    Authlib's documented wiring does) shows only later, as a 403 far from its cause.
    """
    if not requested:
        return " ".join(sorted(allowed))
    names = requested.split(" ")
    if not set(names) <= set(allowed):
        raise InvalidScopeError("The scope goes beyond what this client may have here.")
    return " ".join(dict.fromkeys(names))
