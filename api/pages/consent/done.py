"""After the decision: the return link and its PIN, for the browser that decided and no other."""

from functools import partial
from typing import Any

from flask import Response, current_app
from sqlalchemy.orm import Session

from api.consents.codes import ConsentStatus
from api.consents.models import Consent
from api.consents.receipt import receipts_of
from api.db.transactional import in_transaction
from api.links.decide import WayBack, may_see_again, was_handed_out, way_back
from api.links.open import FoundLink, open_consent_link
from api.links.problems import LinkUsed
from api.pages.answers import asked_language, page, see_other
from api.pages.consent.answers import browser_cookie, refuse
from api.pages.consent.opened import found_link
from api.pages.consent.standing import emergency_stays, last_disclosed
from api.pages.dates import day, moment
from api.pages.member.consents import backups_end_at
from api.pages.words import words
from api.referrals.account import named
from api.referrals.consent_link import DoneByLink, done_by_link


def show_done(token: str) -> Response:
    """Show what came of it. Raises `LinkUsed` (410) for whoever else opens it, or too late."""
    found, cookie = found_link(token), browser_cookie().current()
    back = way_back(current_app.config["RETURN_LINK_KEY"], token, cookie)
    shown = in_transaction(
        found.reach, lambda session: _shown(session, found, back), read_only=True
    )
    return see_other(f"/consent/{token}") if shown is None else shown


def _shown(session: Session, found: FoundLink, back: WayBack) -> Response | None:
    link = open_consent_link(session, found)
    if link.decided_at is None:
        return None
    if not may_see_again(link, browser_cookie().current()):
        raise LinkUsed
    done = done_by_link(session, found)
    values = _way_back(back) if was_handed_out(session, found, back) else {}
    if done.became is ConsentStatus.REVOKED:
        return _page("taken_back.html", **values, **_taken_back(session, done.decided.consent))
    is_anew = done.decided.consent.supersedes is not None
    return _page("done.html", **values, outcome=_outcome(done), is_anew=is_anew)


def _page(template: str, **values: Any) -> Response:
    language = asked_language()
    title = words(language)["review"]["heading"]
    return page(f"consent/{template}", language, title=title, **values)


def _way_back(back: WayBack) -> dict[str, str]:
    return {"return_url": f"{current_app.config['BASE_URL']}/my/{back.token}", "pin": back.pin}


def _taken_back(session: Session, consent: Consent) -> dict[str, Any]:
    language = asked_language()
    receipts = receipts_of(session, consent, backups=current_app.config["BACKUPS_LAST"])
    return {
        "ledger": named(session, last_disclosed(session, consent)),
        "backups_end_at": backups_end_at(receipts),
        "emergency_stays": emergency_stays(session, consent),
        "day": partial(day, language=language),
        "moment": partial(moment, language=language),
    }


def lead_there(token: str) -> Response:
    """Lead the browser that decided to what it was shown; tell everybody else the link is used."""
    found, cookie = found_link(token), browser_cookie().current()
    is_the_one = in_transaction(
        found.reach,
        lambda session: may_see_again(open_consent_link(session, found), cookie),
        read_only=True,
    )
    if is_the_one:
        return see_other(f"/consent/{token}/done?lang={asked_language()}")
    return refuse(LinkUsed())


def _outcome(done: DoneByLink) -> str:
    """Name which of the three ways was taken; what became of it later changes nothing here."""
    if done.became is ConsentStatus.DENIED:
        return "denied"
    return "granted" if done.decided.items else "nothing"
