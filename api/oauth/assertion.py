"""The assertion grant: a platform vouches for its own signed-in member (RFC 7523 section 2.1)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from authlib.oauth2.rfc6749 import InvalidGrantError
from authlib.oauth2.rfc7523 import JWTBearerGrant
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.communities.models import Member
from api.oauth.authenticate import authenticated, presented
from api.oauth.claims import checked
from api.oauth.keys import ALGORITHM
from api.oauth.models import OAuthClient, OAuthReplay
from api.oauth.parameters import Submission
from api.oauth.scopes import SCOPES_OF, granted_scope
from api.oauth.standing import Standing, standing_grant
from api.web.auth import Persona
from api.web.body import read_json
from api.web.problems import MalformedRequest

_LONGEST = 8192
_TYPES = {"jwt", "authorization-grant+jwt"}


class AssertionGrant(JWTBearerGrant):
    """A member gets a token without an account here, because their community knows them.

    The assertion is a JWT: `iss` the platform's client id, `sub` the member_ref, `aud` our issuer
    as a string, `exp` at most 5 minutes away, `jti` used once; ES256 with the registered key.
    """

    request: Submission
    vouched: Mapping[str, Any]

    def process_assertion_claims(self, assertion: str) -> Any:
        """Verify with an explicit algorithm: Authlib passes none, and joserfc then allows HS256."""
        if len(assertion) > _LONGEST:
            raise InvalidGrantError("The assertion is too long.")
        try:
            claims = self._opened(assertion)
        except (JoseError, MalformedRequest, LookupError, TypeError, ValueError):
            raise InvalidGrantError(
                "The assertion is no JWT that a registered key of its issuer has signed."
            ) from None
        self._refuse_other_client(claims["iss"])
        self.vouched = checked(claims, audience=self.server.issuer)
        return self.vouched

    def _opened(self, assertion: str) -> dict[str, Any]:
        signed = jws.extract_compact(assertion.encode())
        headers = signed.headers()
        if str(headers.get("typ", "jwt")).lower() not in _TYPES:
            raise ValueError("a JWT of another type")
        claims: dict[str, Any] = read_json(signed.payload or b"")
        key = _key_of(self.resolve_issuer_client(claims["iss"]), headers)
        if not jws.validate_compact(signed, key, algorithms=[ALGORITHM]):
            raise ValueError("a wrong signature")
        return claims

    def resolve_issuer_client(self, issuer: str) -> OAuthClient:
        client: OAuthClient | None = self.server.query_client(issuer)
        if client is None or client.jwks is None:
            raise LookupError("no such platform")
        return client

    def _refuse_other_client(self, issuer: str) -> None:
        """Check what the client adds, which it need not: RFC 7521 section 4.1."""
        claimed = presented(self.request.headers or {}, self.request.form)
        if claimed.client_id not in {"", issuer}:
            raise InvalidGrantError("The assertion was issued by another client.")
        if claimed.method != "none":
            authenticated(self.request, [claimed.method], self.server.query_client)

    def authenticate_user(self, subject: str) -> UUID | None:
        """Find the member by the platform's own reference; another platform's cannot be found."""
        client: OAuthClient = self.request.client
        member = select(Member.id).where(
            Member.platform_id == client.platform_id, Member.member_ref == subject
        )
        found: UUID | None = self.server.session.scalar(member)
        return found

    def has_granted_permission(self, client: OAuthClient, user: UUID) -> bool:
        """Say yes: that the member exists for this platform is the permission to vouch for them."""
        del client, user
        return True

    def create_token_response(self) -> Any:
        """Spend the assertion in the transaction that mints the token, after all other checks."""
        session = self.server.session
        scope = granted_scope(self.request.payload.scope, SCOPES_OF[Persona.MEMBER])
        wanted = _standing(self.request.client, self.request.user)
        token = self.server.token_for(standing_grant(session, wanted), scope)
        _spend(session, self.vouched)
        return 200, token, self.TOKEN_RESPONSE_HEADER


def _standing(client: OAuthClient, member_id: UUID) -> Standing:
    return Standing(
        client_id=client.id,
        persona=Persona.MEMBER,
        subject_id=member_id,
        platform_id=client.platform_id,
        scopes=tuple(sorted(SCOPES_OF[Persona.MEMBER])),
    )


def _key_of(client: OAuthClient, headers: Mapping[str, Any]) -> ECKey:
    """Return the registered key that the header names; without a kid, the only one there is."""
    keys = {jwk["kid"]: jwk for jwk in (client.jwks or {})["keys"]}
    kid = headers.get("kid") or (next(iter(keys)) if len(keys) == 1 else "")
    return ECKey.import_key(keys[kid])


def _spend(session: Session, claims: Mapping[str, Any]) -> None:
    """Write down the jti; of parallel requests one inserts it, and the others wait and fail."""
    row = insert(OAuthReplay).values(
        client_id=claims["iss"],
        jti=claims["jti"],
        expires_at=datetime.fromtimestamp(claims["exp"], UTC),
    )
    spent = row.on_conflict_do_nothing().returning(OAuthReplay.jti)
    if session.scalar(spent) is None:
        raise InvalidGrantError("The assertion was used before.")
