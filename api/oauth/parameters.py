"""Reading OAuth parameters strictly: once each, no control characters, only where they belong."""

import re
from collections.abc import Mapping
from typing import Any

from authlib.oauth2.rfc6749 import InvalidRequestError, OAuth2Request
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Request

_CONTROL = re.compile("[\x00-\x1f\x7f]")
# Authlib repeats these in error descriptions, where RFC 6749 section 4.1.2.1 allows no quote and
# no non-ASCII character, and answers 500 when it meets one.
_REPEATED_IN_ERRORS = ("client_id", "redirect_uri", "response_type")
_REPEATABLE = re.compile(r"[\x20\x21\x23-\x5b\x5d-\x7e]*")
_FORM = "application/x-www-form-urlencoded"


class Submission(OAuth2Request):
    """One request's parameters, from the one place where they may stand."""

    payload: BasicOAuth2Payload
    # Authlib fills these in on the way: the client, the grant (or who signs in), the code's row
    client: Any
    user: Any
    authorization_code: Any

    def __init__(self, request: Request, uri: str, values: Mapping[str, str]) -> None:
        # our own address rather than the Host header: a foreign one would fail the https check
        super().__init__(request.method, uri, headers=dict(request.headers))
        self.payload = BasicOAuth2Payload(dict(values))

    @property
    def form(self) -> dict[str, str]:
        return self.payload.data


def read_form(request: Request, issuer: str) -> Submission:
    """Read a form POST; raises `InvalidRequestError` for anything in the query or another type."""
    if request.args:
        raise InvalidRequestError("Send the parameters in the body, not in the address.")
    if request.mimetype != _FORM:
        raise InvalidRequestError(f"Send the body as {_FORM}.")
    return Submission(request, issuer + request.path, _read(request.form))


def read_query(request: Request, issuer: str) -> Submission:
    """Read an authorization request from the query (RFC 6749 section 4.1.1)."""
    values = _read(request.args)
    if not all(_REPEATABLE.fullmatch(values.get(name, "")) for name in _REPEATED_IN_ERRORS):
        raise InvalidRequestError("A parameter holds a character that it cannot have.")
    return Submission(request, issuer + request.path, values)


def _read(source: MultiDict[str, str]) -> dict[str, str]:
    """Return each parameter once; one without a value counts as left out (RFC 6749 section 3.1)."""
    for name, values in source.lists():
        if len(values) > 1:
            raise InvalidRequestError("A parameter is given more than once.")
        if _CONTROL.search(name) or _CONTROL.search(values[0]):
            raise InvalidRequestError("A parameter holds a control character.")
    return {name: value for name, value in source.items() if value}
