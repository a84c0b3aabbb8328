"""The way in and out: the form of the PIN, and signing out."""

from flask import Response, request
from sqlalchemy.orm import Session

from api.db.session import Reach, Role
from api.db.transactional import in_transaction
from api.links.enter import enter
from api.links.visit import end_visit
from api.pages.answers import see_other
from api.pages.member.answers import cannot, own_page, pin_cookie, visit_cookie, way
from api.web.forms import form_token, fresh_cookie

_AUTH = Reach(Role.AUTH)


def show_pin(token: str) -> Response:
    """Ask for the PIN: the same page for every link, whether there is such a link or not."""
    del token
    return _pin_form(200)


def open_page(token: str) -> Response:
    """Let in whoever has the PIN, with a new cookie and an address that holds no secret."""
    if not pin_cookie().sent_from_our_page():
        return _pin_form(403, "page_old")
    pin = "".join(request.form.get("pin", "").split())
    if not pin:
        return _pin_form(422, "pin_form")
    cookie = in_transaction(_AUTH, lambda session: _entered(session, token, pin))
    if cookie is None:
        return _pin_form(403, "wrong")
    answer = see_other(way("home"))
    visit_cookie().keep(answer, cookie)
    pin_cookie().drop(answer)
    return answer


def _entered(session: Session, token: str, pin: str) -> str | None:
    cookie = enter(session, token, pin)
    if cookie is not None:
        end_visit(session, visit_cookie().current())
    return cookie


def _pin_form(status: int, problem: str = "") -> Response:
    cookie = pin_cookie().current() or fresh_cookie()
    answer = own_page("pin.html", status, problem=problem, form_token=form_token(cookie))
    pin_cookie().keep(answer, cookie)
    return answer


def sign_out() -> Response:
    """End this browser's visit."""
    cookie = visit_cookie()
    if cookie.current() and not cookie.sent_from_our_page():
        return cannot(403, "errors", "page_old")
    in_transaction(_AUTH, lambda session: end_visit(session, cookie.current()))
    answer = see_other(way("signed_out"))
    cookie.drop(answer)
    return answer


def show_signed_out() -> Response:
    """Say that the page is closed on this phone."""
    return own_page("closed.html", signed_out=True)
