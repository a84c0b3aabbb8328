"""Problem: an RFC 9457 answer that any verb may raise without knowing HTTP."""

from collections.abc import Mapping
from typing import Any, ClassVar


class Problem(Exception):
    """A refusal the caller can act on.

    `slug` names the situation and ends the absolute `type` URI, `title` is the same for every
    occurrence, `detail` says what to do next and never repeats what a member wrote; without one
    the kind's `advice` stands there. `members` are extension members (RFC 9457 section 3.2);
    `headers` go with the answer.
    """

    slug: ClassVar[str] = "internal-error"
    title: ClassVar[str] = "Something went wrong on our side"
    status: ClassVar[int] = 500
    advice: ClassVar[str] = ""

    def __init__(
        self,
        detail: str | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        **members: Any,
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.headers = dict(headers or {})
        self.members = members


class Recorded(Problem):
    """A refusal that commits: what its transaction has put on record must stay there."""


class InternalError(Problem):
    advice = "It is logged: name `request_id` when you ask us. With an Idempotency-Key, try again."


class MalformedRequest(Problem):
    slug, title, status = "malformed-request", "The request could not be read", 400
    advice = "Compare it with the operation in /docs."


class NotAuthenticated(Problem):
    slug, title, status = "not-authenticated", "A valid access token is needed", 401
    advice = "Send 'Authorization: Bearer <access token>'; tokens come from /oauth/token."


class NotAllowed(Problem):
    slug, title, status = "not-allowed", "This token does not reach that far", 403
    advice = "Ask for a token with a scope of this operation; /docs lists them."


class NotFound(Problem):
    """Also the answer for another tenant's object: the same bytes, so nothing can be told apart."""

    slug, title, status = "not-found", "There is nothing here for you", 404
    advice = "Check the path and the id, and that it is yours; /docs lists what there is."


class MethodNotAllowed(Problem):
    slug, title, status = "method-not-allowed", "This path does not take this method", 405
    advice = "Use one of the methods in the Allow header."


class PayloadTooLarge(Problem):
    slug, title, status = "payload-too-large", "The request is too large", 413
    advice = "Send fewer or shorter items; the limits are in /docs."


class UnsupportedMediaType(Problem):
    slug, title, status = "unsupported-media-type", "Send JSON", 415
    advice = "Send the body in UTF-8 as 'Content-Type: application/json'."


class InvalidRequest(Problem):
    """The payload was read but breaks its schema; `errors` is [{pointer, detail}]."""

    slug, title, status = "invalid-request", "Some values need correcting", 422
    advice = "Correct what `errors` names and send it again."


class Overloaded(Problem):
    slug, title, status = "overloaded", "Too many requests at once; try again shortly", 503
    advice = "Nothing was saved. Wait for Retry-After and send it again."


class DatabaseAway(Problem):
    slug, title, status = "database-away", "Our database is away; send it again", 503
    advice = "Repeat the request with the same Idempotency-Key: it will not act twice."


class AppAway(Problem):
    """Said by the crisis process in the app's place, where a proxy falls back to it."""

    slug, title, status = "app-away", "Our application is away; send it again", 503
    advice = "Repeat the request with the same Idempotency-Key: it will not act twice."


OF_STATUS: Mapping[int, type[Problem]] = {
    kind.status: kind
    for kind in (NotFound, MethodNotAllowed, PayloadTooLarge, UnsupportedMediaType, Overloaded)
}
"""What the framework's own refusals become; every other one is malformed, or our fault."""


def of_status(status: int) -> type[Problem]:
    """Return the kind of problem that stands for an HTTP error the framework raised."""
    ours = 500
    return OF_STATUS.get(status, InternalError if status >= ours else MalformedRequest)
