"""A new return link and PIN, for whoever lost the old ones or shared them."""

from uuid import UUID

from flask import Response, current_app, request, url_for
from sqlalchemy.orm import Session

from api.db.guessing import slow_hash
from api.links.decide import WayBack, way_back
from api.links.models import Visit, digest_of
from api.links.renew import Renewal, newest_link, renew
from api.pages.member.answers import cannot, own_page, refused, visit_cookie
from api.pages.member.visited import acted, visiting
from api.web.auth import Actor
from api.web.problems import NotFound


@visiting
def ask_new_link(session: Session, member: Actor) -> Response:
    """Say what a new link ends, before it is made."""
    return own_page("ask_new_link.html", after=newest_link(session, by=member).id)


def make_new_link() -> Response:
    """Make it, and show it; the same form sent again shows the same, so no bad line shuts out."""
    after = _named_link()
    if after is None:
        return refused(NotFound())
    back = _way_back(after)
    new = Renewal(digest_of(back.token), slow_hash(back.pin), after)
    return acted(lambda session, visit: _made(session, visit, back, new))


def _named_link() -> UUID | None:
    try:
        return UUID(request.form.get("after", ""))
    except ValueError:
        return None


def _way_back(after: UUID) -> WayBack:
    """Derive it from this browser's visit, so that it need not be kept to be shown again."""
    key: bytes = current_app.config["RETURN_LINK_KEY"]
    return way_back(key, str(after), visit_cookie().current())


def _made(session: Session, visit: Visit, back: WayBack, new: Renewal) -> Response:
    if not renew(session, new, during=visit):
        return cannot(409, "errors", "changed")
    link = current_app.config["BASE_URL"] + url_for("member.show_pin", token=back.token)
    return own_page("new_link.html", link=link, pin=back.pin)
