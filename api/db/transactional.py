"""@transactional: one request, one transaction, one commit before the first byte is sent."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Response, current_app, request
from psycopg.errors import DeadlockDetected, SerializationFailure
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from api.db.idempotency import Answer, Attempt, recall, remember
from api.db.session import INVALID_TOKEN, Database, GrantEnded, Reach, Role
from api.web.auth import Actor, Persona, current_actor
from api.web.idempotency import fingerprint, idempotency_key
from api.web.problems import DatabaseAway

View = Callable[..., Any]
T = TypeVar("T")
_EXTENSION = "warmhandoff.database"
_REPEATED_HEADERS = ("Content-Type", "Location", "ETag")
_ROLES = {
    Persona.PLATFORM: Role.PLATFORM,
    Persona.MEMBER: Role.MEMBER,
    Persona.CLINICIAN: Role.CLINICIAN,
    Persona.OPERATOR: Role.OPERATOR,
    Persona.COORDINATOR: Role.COORDINATOR,
}


@dataclass(frozen=True, slots=True)
class Connected:
    """What a request needs of the database half: the engine, and the key for stored answers."""

    database: Database
    sealing_key: bytes


def connect(app: Any, database: Database, sealing_key: bytes) -> None:
    """Give the app its database (only `create_app` does)."""
    app.extensions[_EXTENSION] = Connected(database, sealing_key)


def connected() -> Connected:
    """Return what `connect` gave this app."""
    found: Connected = current_app.extensions[_EXTENSION]
    return found


def reach_of(actor: Actor) -> Reach:
    """Say what this actor's transactions may reach."""
    return Reach(
        role=_ROLES[actor.persona],
        tenant=actor.platform_id,
        subject=actor.id,
        client=actor.client_id,
        grant=actor.grant_id,
    )


def transactional(view: View) -> View:
    """Call `view(session, actor, ...)` in one transaction; a GET's is read-only."""
    return _in_transaction(view, writes=False)


def accounted(view: View) -> View:
    """Like `transactional`, for the one GET that must write: a disclosure is accounted for."""
    return _in_transaction(view, writes=True)


def in_public(view: View) -> View:
    """Call `view(session, ...)` for nobody in particular: read-only, and public tables alone."""

    @wraps(view)
    def run(*args: Any, **kwargs: Any) -> Any:
        def attempt() -> Any:
            with connected().database.begin(Reach(Role.PUBLIC), read_only=True) as session:
                return view(session, *args, **kwargs)

        return _answered(attempt)

    return run


def in_transaction(reach: Reach, act: Callable[[Session], T], *, read_only: bool = False) -> T:
    """Return `act(session)`, committed, for a page whose caller holds no token.

    Raises `DatabaseAway` (503).
    """

    def attempt() -> T:
        with connected().database.begin(reach, read_only=read_only) as session:
            return act(session)

    return cast("T", _answered(attempt))


def _in_transaction(view: View, *, writes: bool) -> View:
    @wraps(view)
    def run(*args: Any, **kwargs: Any) -> Any:
        actor = current_actor()
        read_only = request.method in {"GET", "HEAD"} and not writes

        def attempt() -> Any:
            try:
                with connected().database.begin(reach_of(actor), read_only=read_only) as session:
                    return _once(session, actor, lambda: view(session, actor, *args, **kwargs))
            except GrantEnded:
                return _told_again(actor)

        return _answered(attempt)

    run.accounted = writes  # type: ignore[attr-defined]
    return run


def _answered(attempt: Callable[[], Any]) -> Any:
    """Repeat once after a deadlock or serialization failure; a lost database is a 503."""
    try:
        try:
            return attempt()
        except DBAPIError as error:
            if not isinstance(error.orig, DeadlockDetected | SerializationFailure):
                raise
            return attempt()
    except (OperationalError, InterfaceError, PoolTimeout) as error:
        raise DatabaseAway(
            "Repeat the request with the same Idempotency-Key: it will not act twice."
        ) from error


def _once(session: Session, actor: Actor, act: Callable[[], Any]) -> Any:
    """Act, or repeat the answer that this Idempotency-Key got before."""
    key = idempotency_key() if request.method == "POST" else None
    if key is None:
        return act()
    attempt = Attempt(actor.client_id, actor.id, key, fingerprint())
    sealing_key = connected().sealing_key
    earlier = recall(session, attempt, sealing_key)
    if earlier is not None:
        return _replayed(earlier)
    response: Response = current_app.make_response(act())
    headers = {
        name: response.headers[name] for name in _REPEATED_HEADERS if name in response.headers
    }
    answer = Answer(response.status_code, headers, response.get_data())
    remember(session, attempt, answer, sealing_key)
    return response


def _told_again(actor: Actor) -> Response:
    """Repeat what was answered to whom that very answer has erased; else raise `GrantEnded`."""
    reach = replace(reach_of(actor), repeats=True)
    key = idempotency_key() if request.method == "POST" else None
    if key is not None:
        attempt = Attempt(actor.client_id, actor.id, key, fingerprint())
        with connected().database.begin(reach, read_only=True) as session:
            earlier = recall(session, attempt, connected().sealing_key)
        if earlier is not None:
            return _replayed(earlier)
    raise GrantEnded(headers=INVALID_TOKEN)


def _replayed(answer: Answer) -> Response:
    return Response(answer.body, answer.status, {**answer.headers, "Idempotent-Replayed": "true"})
