"""Messages between the member and who has their request: to read, and to answer."""

from collections.abc import Mapping
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session

from api.care.messages import NewMessage
from api.crisis.block import compact_block
from api.crisis.levels import Screening
from api.crisis.screened import screened
from api.crisis.tally import TALLY
from api.links.visit import member_of
from api.pages.answers import asked_language, see_other
from api.pages.member.answers import own_page, way
from api.pages.member.older import newest
from api.pages.member.typed import typed
from api.pages.member.visited import acted, visiting
from api.referrals.models import Referral
from api.referrals.platform_thread import allowing
from api.referrals.send_message import list_messages, send_message
from api.referrals.sides import find_side, require_correspondence
from api.web.auth import Actor
from api.web.problems import Problem

MOST_LETTERS = 8_000
_AT_A_TIME, _WRONG = 20, 422


@visiting
def messages(session: Session, member: Actor, referral_id: UUID) -> Response:
    """Show what was written, the newest first, and where to answer."""
    return _shown(session, member, referral_id, done=request.args.get("done", ""))


def write(referral_id: UUID) -> Response:
    """Keep the member's message for who has their request."""
    text, errors = typed("message", MOST_LETTERS)
    if errors:
        return acted(
            lambda session, visit: _shown(session, member_of(visit), referral_id, errors=errors)
        )
    return _written(NewMessage(text), referral_id=referral_id)


@screened
def _written(new: NewMessage, *, screening: Screening, referral_id: UUID) -> Response:
    def act(session: Session, member: Actor) -> Response:
        send_message(session, referral_id, None, new, screening, by=member)
        return _answered(session, member, referral_id, screening)

    return acted(lambda session, visit: act(session, member_of(visit)))


def _answered(session: Session, member: Actor, referral_id: UUID, screening: Screening) -> Response:
    """Show help first where the words ask for it; no address ever says that they did."""
    TALLY.shown_in_referral(screening.level)
    if not screening.short_circuit:
        return see_other(way("messages", referral_id=referral_id, done="sent"))
    block = compact_block(screening.level, screening.domains, lang=asked_language())
    session.flush()
    return _shown(session, member, referral_id, done="sent", help_first=block["message"])


def _shown(session: Session, member: Actor, referral_id: UUID, **values: object) -> Response:
    referral = find_side(session, referral_id, by=member)
    found, older = newest(
        lambda before, limit: list_messages(
            session, referral_id, None, by=member, before=before, limit=limit
        ),
        f"messages.{referral_id}",
        _AT_A_TIME,
        by=member,
    )
    errors: Mapping[str, str] = values.pop("errors", {})  # type: ignore[assignment]
    return own_page(
        "messages.html",
        _WRONG if errors else 200,
        referral=referral,
        messages=found,
        older=older,
        is_read=_is_read(session, referral, member),
        with_platform=allowing(session, referral) is not None,
        errors=errors,
        typed=request.form,
        most=MOST_LETTERS,
        **values,
    )


def _is_read(session: Session, referral: Referral, member: Actor) -> bool:
    """Tell whether somebody is there who may read what the member writes."""
    try:
        require_correspondence(session, referral, by=member)
    except Problem:
        return False
    return True
