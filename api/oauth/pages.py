"""Signing in and out on our own pages: plain forms, no script."""

from urllib.parse import urlencode

from flask import Response, request, url_for
from sqlalchemy.orm import Session

from api.oauth.answers import page, see_other
from api.oauth.cookie import (
    current_cookie,
    drop,
    form_token,
    fresh_cookie,
    keep,
    sent_from_our_page,
)
from api.oauth.sign_in import end_login, open_login, sign_in
from api.oauth.transaction import in_transaction

_STALE = "This page was out of date. Please try once more."
# One sentence for everything, so that it tells nobody which names exist or how long to wait.
_WRONG = (
    "That name and password did not match. After several failed attempts there is a pause of up to"
    " five minutes, in which even the right password is refused."
)


def show_login() -> Response:
    """Show the login form; the request that brought the person here stays in the address."""
    return _login_form(200)


def log_in() -> Response:
    """Sign in and go on to where the person came from, with a new session."""
    if not sent_from_our_page():
        return _login_form(403, _STALE)
    return in_transaction(_sign_in)


def _sign_in(session: Session) -> Response:
    account = sign_in(session, request.form.get("username", ""), request.form.get("password", ""))
    if account is None:
        return _login_form(403, _WRONG)
    end_login(session, current_cookie())
    answer = see_other(_onward())
    keep(answer, open_login(session, account))
    return answer


def show_logout() -> Response:
    """Offer to sign out."""
    cookie = current_cookie()
    if not cookie:
        return page("signed_out.html")
    return page("sign_out.html", form_token=form_token(cookie))


def log_out() -> Response:
    """End the session and every token that came from it."""
    if not sent_from_our_page():
        return page("sign_out.html", 403, form_token=form_token(current_cookie()), problem=_STALE)
    return in_transaction(_sign_out)


def _sign_out(session: Session) -> Response:
    end_login(session, current_cookie())
    answer = page("signed_out.html")
    drop(answer)
    return answer


def _login_form(status: int, problem: str = "") -> Response:
    cookie = current_cookie() or fresh_cookie()
    username = request.form.get("username", "")
    answer = page(
        "sign_in.html", status, form_token=form_token(cookie), problem=problem, username=username
    )
    keep(answer, cookie)
    return answer


def _onward() -> str:
    """Go on to our own authorization endpoint, which checks it all again: no open redirect."""
    if not request.args:
        return url_for("oauth.logout")
    return f"{url_for('oauth.authorize')}?{urlencode(list(request.args.items(multi=True)))}"
