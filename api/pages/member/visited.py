"""@visiting and @acting: a visit is looked up, and then checked again where the member acts."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response
from sqlalchemy.orm import Session

from api.db.session import Reach, Role
from api.db.transactional import in_transaction
from api.links.models import Visit
from api.links.visit import CLIENT, find_visit, member_of, still_lasts
from api.pages.member.answers import cannot, closed, visit_cookie

View = Callable[..., Response]


def visiting(view: View) -> View:
    """Call `view(session, member, ...)` for whoever visits, read-only."""

    @wraps(view)
    def run(**ids: Any) -> Response:
        return visited(lambda session, visit: view(session, member_of(visit), **ids), acting=False)

    return run


def acting(view: View) -> View:
    """Call `view(session, member, ...)` where a form of this visit was sent, in one transaction."""

    @wraps(view)
    def run(**ids: Any) -> Response:
        return acted(lambda session, visit: view(session, member_of(visit), **ids))

    return run


def acted(act: Callable[[Session, Visit], Response]) -> Response:
    """Act where the form was one of ours; nothing else ever does."""
    cookie = visit_cookie()
    if not cookie.sent_from_our_page():
        return cannot(403, "errors", "page_old") if cookie.current() else closed()
    return visited(act, acting=True)


def visited(act: Callable[[Session, Visit], Response], *, acting: bool) -> Response:
    """Call `act` as the member whose visit it is; no grant and no platform stands behind it.

    The visit is found before anybody knows whose it is, and asked for once more in the transaction
    that acts: one that was ended meanwhile acts no more.
    """
    cookie = visit_cookie().current()
    visit = in_transaction(Reach(Role.AUTH), lambda session: find_visit(session, cookie))
    if visit is None:
        return closed()
    reach = Reach(Role.MEMBER, visit.platform_id, visit.member_id, CLIENT)

    def once_more(session: Session) -> Response:
        return act(session, visit) if still_lasts(session, visit, acting=acting) else closed()

    return in_transaction(reach, once_more, read_only=not acting)
