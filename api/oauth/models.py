"""Clients, accounts, grants, codes, login sessions and what was used up: the server's own rows."""

import hashlib
import hmac
import re
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin
from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

import api.clinicians.models
import api.communities.models
import api.coordinators.models  # noqa: F401 - foreign keys name their tables
from api.db.base import Base, Coded, CreatedAt, Id, one_of
from api.web.auth import Persona

# RFC 8252 section 8.3: "localhost" may resolve elsewhere, so only the two literals count.
_LOOPBACK_PORT = re.compile(r"(http://(?:127\.0\.0\.1|\[::1\])):[0-9]{1,5}(?=/)")


class ClientKind(StrEnum):
    """What a client is: a platform's server, an app in a browser, or one on a device."""

    PLATFORM = "platform"
    BROWSER = "browser"
    NATIVE = "native"


class AccountKind(StrEnum):
    """Who signs in with a password; platforms vouch for their members, who need no account."""

    CLINICIAN = "clinician"
    OPERATOR = "operator"
    COORDINATOR = "coordinator"


class OAuthClient(Base, ClientMixin):
    """A registered client. `first_party` ones need no consent page, and others have none yet.

    `secret_hash` is SHA-256: the secret is 256 random bits, which no dictionary holds, so a slow
    hash would add nothing but a way to keep the token endpoint busy.
    """

    __tablename__ = "oauth_client"
    __table_args__ = (
        one_of("kind", ClientKind),
        CheckConstraint("(kind = 'platform') = (platform_id IS NOT NULL)", name="platform_owned"),
        CheckConstraint(
            "kind = 'platform' OR num_nonnulls(secret_hash, jwks) = 0", name="public_has_no_secret"
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[ClientKind] = mapped_column(Coded(ClientKind))
    platform_id: Mapped[UUID | None] = mapped_column(ForeignKey("platform.id"))
    secret_hash: Mapped[bytes | None]
    jwks: Mapped[dict[str, Any] | None]
    redirect_uris: Mapped[list[str]]
    grant_types: Mapped[list[str]]
    scopes: Mapped[list[str]]
    first_party: Mapped[bool]
    suspended_at: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]

    def get_client_id(self) -> str:
        return self.id

    def get_default_redirect_uri(self) -> str:
        """Return none: the request must name its redirect URI, even if only one is registered."""
        return ""

    def get_allowed_scope(self, scope: Any) -> Any:
        """Return the scope itself if this client may ask for all of it, else None (refused).

        Which of it the person may have is known only after the login: see `scopes.py`.
        """
        asked = scope or ""
        return asked if set(asked.split(" ")) - {""} <= set(self.scopes) else None

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """Compare whole strings (RFC 9700 section 2.1), but for a native app's loopback port."""
        if redirect_uri in self.redirect_uris:
            return True
        if self.kind is not ClientKind.NATIVE:
            return False
        registered = {_LOOPBACK_PORT.sub(r"\1", uri) for uri in self.redirect_uris}
        portless, ports = _LOOPBACK_PORT.subn(r"\1", redirect_uri, count=1)
        return ports == 1 and portless in registered

    def check_client_secret(self, client_secret: str) -> bool:
        if self.secret_hash is None:
            return False
        return hmac.compare_digest(self.secret_hash, digest_of(client_secret))

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        """Allow `none` to public clients, a secret to the others, at every endpoint."""
        del endpoint
        return (method == "none") is (self.kind is not ClientKind.PLATFORM)

    def check_response_type(self, response_type: str) -> bool:
        """Allow a code to first-party clients only: there is no page to consent on for others."""
        return response_type == "code" and self.first_party

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type in self.grant_types


class OAuthAccount(Base):
    """Somebody who signs in on our own page. `username` is kept as `named` normalises it."""

    __tablename__ = "oauth_account"
    __table_args__ = (
        one_of("kind", AccountKind),
        CheckConstraint("(kind = 'clinician') = (clinician_id IS NOT NULL)", name="of_clinician"),
        CheckConstraint(
            "(kind = 'coordinator') = (coordinator_id IS NOT NULL)", name="of_coordinator"
        ),
    )

    id: Mapped[Id]
    username: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]
    kind: Mapped[AccountKind] = mapped_column(Coded(AccountKind))
    clinician_id: Mapped[UUID | None] = mapped_column(ForeignKey("clinician.id"))
    coordinator_id: Mapped[UUID | None] = mapped_column(ForeignKey("coordinator.id"))
    disabled_at: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]

    @property
    def persona(self) -> Persona:
        return Persona(self.kind.value)

    @property
    def subject_id(self) -> UUID:
        """Who acts: the clinician, the coordinator, or the operator's account itself."""
        return self.clinician_id or self.coordinator_id or self.id


