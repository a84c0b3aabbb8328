"""All that is kept about the member, to read or to save; and erasing it."""

import json
from datetime import timedelta

from flask import Response, current_app
from sqlalchemy.orm import Session

from api.consents.codes import ConsentMethod
from api.pages.member.answers import own_page, visit_cookie
from api.pages.member.visited import acting, visiting
from api.referrals.account import named
from api.referrals.erase import erase
from api.referrals.erasure_certificate import KIND, Certificate
from api.referrals.export import export
from api.referrals.routes.exported import shown_export
from api.referrals.schemas.exported import ExportSchema
from api.web.auth import Actor
from api.web.signing import signed

_SAVED = {
    "Content-Type": "application/json",
    "Content-Disposition": 'attachment; filename="my-records.json"',
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@visiting
def ask_export(_: Session, __: Actor) -> Response:
    """Offer to read it or to save it: taking it is on record, so a GET does not."""
    return own_page("export.html", found=None)


@acting
def read_export(session: Session, member: Actor) -> Response:
    """Show it to read: every item with its words, and every look."""
    found = export(session, by=member)
    return own_page("export.html", found=found, ledger=named(session, found.disclosures))


@acting
def save_export(session: Session, member: Actor) -> Response:
    """Give the whole document as a file, the same as the API gives."""
    found = shown_export(session, export(session, by=member), backups=_backups_last())
    whole = json.dumps(ExportSchema().dump(found), ensure_ascii=False, indent=2)
    return Response(whole, headers=_SAVED)


@visiting
def ask_erase(_: Session, __: Actor) -> Response:
    """Say what goes and what stays, and why, before anything is erased."""
    return own_page("erase.html", days=_backups_last().days)


@acting
def erase_it(session: Session, member: Actor) -> Response:
    """Erase the member, and hand over the proof in this answer: no later page could."""
    erasure = erase(session, by=member, method=ConsentMethod.RETURN_LINK)
    told = Certificate(erasure, _backups_last())
    answer = own_page("erased.html", told=told, certificate=signed(told.claims(), KIND))
    visit_cookie().drop(answer)
    return answer


def _backups_last() -> timedelta:
    lasting: timedelta = current_app.config["BACKUPS_LAST"]
    return lasting
