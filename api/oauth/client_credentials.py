"""The client credentials grant: a platform speaks for itself (sandbox only, until keys arrive)."""

from typing import Any

from authlib.oauth2.rfc6749 import grants

from api.oauth.models import OAuthClient
from api.oauth.parameters import Submission
from api.oauth.scopes import SCOPES_OF, granted_scope
from api.oauth.standing import Standing, standing_grant
from api.web.auth import Persona


class ClientCredentialsGrant(grants.ClientCredentialsGrant):
    """RFC 6749 section 4.4 for platforms; public clients cannot authenticate, so they get a 401."""

    TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic", "client_secret_post")

    request: Submission

    def create_token_response(self) -> Any:
        client: OAuthClient = self.request.client
        allowed = SCOPES_OF[Persona.PLATFORM].intersection(client.scopes)
        scope = granted_scope(self.request.payload.scope, allowed)
        grant = standing_grant(self.server.session, _standing(client))
        return 200, self.server.token_for(grant, scope), self.TOKEN_RESPONSE_HEADER


def _standing(client: OAuthClient) -> Standing:
    if client.platform_id is None:
        raise RuntimeError("a client with a secret that belongs to no platform")
    return Standing(
        client_id=client.id,
        persona=Persona.PLATFORM,
        subject_id=client.platform_id,
        platform_id=client.platform_id,
        scopes=tuple(client.scopes),
    )
