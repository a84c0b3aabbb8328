"""The claims of an assertion: for us, by now, once, and not for long."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NoReturn

from authlib.oauth2.rfc6749 import InvalidGrantError

from api.clock import utc_now

LONGEST_LIFE = 300
# Seconds that the platform's clock may be ahead of ours (FAPI 2.0 section 5.3.2.1).
LEEWAY = 10
_LONGEST_NAME = 255


def checked(claims: Mapping[str, Any], *, audience: str) -> Mapping[str, Any]:
    """Return the claims; raises `InvalidGrantError`, which tells our time where that helps."""
    if claims.get("aud") != audience:
        _refuse(f"The assertion needs aud = {audience} as a string.")
    for name in ("sub", "jti"):
        value = claims.get(name)
        if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_NAME:
            _refuse(f"The assertion needs {name}: 1 to {_LONGEST_NAME} characters.")
    _check_times(claims, utc_now().timestamp())
    return claims


def _check_times(claims: Mapping[str, Any], now: float) -> None:
    ends = _moment(claims, "exp")
    if ends is None:
        _refuse("The assertion needs exp.")
    if ends <= now:
        _refuse(f"The assertion has expired; it is {_shown(now)} here.")
    issued = _moment(claims, "iat")
    if ends - (now if issued is None else min(issued, now)) > LONGEST_LIFE + LEEWAY:
        _refuse(f"The assertion lives longer than {LONGEST_LIFE} seconds.")
    if max(issued or 0, _moment(claims, "nbf") or 0) > now + LEEWAY:
        _refuse(f"The assertion begins in the future; it is {_shown(now)} here.")


def _moment(claims: Mapping[str, Any], name: str) -> float | None:
    value = claims.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        _refuse(f"The assertion's {name} is no number of seconds.")
    return value


def _shown(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).isoformat().replace("+00:00", "Z")


def _refuse(reason: str) -> NoReturn:
    raise InvalidGrantError(reason)
