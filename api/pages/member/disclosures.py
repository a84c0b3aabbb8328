"""The account of disclosures: who read what, when and for what, each with its receipt."""

from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session

from api.consents.account import disclosures_of, find_disclosure
from api.consents.receipt import KIND, disclosure_claims
from api.pages.member.answers import own_page
from api.pages.member.home import own
from api.pages.member.older import newest
from api.pages.member.visited import visiting
from api.referrals.account import named
from api.web.auth import Actor
from api.web.signing import signed

_AT_A_TIME = 25


@visiting
def disclosures(session: Session, member: Actor) -> Response:
    """Show every act of sharing, the newest first."""
    rows, older = newest(
        lambda before, limit: disclosures_of(session, **own(member), before=before, limit=limit),
        "disclosures",
        _AT_A_TIME,
        by=member,
    )
    return own_page("disclosures.html", ledger=named(session, rows), older=older)


@visiting
def disclosure(session: Session, member: Actor, disclosure_id: UUID) -> Response:
    """Show one act of sharing with its receipt."""
    found = find_disclosure(session, disclosure_id, **own(member))
    [entry] = named(session, [found])
    return own_page("disclosure.html", entry=entry, receipt=signed(disclosure_claims(found), KIND))
