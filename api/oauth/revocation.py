"""Revoking a token ends the grant behind it, and so every token of that grant (RFC 7009)."""

from typing import Any

from authlib.oauth2 import rfc7009
from authlib.oauth2.rfc6749 import InvalidRequestError

from api.audit.record import record
from api.clock import utc_now
from api.oauth.models import OAuthClient, OAuthGrant
from api.web.problems import NotAuthenticated


class RevocationEndpoint(rfc7009.RevocationEndpoint):
    """Quiet about everything but the client: a token that is not theirs is simply not found."""

    CLIENT_AUTH_METHODS = ("none", "client_secret_basic", "client_secret_post")

    def authenticate_token(self, request: Any, client: OAuthClient) -> OAuthGrant | None:
        """Find the grant; `token_type_hint` may be ignored (RFC 7009 section 2.1)."""
        token = request.form.get("token")
        if token is None:
            raise InvalidRequestError("Send the token to revoke.")
        try:
            actor = self.server.authority.verify(token)
        except NotAuthenticated:
            return None
        if actor.client_id != client.id:
            return None
        grant: OAuthGrant = self.server.session.get_one(OAuthGrant, actor.grant_id)
        return grant

    def revoke_token(self, token: OAuthGrant, request: Any) -> None:
        del request
        if token.revoked_at is None:
            token.revoked_at = utc_now()
            record(self.server.session, "grant.revoked", ("grant", token.id), by=None)
