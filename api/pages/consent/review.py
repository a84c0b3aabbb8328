"""The last step: every choice and the whole notice once more, and the decision itself."""

import hashlib
import json
from typing import Any

from flask import Response, current_app, request
from sqlalchemy.orm import Session

from api.consents.notices import ShownNotice, shown_notice
from api.consents.terms import Recipient, recipient_of
from api.db.transactional import in_transaction
from api.links.decide import NewReturnLink, kept_of, way_back
from api.pages.answers import see_other
from api.pages.consent.answers import NOT_OURS, NOTHING_WRONG, Errors, browser_cookie, show
from api.pages.consent.draft import Choice, Decision, Signed, days_end, terms_of
from api.pages.consent.forms import LONGEST_BASIS, Filled, code_of, read_basis
from api.pages.consent.opened import Opened, found_link, opened_as_member, reading
from api.pages.dates import day
from api.pages.member.home import only_named
from api.referrals.consent_link import decide_by_link
from api.referrals.find import community_of
from api.referrals.routes.minors import minors_in


def show_review(session: Session, opened: Opened, errors: Errors = NOTHING_WRONG) -> Response:
    """Show it, or lead to the first step that lacks a choice."""
    if opened.to_next() != opened.at("review") or not opened.has_begun:
        return see_other(opened.to_next() if opened.has_begun else opened.at())
    notice = shown_notice(opened.language)
    values = {**_values(opened, notice), "only_named": _only_named(session, opened)}
    values["community"] = community_of(session, opened.found.platform_id, opened.found.referral_id)
    return show("review.html", opened, "review", errors=errors, **values)


def _only_named(session: Session, opened: Opened) -> str | None:
    return only_named(session, opened.standing.consent if opened.standing else None)


def _values(opened: Opened, notice: ShownNotice) -> dict[str, Any]:
    chosen = [
        {"number": number, "item": item, "choice": opened.draft.choice_on(item)}
        for number, item in enumerate(opened.items, 1)
    ]
    return {
        "shared": [each for each in chosen if each["choice"] is not Choice.NONE],
        "kept": [each for each in chosen if each["choice"] is Choice.NONE],
        "draft": opened.draft,
        "until": day(days_end(opened.draft), opened.language),
        "notice": notice,
        "seen": _seen(opened, notice),
        "basis": request.form.get("basis", ""),
        "longest_basis": LONGEST_BASIS,
    }


def _seen(opened: Opened, notice: ShownNotice) -> str:
    """Return the digest of what this page shows: nothing else may be decided by its buttons."""
    draft, standing = opened.draft, opened.standing
    shown = [
        [[str(item.id), item.version, draft.choice_on(item)] for item in opened.items],
        [draft.share_back, draft.messages, draft.days, draft.decider, notice.sha256],
        [str(standing.consent.id) if standing else None],
    ]
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()


def decide(token: str) -> Response:
    """Decide by one of three buttons.

    Whoever presses twice, or lost our answer, gets the same one again. The return link is made
    before anything is locked: hashing its PIN takes time.
    """
    cookie = browser_cookie().current()
    if not browser_cookie().sent_from_our_page():
        return reading(token, lambda session, opened: show_review(session, opened, NOT_OURS))
    found = found_link(token)
    back = way_back(current_app.config["RETURN_LINK_KEY"], token, cookie)
    new = kept_of(back, cookie)
    return in_transaction(
        found.reach,
        lambda session: _decided(session, opened_as_member(session, token, found), new),
    )


def _decided(session: Session, opened: Opened, new: NewReturnLink) -> Response:
    notice = shown_notice(opened.language)
    decision, filled = _read(opened, notice)
    if filled.errors or decision is None:
        return show_review(session, opened, filled.errors)
    shares = decision is Decision.SHARE
    recipient = recipient_of(opened.standing.consent) if opened.standing else Recipient()
    signed = Signed(opened.found.referral_id, notice, filled.changes["basis"], recipient)
    terms = terms_of(opened.draft, opened.items if shares else (), signed)
    is_grant = decision is not Decision.DENY
    decide_by_link(session, opened.found, terms, new, is_grant=is_grant, minors_in=minors_in())
    return see_other(f"{opened.at('done')}?lang={opened.language}")


def _read(opened: Opened, notice: ShownNotice) -> tuple[Decision | None, Filled]:
    decision = code_of(Decision, request.form.get("decision"))
    if decision is None:
        return None, Filled({}, {"decision": "choose_one"})
    if request.form.get("seen") != _seen(opened, notice):
        return decision, Filled({}, {"form": "changed"})
    return decision, read_basis(request.form, opened.draft)
