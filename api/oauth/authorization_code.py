"""The authorization code grant with PKCE: a clinician or operator signs in on our own page."""

from datetime import timedelta
from typing import Any

from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import AccessDeniedError, grants
from sqlalchemy import select

from api.audit.record import record
from api.clock import utc_now
from api.oauth.models import OAuthClient, OAuthCode, OAuthGrant, digest_of
from api.oauth.parameters import Submission
from api.oauth.scopes import SCOPES_OF, granted_scope
from api.oauth.sign_in import SignedIn
from api.oauth.standing import is_alive

CODE_LIFETIME = timedelta(seconds=60)
_GRANT_LIFETIME = timedelta(hours=12)


class AuthorizationCodeGrant(grants.AuthorizationCodeGrant):
    """RFC 6749 section 4.1, where a code is locked, used once, and never forgotten too soon.

    Authlib deletes a code after the token is saved: eight parallel redemptions gave up to eight
    tokens. Here the row is locked first and marked in the transaction that mints the token, and
    a second use ends the grant (RFC 9700 section 4.13).
    """

    TOKEN_ENDPOINT_AUTH_METHODS = ("none",)
    request: Submission

    def create_authorization_response(self, redirect_uri: str, grant_user: Any) -> Any:
        """Issue the code; whatever is refused from here on goes back to the client."""
        try:
            reach = SCOPES_OF[grant_user.account.persona].intersection(self.client.scopes)
            self.request.scope = granted_scope(self.request.payload.scope, reach)
            return super().create_authorization_response(redirect_uri, grant_user)
        except OAuth2Error as error:
            error.redirect_uri = redirect_uri
            raise

    def save_authorization_code(self, code: str, request: Any) -> None:
        session = self.server.session
        grant = _new_grant(self.client, request.user, request.scope)
        session.add(grant)
        session.flush()
        if not is_alive(session, grant.id):
            raise AccessDeniedError("This account has no access at present.")
        session.add(
            OAuthCode(
                digest=digest_of(code),
                grant_id=grant.id,
                redirect_uri=request.payload.redirect_uri,
                code_challenge=request.form["code_challenge"],
                expires_at=utc_now() + CODE_LIFETIME,
            )
        )

    def query_authorization_code(self, code: str, client: Any) -> OAuthCode | None:
        """Lock the code's row: parallel redemptions come one after the other."""
        session = self.server.session
        found: OAuthCode | None = session.scalar(
            select(OAuthCode).where(OAuthCode.digest == digest_of(code)).with_for_update()
        )
        if found is None:
            return None
        grant = session.get_one(OAuthGrant, found.grant_id)
        if grant.client_id != client.id:
            return None
        if found.used_at is not None:
            self._end_replayed(grant)
            return None
        self.request.user = grant
        return found if found.expires_at > utc_now() else None

    def _end_replayed(self, grant: OAuthGrant) -> None:
        """End the grant of a code that came twice: one of the two was not its owner."""
        if grant.revoked_at is None:
            grant.revoked_at = utc_now()
            record(self.server.session, "code.replayed", ("grant", grant.id), by=None)

    def create_token_response(self) -> Any:
        code: OAuthCode = self.request.authorization_code
        grant: OAuthGrant = self.request.user
        code.used_at = utc_now()
        token = self.server.token_for(grant, " ".join(grant.scopes))
        return 200, token, self.TOKEN_RESPONSE_HEADER


def _new_grant(client: OAuthClient, signed_in: SignedIn, scope: str) -> OAuthGrant:
    now = utc_now()
    return OAuthGrant(
        client_id=client.id,
        persona=signed_in.account.persona,
        subject_id=signed_in.account.subject_id,
        account_id=signed_in.account.id,
        login_digest=signed_in.login.digest,
        standing=False,
        scopes=scope.split(" "),
        auth_time=signed_in.login.created_at,
        expires_at=now + _GRANT_LIFETIME,
    )