class OAuthGrant(Base):
    """What every token rests on: end this row, and the next request of each token is refused.

    A `standing` grant is kept per client and subject (one live row at most) and is reused; the
    others come from one login, whose session is `login_digest`.
    """

    __tablename__ = "oauth_grant"
    __table_args__ = (
        one_of("persona", Persona),
        Index(
            "uq_oauth_grant_standing",
            "client_id",
            "subject_id",
            unique=True,
            postgresql_where="standing AND revoked_at IS NULL",
        ),
        CheckConstraint("NOT standing OR account_id IS NULL", name="standing_without_account"),
    )

    id: Mapped[Id]
    client_id: Mapped[str] = mapped_column(ForeignKey("oauth_client.id", ondelete="CASCADE"))
    persona: Mapped[Persona] = mapped_column(Coded(Persona))
    subject_id: Mapped[UUID] = mapped_column(index=True)
    platform_id: Mapped[UUID | None] = mapped_column(ForeignKey("platform.id"))
    account_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("oauth_account.id", ondelete="CASCADE")
    )
    login_digest: Mapped[bytes | None] = mapped_column(index=True)
    standing: Mapped[bool]
    scopes: Mapped[list[str]]
    auth_time: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    revoked_at: Mapped[datetime | None]


class OAuthCode(Base, AuthorizationCodeMixin):
    """One authorization code, known by its SHA-256 (which no NUL or odd byte can upset)."""

    __tablename__ = "oauth_code"

    digest: Mapped[bytes] = mapped_column(primary_key=True)
    grant_id: Mapped[UUID] = mapped_column(
        ForeignKey("oauth_grant.id", ondelete="CASCADE"), index=True
    )
    redirect_uri: Mapped[str]
    code_challenge: Mapped[str]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    def get_redirect_uri(self) -> str:
        return self.redirect_uri


class OAuthLogin(Base):
    """One browser that is signed in; the cookie's 256 random bits are kept as SHA-256 only."""

    __tablename__ = "oauth_login"

    digest: Mapped[bytes] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("oauth_account.id", ondelete="CASCADE"))
    created_at: Mapped[CreatedAt]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class OAuthReplay(Base):
    """An assertion that was used up; the primary key is what makes it single use."""

    __tablename__ = "oauth_replay"

    client_id: Mapped[str] = mapped_column(
        ForeignKey("oauth_client.id", ondelete="CASCADE"), primary_key=True
    )
    jti: Mapped[str] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)


class OAuthAttempt(Base):
    """Failed logins under one name, whether an account has it or not.

    The rows hang on the name and not on the account, so that both cases do the same work and
    nobody can learn from the clock which names exist.
    """

    __tablename__ = "oauth_attempt"

    name_digest: Mapped[bytes] = mapped_column(primary_key=True)
    failures: Mapped[int]
    not_before: Mapped[datetime]
    last_at: Mapped[datetime] = mapped_column(index=True)


def digest_of(text: str) -> bytes:
    """SHA-256: how everything secret and random is kept and looked up here."""
    return hashlib.sha256(text.encode()).digest()
