"""The Authlib authorization server, one per request around one session."""

import re
from collections.abc import Collection
from typing import Any

from authlib.common.urls import add_params_to_uri
from authlib.oauth2 import OAuth2Error, rfc6749
from authlib.oauth2.rfc6749 import InvalidClientError, InvalidGrantError
from flask import Response
from sqlalchemy.orm import Session

from api.oauth.answers import explained, granted, refused, see_other
from api.oauth.assertion import AssertionGrant
from api.oauth.authenticate import authenticated
from api.oauth.authority import Authority
from api.oauth.authorization_code import AuthorizationCodeGrant
from api.oauth.client_credentials import ClientCredentialsGrant
from api.oauth.models import OAuthClient, OAuthGrant
from api.oauth.pkce import S256
from api.oauth.revocation import RevocationEndpoint
from api.oauth.standing import is_alive
from api.oauth.tokens import mint

_CLIENT_ID = re.compile(r"[A-Za-z0-9._-]{1,100}")


class AuthorizationServer(rfc6749.AuthorizationServer):
    """Authlib's core around one session: nothing here commits, the request's transaction does."""

    def __init__(self, session: Session, authority: Authority) -> None:
        super().__init__()
        self.session = session
        self.authority = authority
        self.issuer = authority.issuer
        self.register_grant(AuthorizationCodeGrant, [S256()])
        self.register_grant(AssertionGrant)
        if authority.sandbox:
            self.register_grant(ClientCredentialsGrant)
        self.register_endpoint(RevocationEndpoint)

    def query_client(self, client_id: Any) -> Any:
        """Return the `OAuthClient`, or None for a suspended one and for an id that is odd."""
        if not isinstance(client_id, str) or not _CLIENT_ID.fullmatch(client_id):
            return None
        client = self.session.get(OAuthClient, client_id)
        return client if client is not None and client.suspended_at is None else None

    def authenticate_client(
        self, request: Any, methods: Collection[str], endpoint: str = "token"
    ) -> OAuthClient:
        del endpoint
        return authenticated(request, methods, self.query_client)

    def token_for(self, grant: OAuthGrant, scope: str) -> dict[str, str | int]:
        """Mint a token unless it would be dead at birth (client, platform or person suspended)."""
        if not is_alive(self.session, grant.id):
            raise InvalidGrantError("The access behind this request has ended.")
        return mint(self.authority.keys, self.issuer, grant, scope)

    def create_oauth2_request(self, request: Any) -> Any:
        """Return the `Submission` that the route has read already."""
        return request

    def send_signal(self, name: str, *args: object, **kwargs: object) -> None:
        """Tell nobody: what follows from an act is in the act's own transaction."""

    def handle_error_response(self, request: Any, error: OAuth2Error) -> Response:
        del request
        return self.answer_error(error)

    def answer_error(self, error: OAuth2Error) -> Response:
        """Send the error to the client's redirect URI if that was checked, else answer it."""
        if error.redirect_uri:
            return self.handle_response(*explained(error)())
        if isinstance(error, InvalidClientError):
            return refused(error, 401, {"WWW-Authenticate": 'Basic realm="warmhandoff"'})
        return refused(error)

    def handle_response(self, status: int, body: Any, headers: Any) -> Response:
        """Turn Authlib's triple into our answer; a redirect says who sends it (RFC 9207)."""
        location = dict(headers).get("Location")
        if location is not None:
            return see_other(add_params_to_uri(location, [("iss", self.issuer)]))
        return granted(status, body)
