"""Where the member is now: it decides who may help them."""

from flask import Response, request
from sqlalchemy.orm import Session

from api.communities.me import MemberChange, member_tag, read_me
from api.pages.answers import see_other
from api.pages.member.answers import own_page, way
from api.pages.member.visited import acting, visiting
from api.referrals.jurisdictions import US_JURISDICTIONS
from api.referrals.move_member import change_member
from api.web.auth import Actor
from api.web.preconditions import Precondition, PreconditionFailed

_CHANGED, _WRONG = 412, 422


@visiting
def where(session: Session, member: Actor) -> Response:
    """Show what we know, and ask anew."""
    return _shown(session, member, done=request.args.get("done", ""))


@acting
def say_where(session: Session, member: Actor) -> Response:
    """Let what the member says take the place of what was shown, and of nothing later."""
    place = request.form.get("place", "")
    if place not in US_JURISDICTIONS:
        return _shown(session, member, _WRONG, errors={"place": "choose_place"})
    shown = Precondition(frozenset({request.form.get("version", "")}))
    try:
        change_member(session, MemberChange(jurisdiction=place), if_match=shown, by=member)
    except PreconditionFailed:
        return _shown(session, member, _CHANGED, is_newer=True)
    return see_other(way("where", done="saved"))


def _shown(session: Session, member: Actor, status: int = 200, **values: object) -> Response:
    me = read_me(session, by=member)
    return own_page(
        "where.html",
        status,
        me=me,
        version=member_tag(me),
        **values,  # type: ignore[arg-type]
    )
