"""Authenticating a client: one method per request, and the same 401 whatever is wrong."""

import base64
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from urllib.parse import unquote_plus

from authlib.oauth2.rfc6749 import InvalidClientError, InvalidRequestError

from api.oauth.models import OAuthClient
from api.oauth.parameters import Submission


@dataclass(frozen=True, slots=True)
class Credentials:
    """Which client a request claims to be, and how it proves it (RFC 7591's method names)."""

    method: str
    client_id: str
    secret: str = ""


def authenticated(
    submission: Submission,
    methods: Collection[str],
    query_client: Callable[[str], OAuthClient | None],
) -> OAuthClient:
    """Return the client; raises `InvalidClientError` (always 401) or `InvalidRequestError`."""
    claimed = presented(submission.headers or {}, submission.form)
    client = query_client(claimed.client_id)
    if client is None or claimed.method not in methods:
        raise invalid_client()
    if not client.check_endpoint_auth_method(claimed.method, "token"):
        raise invalid_client()
    if claimed.method != "none" and not client.check_client_secret(claimed.secret):
        raise invalid_client()
    submission.auth_method = claimed.method
    return client


def presented(headers: Mapping[str, str], form: Mapping[str, str]) -> Credentials:
    """Read what the request presents; two methods at once are refused (RFC 6749 section 2.3)."""
    client_id, secret = form.get("client_id", ""), form.get("client_secret")
    if "Authorization" in headers:
        basic = _basic(headers["Authorization"])
        if secret is not None or client_id not in {"", basic.client_id}:
            raise InvalidRequestError("Authenticate the client in one way only.")
        return basic
    if secret is not None:
        return Credentials("client_secret_post", client_id, secret)
    return Credentials("none", client_id)


def invalid_client() -> InvalidClientError:
    """Say the same of an unknown client, a wrong secret and a method that is not its own."""
    return InvalidClientError("The client is unknown, or did not authenticate.", status_code=401)


def _basic(header: str) -> Credentials:
    """Decode RFC 7617; both halves are form-encoded besides (RFC 6749 section 2.3.1)."""
    scheme, _, encoded = header.partition(" ")
    try:
        client_id, colon, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except ValueError:
        raise invalid_client() from None
    if scheme.lower() != "basic" or not colon:
        raise invalid_client()
    return Credentials("client_secret_basic", unquote_plus(client_id), unquote_plus(secret))
