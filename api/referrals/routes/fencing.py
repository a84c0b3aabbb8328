"""The Claim-Token header: every write of a holder carries it, and an old one is refused."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import request

from api.referrals.problems import ClaimTokenMissing
from api.web.api import Blueprint
from api.web.problems import MalformedRequest

_TOKEN = re.compile(r"[0-9]{1,9}", re.ASCII)

__all__ = ["ClaimTokenMissing", "fenced", "fenced_if_held"]


def fenced(blp: Blueprint) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give the view `claim_token`; without the header 428, with something else in it 400."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def run(*args: Any, **kwargs: Any) -> Any:
            return view(*args, claim_token=_claim_token(), **kwargs)

        return blp.headed("ClaimToken")(run)

    return decorate


def fenced_if_held(blp: Blueprint) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Like `fenced`, where a member may act too: they have no token, and `claim_token` is None."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def run(*args: Any, **kwargs: Any) -> Any:
            sent = "Claim-Token" in request.headers
            return view(*args, claim_token=_claim_token() if sent else None, **kwargs)

        return blp.headed("OptionalClaimToken")(run)

    return decorate


def _claim_token() -> int:
    header = request.headers.get("Claim-Token")
    if header is None:
        raise ClaimTokenMissing
    if not _TOKEN.fullmatch(header):
        raise MalformedRequest("Claim-Token takes the whole number that the claim gave you.")
    return int(header)
