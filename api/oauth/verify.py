"""Verifying an access token offline: signature, type, issuer, audience and time."""

import hashlib
from collections import OrderedDict
from datetime import UTC, datetime
from threading import Lock
from typing import Any, NoReturn
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, GuestProtocol

from api.clock import utc_now
from api.oauth.keys import ALGORITHM, SigningKeys
from api.oauth.scopes import SCOPES_OF
from api.oauth.tokens import TYPE
from api.web.auth import Actor, Persona
from api.web.problems import NotAuthenticated

# Seconds that another machine's clock may be ahead of ours (FAPI 2.0 section 5.3.2.1). `exp` gets
# no leeway: a token that ends a moment early is renewed, one that lives on has leaked.
LEEWAY = 10
_LONGEST = 4096
_TYPES = {TYPE, f"application/{TYPE}"}  # RFC 9068 section 4 names both


class AccessTokenVerifier:
    """A `TokenVerifier` that remembers good signatures until they expire, `remembers` at most.

    Only what cannot change is remembered: whether the grant behind the token is still alive is
    asked of the database in every transaction (`grant_is_alive`).
    """

    def __init__(
        self, keys: SigningKeys, issuer: str, *, metadata_url: str, remembers: int = 4096
    ) -> None:
        self._keys = keys
        self._issuer = issuer
        self._metadata_url = metadata_url
        self._remembers = remembers
        self._good: OrderedDict[bytes, tuple[Actor, int, int]] = OrderedDict()
        self._lock = Lock()

    def __call__(self, token: str) -> Actor:
        """Return who acts; raises `NotAuthenticated` (401) with the challenge of RFC 6750."""
        if len(token) > _LONGEST or not token.isascii():
            self._refuse("This is no access token.")
        name = hashlib.sha256(token.encode()).digest()
        with self._lock:
            found = self._good.get(name)
        actor, begins, ends = found or self._verified(token)
        self._check_time(begins, ends)
        if found is None:
            self._remember(name, (actor, begins, ends))
        return actor

    def _verified(self, token: str) -> tuple[Actor, int, int]:
        claims = self._opened(token)
        if claims.get("iss") != self._issuer or claims.get("aud") != self._issuer:
            self._refuse("This token was made for another service.")
        try:
            return _actor(claims), _seconds(claims, "nbf", "iat"), _seconds(claims, "exp")
        except (KeyError, TypeError, ValueError, AttributeError):
            self._refuse("This token lacks a claim of RFC 9068.")

    def _opened(self, token: str) -> dict[str, Any]:
        """Check the signature; the key comes from our own file, never from the token."""
        try:
            opened = jwt.decode(token, self._key_of, algorithms=[ALGORITHM])
        except (JoseError, ValueError):
            self._refuse("This is no access token of ours.")
        if str(opened.header.get("typ", "")).lower() not in _TYPES:
            self._refuse("This is no access token: its type is another one.")
        return opened.claims

    def _key_of(self, signed: GuestProtocol) -> ECKey:
        key = self._keys.by_kid.get(signed.headers().get("kid", ""))
        if key is None:
            raise ValueError("unknown kid")
        return key

    def _check_time(self, begins: int, ends: int) -> None:
        now = utc_now().timestamp()
        if now >= ends:
            self._refuse(f"This token expired at {_shown(ends)}; it is {_shown(now)} here.")
        if begins > now + LEEWAY:
            self._refuse(f"This token begins at {_shown(begins)}; it is {_shown(now)} here.")

    def _remember(self, name: bytes, good: tuple[Actor, int, int]) -> None:
        with self._lock:
            self._good[name] = good
            if len(self._good) > self._remembers:
                self._good.popitem(last=False)

    def _refuse(self, detail: str) -> NoReturn:
        challenge = (
            f'Bearer realm="warmhandoff", error="invalid_token", error_description="{detail}",'
            f' resource_metadata="{self._metadata_url}"'
        )
        raise NotAuthenticated(
            f"{detail} Get a new one from /oauth/token.", headers={"WWW-Authenticate": challenge}
        )


def _actor(claims: dict[str, Any]) -> Actor:
    platform = claims.get("platform_id")
    moment = claims.get("auth_time")
    persona = Persona(claims["persona"])
    return Actor(
        persona=persona,
        id=UUID(claims["sub"]),
        client_id=claims["client_id"],
        grant_id=UUID(claims["gid"]),
        scopes=SCOPES_OF[persona].intersection(claims["scope"].split(" ")),
        platform_id=None if platform is None else UUID(platform),
        auth_time=None if moment is None else datetime.fromtimestamp(moment, UTC),
    )


def _seconds(claims: dict[str, Any], *names: str) -> int:
    """Return the latest of these times; the last one must be there."""
    times: list[int] = [claims[name] for name in names if name in claims or name == names[-1]]
    if any(type(time) is not int for time in times):  # a bool is an int too
        raise TypeError("a time is whole seconds")
    return max(times)


def _shown(seconds: float) -> str:
    moment = datetime.fromtimestamp(int(seconds), UTC)
    return moment.isoformat().replace("+00:00", "Z")
