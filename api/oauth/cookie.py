"""The one cookie of the pages, and the form token that is derived from it."""

import base64
import hashlib
import hmac
import secrets

from flask import Response, request

from api.oauth.authority import authority

_BARE_NAME = "wh-session"


def cookie_name() -> str:
    """Name it `__Host-` under https: no other host can set it then (RFC 6265bis section 4.1.3)."""
    return f"__Host-{_BARE_NAME}" if _is_https() else _BARE_NAME


def current_cookie() -> str:
    """Return what the browser sent, or ''."""
    return request.cookies.get(cookie_name(), "")


def fresh_cookie() -> str:
    """Make one for a browser that is not signed in: it only ties the form to the browser."""
    return secrets.token_urlsafe(32)


def keep(answer: Response, cookie: str) -> None:
    """Set the cookie for this browser session; the row behind it decides how long it means much."""
    answer.set_cookie(
        cookie_name(), cookie, path="/", secure=_is_https(), httponly=True, samesite="Lax"
    )


def drop(answer: Response) -> None:
    answer.delete_cookie(cookie_name(), path="/", secure=_is_https(), httponly=True, samesite="Lax")


def form_token(cookie: str) -> str:
    """Derive the hidden field of a form from the cookie, which the page itself never shows."""
    return base64.urlsafe_b64encode(hashlib.sha256(f"form\0{cookie}".encode()).digest()).decode()


def sent_from_our_page() -> bool:
    """Tell a form of ours from one that another site made this browser send.

    `Origin` is no use: under `Referrer-Policy: no-referrer` our own forms send `null`.
    """
    cookie, token = current_cookie(), request.form.get("form_token", "")
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin" or not cookie:
        return False
    return hmac.compare_digest(form_token(cookie).encode(), token.encode())


def _is_https() -> bool:
    return authority().issuer.startswith("https:")
