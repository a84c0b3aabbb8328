"""The one cookie of the login pages."""

from flask import Response

from api.oauth.authority import authority
from api.web.forms import FormCookie, form_token, fresh_cookie

__all__ = ["current_cookie", "drop", "form_token", "fresh_cookie", "keep", "sent_from_our_page"]


def _cookie() -> FormCookie:
    return FormCookie("wh-session", secure=authority().issuer.startswith("https:"))


def current_cookie() -> str:
    """Return what the browser sent, or ''."""
    return _cookie().current()


def keep(answer: Response, cookie: str) -> None:
    _cookie().keep(answer, cookie)


def drop(answer: Response) -> None:
    _cookie().drop(answer)


def sent_from_our_page() -> bool:
    return _cookie().sent_from_our_page()
