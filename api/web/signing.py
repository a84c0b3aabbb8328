"""Signing what the server states: who signs is decided in `create_app`, as with tokens."""

from collections.abc import Mapping
from typing import Any, Protocol, cast

from flask import current_app

_SIGNER = "warmhandoff.signer"


class Signer(Protocol):
    """Make a compact JWS (RFC 7515) of these claims, with this `typ`, in the server's name."""

    def __call__(self, claims: Mapping[str, Any], kind: str) -> str: ...


def use_signer(app: Any, signer: Signer) -> None:
    """Give the app its signer (only `create_app` knows which)."""
    app.extensions[_SIGNER] = signer


def signed(claims: Mapping[str, Any], kind: str) -> str:
    """Sign with the signer of this app."""
    return cast("Signer", current_app.extensions[_SIGNER])(claims, kind)
