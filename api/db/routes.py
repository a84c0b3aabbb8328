"""Whether this process lives, and whether it can serve."""

from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, jsonify
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from api.db.session import Database, Reach, Role

_REVISION = text("SELECT version_num FROM alembic_version")


def health(database: Database, newest: str | None) -> Blueprint:
    """Make /livez (this process answers) and /readyz (its database does, at the right schema)."""
    blp = Blueprint("health", __name__)

    @blp.get("/livez")
    def livez() -> Response:
        return jsonify({"status": "pass"})

    @blp.get("/readyz")
    def readyz() -> tuple[Response, int]:
        reason = _not_ready(database, newest)
        if reason is None:
            return jsonify({"status": "pass"}), HTTPStatus.OK
        answer: dict[str, Any] = {"status": "fail", "reason": reason}
        return jsonify(answer), HTTPStatus.SERVICE_UNAVAILABLE

    return blp


def _not_ready(database: Database, newest: str | None) -> str | None:
    try:
        with database.begin(Reach(Role.PUBLIC), read_only=True) as session:
            revision = session.scalar(_REVISION)
    except (DBAPIError, PoolTimeout):
        return "database-away"
    return None if revision == newest else "schema-not-migrated"
