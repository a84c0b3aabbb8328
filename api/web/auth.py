"""Actor: who is asking, and the one decorator that finds out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar, cast
from uuid import UUID

from flask import current_app, g, request

from api.web.problems import NotAllowed, NotAuthenticated

P = ParamSpec("P")
R = TypeVar("R")
_VERIFIER = "warmhandoff.token_verifier"


class Persona(StrEnum):
    PLATFORM = "platform"
    MEMBER = "member"
    CLINICIAN = "clinician"
    OPERATOR = "operator"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the persona, its id, the client it came through and the grant it rests on.

    `platform_id` is the tenant of a platform or member, and None for everybody else.
    """

    persona: Persona
    id: UUID
    client_id: str
    grant_id: UUID
    scopes: frozenset[str]
    platform_id: UUID | None = None
    auth_time: datetime | None = None


class TokenVerifier(Protocol):
    """Signature, type, issuer, audience and time, offline; raises `NotAuthenticated`."""

    def __call__(self, token: str) -> Actor: ...


def use_verifier(app: Any, verifier: TokenVerifier) -> None:
    """Give the app its verifier (only `create_app` knows which)."""
    app.extensions[_VERIFIER] = verifier


def current_actor() -> Actor:
    """Return the actor whom `requires` found for this request."""
    return cast("Actor", g.actor)


def requires(*any_of: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let through a valid token that carries at least one of these scopes (RFC 6750)."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            g.actor = _authenticate()
            _authorize(g.actor, any_of)
            return view(*args, **kwargs)

        run.scopes = any_of  # type: ignore[attr-defined]
        return run

    return decorate


def _authenticate() -> Actor:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise NotAuthenticated(headers={"WWW-Authenticate": 'Bearer realm="warmhandoff"'})
    verify: TokenVerifier = current_app.extensions[_VERIFIER]
    return verify(token.strip())


def _authorize(actor: Actor, any_of: tuple[str, ...]) -> None:
    if actor.scopes.isdisjoint(any_of):
        wanted = " ".join(any_of)
        raise NotAllowed(
            f"This operation needs the scope {' or '.join(any_of)}.",
            headers={"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{wanted}"'},
        )
