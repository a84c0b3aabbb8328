"""Reading the Idempotency-Key header; the rows it points to live in api.db.idempotency."""

import hashlib
import re

from flask import request

from api.web.problems import MalformedRequest, Problem

_KEY = re.compile(r"[\x21-\x7e]{1,255}", re.ASCII)


class IdempotencyKeyMissing(Problem):
    slug, title, status = "idempotency-key-missing", "This request needs an Idempotency-Key", 400
    advice = "Send a fresh UUID as Idempotency-Key and repeat it when you retry."


class IdempotencyKeyReused(Problem):
    slug, title, status = "idempotency-key-reused", "This key was used for another request", 422
    advice = "Use a fresh key for a different request."


class RequestInFlight(Problem):
    slug, title, status = "request-in-flight", "The first request with this key is running", 409
    advice = "Wait a moment and send the same request again."


def idempotency_key() -> str | None:
    """Return the header (1 to 255 visible ASCII characters), or None on a request without one."""
    key = request.headers.get("Idempotency-Key")
    if key is not None and not _KEY.fullmatch(key):
        raise MalformedRequest("Idempotency-Key takes 1 to 255 visible ASCII characters.")
    return key


def require_idempotency_key() -> None:
    """Refuse a create that could not be retried safely."""
    if idempotency_key() is None:
        raise IdempotencyKeyMissing


def fingerprint() -> bytes:
    """SHA-256 over method, path, Claim-Token and body: what makes two requests the same one."""
    token = request.headers.get("Claim-Token", "")
    parts = (
        request.method.encode(),
        request.path.encode(),
        token.encode(),
        request.get_data(cache=True),
    )
    return hashlib.sha256(b"\0".join(parts)).digest()
