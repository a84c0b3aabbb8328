"""The endpoints of OAuth 2: RFC 6749, 7009, 7517, 8414 and 9728, and the pages of the login."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from authlib.oauth2 import OAuth2Error
from flask import Blueprint, Response, jsonify, request, url_for
from sqlalchemy.orm import Session

from api.oauth import pages
from api.oauth.answers import refused, see_other, shown
from api.oauth.authority import authority
from api.oauth.authorization_server import AuthorizationServer
from api.oauth.cookie import current_cookie
from api.oauth.metadata import (
    AUTHORIZATION_SERVER,
    PROTECTED_RESOURCE,
    resource_metadata,
    server_metadata,
)
from api.oauth.parameters import Submission, read_form, read_query
from api.oauth.sign_in import find_login
from api.oauth.transaction import in_transaction

blueprint = Blueprint(
    "oauth",
    __name__,
    template_folder="templates",
    static_folder="static",
    static_url_path="/oauth/static",
)
_LONGEST_BODY = 64 * 1024
_PUBLIC = {"Cache-Control": "public, max-age=300"}


@blueprint.before_request
def _bound_body() -> None:
    request.max_content_length = _LONGEST_BODY


def token() -> Response:
    """Exchange a code, an assertion or a client's credentials for an access token."""
    return _at_form_endpoint(lambda server, form: server.create_token_response(form))


def revoke() -> Response:
    """Revoke a token, and with it every token of the same grant."""
    return _at_form_endpoint(
        lambda server, form: server.create_endpoint_response("revocation", form)
    )


def authorize() -> Response:
    """Send a signed-in clinician or operator back to their client with a code."""
    try:
        asked = read_query(request, authority().issuer)
    except OAuth2Error as error:
        return shown(error)
    return in_transaction(lambda session: _authorize(session, asked))


def _authorize(session: Session, asked: Submission) -> Response:
    server = _server(session)
    try:
        grant = server.get_consent_grant(asked)
    except OAuth2Error as error:
        return server.answer_error(error) if error.redirect_uri else shown(error)
    signed_in = find_login(session, current_cookie())
    if signed_in is None:
        return see_other(f"{url_for('oauth.login')}?{urlencode(asked.form)}")
    answer: Response = server.create_authorization_response(asked, signed_in, grant)
    return answer


def jwks() -> Response:
    """Publish the keys that verify our tokens."""
    return _published(authority().keys.public_set())


def describe_server() -> Response:
    """Describe the authorization server (RFC 8414)."""
    ours = authority()
    return _published(server_metadata(ours.issuer, sandbox=ours.sandbox))


def describe_resource() -> Response:
    """Describe the protected resource (RFC 9728)."""
    return _published(resource_metadata(authority().issuer))


def _at_form_endpoint(answer: Callable[[Any, Submission], Response]) -> Response:
    """Read the form before the transaction begins: a slow body must not hold a connection."""
    try:
        form = read_form(request, authority().issuer)
    except OAuth2Error as error:
        return refused(error)
    return in_transaction(lambda session: answer(_server(session), form))


def _server(session: Session) -> Any:
    """Make this request's server; `Any`, because Authlib's stubs leave what we call untyped."""
    return AuthorizationServer(session, authority())


def _published(members: object) -> Response:
    answer = jsonify(members)
    answer.headers.update(_PUBLIC)
    return answer


def _serve(method: str, rule: str, endpoint: str, view: Callable[[], Response]) -> None:
    """Register a view that needs no token: here tokens begin."""
    view.public = True  # type: ignore[attr-defined]
    blueprint.add_url_rule(rule, endpoint, view, methods=[method])


_serve("POST", "/oauth/token", "token", token)
_serve("POST", "/oauth/revoke", "revoke", revoke)
_serve("GET", "/oauth/authorize", "authorize", authorize)
_serve("GET", "/oauth/login", "login", pages.show_login)
_serve("POST", "/oauth/login", "log_in", pages.log_in)
_serve("GET", "/oauth/logout", "logout", pages.show_logout)
_serve("POST", "/oauth/logout", "log_out", pages.log_out)
_serve("GET", "/oauth/jwks.json", "jwks", jwks)
_serve("GET", AUTHORIZATION_SERVER, "describe_server", describe_server)
_serve("GET", PROTECTED_RESOURCE, "describe_resource", describe_resource)
