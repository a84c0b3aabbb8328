"""Plain forms on our own pages: the cookie that ties one to its browser, and its token."""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Literal

from flask import Response, request


@dataclass(frozen=True, slots=True)
class FormCookie:
    """One cookie of our pages; `secure` says that we are reached over https.

    `same_site` is Lax where a link from elsewhere must find whom it belongs to, else Strict.
    """

    bare_name: str
    secure: bool
    same_site: Literal["Lax", "Strict"] = "Lax"

    @property
    def name(self) -> str:
        """Name it `__Host-` under https: no other host can set it then (RFC 6265bis 4.1.3)."""
        return f"__Host-{self.bare_name}" if self.secure else self.bare_name

    def current(self) -> str:
        """Return what the browser sent, or ''."""
        return request.cookies.get(self.name, "")

    def keep(self, answer: Response, cookie: str) -> None:
        """Set it for this browser session; the row behind it decides how long it means much."""
        answer.set_cookie(
            self.name,
            cookie,
            path="/",
            secure=self.secure,
            httponly=True,
            samesite=self.same_site,
        )

    def drop(self, answer: Response) -> None:
        answer.delete_cookie(
            self.name, path="/", secure=self.secure, httponly=True, samesite=self.same_site
        )

    def sent_from_our_page(self) -> bool:
        """Tell a form of ours from one that another site made this browser send.

        `Origin` is no use: under `Referrer-Policy: no-referrer` our own forms send `null`.
        """
        cookie, token = self.current(), request.form.get("form_token", "")
        if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin" or not cookie:
            return False
        return hmac.compare_digest(form_token(cookie).encode(), token.encode())


def fresh_cookie() -> str:
    """Make one of 256 random bits."""
    return secrets.token_urlsafe(32)


def form_token(cookie: str) -> str:
    """Derive the hidden field of a form from the cookie, which the page itself never shows."""
    return base64.urlsafe_b64encode(hashlib.sha256(f"form\0{cookie}".encode()).digest()).decode()
