"""Problem: an RFC 9457 answer that any verb may raise without knowing HTTP."""

from collections.abc import Mapping
from typing import Any, ClassVar


class Problem(Exception):
    """A refusal the caller can act on.

    `slug` names the situation and ends the absolute `type` URI, `title` is the same for every
    occurrence, `detail` says what to do next and never repeats what a member wrote. `members`
    are extension members (RFC 9457 section 3.2); `headers` go with the answer.
    """

    slug: ClassVar[str] = "internal-error"
    title: ClassVar[str] = "Something went wrong on our side"
    status: ClassVar[int] = 500

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


class MalformedRequest(Problem):
    slug, title, status = "malformed-request", "The request could not be read", 400


class NotAuthenticated(Problem):
    slug, title, status = "not-authenticated", "A valid access token is needed", 401


class NotAllowed(Problem):
    slug, title, status = "not-allowed", "This token does not reach that far", 403


class NotFound(Problem):
    """Also the answer for another tenant's object: the same bytes, so nothing can be told apart."""

    slug, title, status = "not-found", "There is nothing here for you", 404


class PayloadTooLarge(Problem):
    slug, title, status = "payload-too-large", "The request is too large", 413


class UnsupportedMediaType(Problem):
    slug, title, status = "unsupported-media-type", "Send JSON", 415


class InvalidRequest(Problem):
    """The payload was read but breaks its schema; `errors` is [{pointer, detail}]."""

    slug, title, status = "invalid-request", "Some values need correcting", 422


class Overloaded(Problem):
    slug, title, status = "overloaded", "Too many requests at once; try again shortly", 503


class DatabaseAway(Problem):
    slug, title, status = "database-away", "Our database is away; send it again", 503
