"""What every refusal of this API looks like."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from werkzeug.test import TestResponse

CANARY = "QZ7-canary-QZ7"
"""Something a test sends and no answer may repeat."""


def refused(answer: TestResponse, status: int, slug: str) -> dict[str, Any]:
    """Assert that this is a problem a caller can act on, and return its body."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    problem = json_of(answer)
    kind = urlsplit(problem["type"])
    assert (kind.scheme, kind.path) == ("http", f"/problems/{slug}")
    assert problem["status"] == status
    assert problem["detail"].endswith(".")
    assert problem["detail"].rstrip(".") != problem["title"]
    assert str(UUID(problem["request_id"])) == answer.headers["Request-Id"]
    assert problem["crisis"]["call"] == "988"
    assert CANARY not in f"{answer.headers}{answer.text}"
    return problem


def json_of(answer: TestResponse) -> dict[str, Any]:
    """Return the body, an object."""
    found: dict[str, Any] = answer.get_json()
    return found


def named(problem: dict[str, Any]) -> dict[str, str]:
    """Return the values a problem names, with what to correct."""
    return {error["pointer"]: error["detail"] for error in problem["errors"]}
