"""Enrolling clients and accounts, and ending what was granted to somebody."""

import re
import secrets
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from authlib.common.security import is_secure_transport
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.db.base import new_id
from api.oauth.keys import public_jwk
from api.oauth.metadata import ASSERTION
from api.oauth.models import (
    AccountKind,
    ClientKind,
    OAuthAccount,
    OAuthClient,
    OAuthGrant,
    digest_of,
)
from api.oauth.passwords import hashed, named
from api.oauth.scopes import SCOPES_OF
from api.web.auth import Persona

_PERSONS = frozenset().union(
    *(SCOPES_OF[Persona(kind.value)] for kind in AccountKind)  # whoever signs in
)
_URI = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]+")


def enrol_platform_client(
    session: Session,
    *,
    platform_id: UUID,
    name: str,
    scopes: Sequence[str],
    jwk: Mapping[str, Any] | None = None,
) -> tuple[str, str]:
    """Register a platform's server and return (client_id, secret): the secret is shown only now.

    `jwk` is the P-256 key (only its public half is kept) with which the platform vouches for its
    members. Raises ValueError for another key or a scope that no platform has.
    """
    _refuse_beyond(scopes, SCOPES_OF[Persona.PLATFORM])
    client_id, secret = f"platform-{secrets.token_hex(8)}", secrets.token_urlsafe(32)
    session.add(
        OAuthClient(
            id=client_id,
            name=name,
            kind=ClientKind.PLATFORM,
            platform_id=platform_id,
            secret_hash=digest_of(secret),
            jwks=None if jwk is None else {"keys": [public_jwk(jwk)]},
            redirect_uris=[],
            grant_types=["client_credentials", *([ASSERTION] if jwk is not None else [])],
            scopes=list(scopes),
            first_party=False,
        )
    )
    return client_id, secret


def enrol_public_client(
    session: Session,
    *,
    client_id: str,
    name: str,
    redirect_uris: Sequence[str],
    scopes: Sequence[str],
    native: bool,
) -> None:
    """Register an app of our own, in a browser or (`native`) on a device; it has no secret.

    Raises ValueError for a redirect URI that is not absolute, has a fragment, or is neither https
    nor http on a loopback address, and for a scope that nobody who signs in has.
    """
    _refuse_beyond(scopes, _PERSONS)
    for uri in redirect_uris:
        _refuse_unsafe(uri)
    session.add(
        OAuthClient(
            id=client_id,
            name=name,
            kind=ClientKind.NATIVE if native else ClientKind.BROWSER,
            redirect_uris=list(redirect_uris),
            grant_types=["authorization_code"],
            scopes=list(scopes),
            first_party=True,
        )
    )


def enrol_account(
    session: Session,
    *,
    username: str,
    password: str,
    kind: AccountKind | str,
    clinician_id: UUID | None = None,
    coordinator_id: UUID | None = None,
) -> UUID:
    """Give a clinician, operator or coordinator a login; returns its id (an operator's subject).

    Raises ValueError for a password of fewer than 15 characters, an empty name, or a clinician's
    or coordinator's account without whom it is for.
    """
    kind = AccountKind(kind)
    whose = {AccountKind.CLINICIAN: clinician_id, AccountKind.COORDINATOR: coordinator_id}
    if not named(username) or any((kind is each) is (id_ is None) for each, id_ in whose.items()):
        raise ValueError("An account has a name, and is for one clinician, coordinator or neither.")
    account = OAuthAccount(
        id=new_id(),
        username=named(username),
        password_hash=hashed(password),
        kind=kind,
        clinician_id=clinician_id,
        coordinator_id=coordinator_id,
    )
    session.add(account)
    return account.id


def revoke_grants(session: Session, subject_id: UUID) -> int:
    """End every live grant of a subject at once; returns how many there were."""
    ended = (
        update(OAuthGrant)
        .where(OAuthGrant.subject_id == subject_id, OAuthGrant.revoked_at.is_(None))
        .values(revoked_at=utc_now())
        .returning(OAuthGrant.id)
    )
    return len(session.scalars(ended).all())


def _refuse_beyond(scopes: Sequence[str], allowed: frozenset[str]) -> None:
    beyond = set(scopes) - allowed
    if beyond or not scopes:
        raise ValueError(f"Not for this kind of client: {' '.join(sorted(beyond)) or 'no scope'}.")


def _refuse_unsafe(uri: str) -> None:
    if not _URI.fullmatch(uri) or not is_secure_transport(uri) or urlsplit(uri).fragment:
        raise ValueError(f"{uri!r} is no safe redirect URI (RFC 9700 section 4.1.3).")
