"""Authority: what does not change between requests, and the app that carries it."""

from dataclasses import dataclass
from typing import Any

from flask import current_app

from api.oauth.keys import SigningKeys
from api.oauth.verify import AccessTokenVerifier

_EXTENSION = "warmhandoff.authority"


@dataclass(frozen=True, slots=True)
class Authority:
    """Who we are, the keys we sign with, how we verify, and whether this is a sandbox."""

    issuer: str
    keys: SigningKeys
    verify: AccessTokenVerifier
    sandbox: bool


def appoint(app: Any, appointed: Authority) -> None:
    """Give the app its authority (only `install` does)."""
    app.extensions[_EXTENSION] = appointed


def authority() -> Authority:
    """Return what `appoint` gave this app."""
    found: Authority = current_app.extensions[_EXTENSION]
    return found
