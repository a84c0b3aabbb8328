"""One request, one transaction as `wh_auth`; a database that is away is a 503 in OAuth's words."""

from collections.abc import Callable

from flask import Response
from psycopg.errors import DeadlockDetected, SerializationFailure
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from api.db.session import Reach, Role
from api.db.transactional import connected
from api.oauth.answers import unavailable

Act = Callable[[Session], Response]


def in_transaction(act: Act) -> Response:
    """Act and COMMIT before the answer is sent, an OAuth error included.

    An error is an answer too: a replayed code must end its grant. Whatever raises rolls back; a
    deadlock is repeated once.
    """
    try:
        return _attempted(act)
    except (OperationalError, InterfaceError, PoolTimeout):
        return unavailable()


def _attempted(act: Act) -> Response:
    try:
        return _committed(act)
    except DBAPIError as error:
        if not isinstance(error.orig, DeadlockDetected | SerializationFailure):
            raise
        return _committed(act)


def _committed(act: Act) -> Response:
    with connected().database.begin(Reach(role=Role.AUTH)) as session:
        return act(session)
