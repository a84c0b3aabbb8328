"""The addresses of the consent page: a GET shows a step and changes nothing, its POST keeps it."""

from dataclasses import replace
from http import HTTPStatus

from flask import Blueprint, Response, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException

from api.links.draft import keep_draft
from api.links.problems import LinkUnknown, LinkUsed
from api.pages.answers import see_other
from api.pages.consent import done, review, standing
from api.pages.consent.answers import (
    NOT_OURS,
    NOTHING_WRONG,
    Errors,
    browser_cookie,
    refuse,
    show,
    unavailable,
)
from api.pages.consent.draft import read_draft
from api.pages.consent.forms import Filled
from api.pages.consent.opened import Opened, reading, writing
from api.pages.consent.steps import STEPS, Step, item_step
from api.pages.dates import day
from api.web.problems import Problem

blueprint = Blueprint(
    "consent_page", __name__, url_prefix="/consent", template_folder="../templates"
)
_LONGEST_FORM = 16 * 1024


@blueprint.before_request
def _bound_form() -> None:
    request.max_content_length = _LONGEST_FORM


@blueprint.get("/<token>")
def show_start(token: str) -> Response:
    """Say what this is, and ask whether it is safe to do it now."""
    return reading(token, _start, whatever_stands=True)


@blueprint.post("/<token>")
def begin(token: str) -> Response:
    """Go on where the draft stands, or keep the place for another time."""
    if not browser_cookie().sent_from_our_page():
        return reading(token, lambda session, opened: _start(session, opened, NOT_OURS))
    return writing(token, _begun)


def _start(session: Session, opened: Opened, errors: Errors = NOTHING_WRONG) -> Response:
    """Where a consent stands already, the start is what it is about."""
    if opened.standing is not None:
        return standing.show_standing(session, opened, opened.standing, errors)
    return show("start.html", opened, errors=errors)


def _begun(session: Session, opened: Opened) -> Response:
    keep_draft(session, opened.found, {"language": opened.language})
    is_safe = request.form.get("safe") == "yes"
    return see_other(opened.to_next() if is_safe else opened.at("later"))


@blueprint.post("/<token>/take-back")
def take_back(token: str) -> Response:
    """Take back what stands: the link is used up, and nothing but what came of it is shown."""
    return standing.take_back(token)


@blueprint.get("/<token>/later")
def show_later(token: str) -> Response:
    """Say that the place is kept, and until when."""
    return reading(token, lambda _, opened: _later(opened))


def _later(opened: Opened) -> Response:
    """Where something is shared already, no page says that it is locked until the decision."""
    if opened.standing is not None:
        return see_other(opened.at())
    return show("later.html", opened, until=day(opened.link.expires_at, opened.language))


@blueprint.get("/<token>/item/<int:number>")
def show_item(token: str, number: int) -> Response:
    """Show one item to its member, with what each choice means."""
    return _shown(token, item_step(number))


@blueprint.post("/<token>/item/<int:number>")
def keep_item(token: str, number: int) -> Response:
    """Keep the choice on one item."""
    return _kept(token, item_step(number))


@blueprint.get("/<token>/<any(back, who):name>")
def show_step(token: str, name: str) -> Response:
    """Ask what may flow back and for how long, or who decides."""
    return _shown(token, STEPS[name])


@blueprint.post("/<token>/<any(back, who):name>")
def keep_step(token: str, name: str) -> Response:
    """Keep what may flow back and for how long, or who decides."""
    return _kept(token, STEPS[name])


@blueprint.get("/<token>/review")
def show_review(token: str) -> Response:
    """Show every choice once more, the whole notice, and three ways to go on."""
    return reading(token, review.show_review)


@blueprint.post("/<token>/review")
def decide(token: str) -> Response:
    """Decide: the choices are recorded, the link is used up, and the way back is handed out."""
    return review.decide(token)


@blueprint.get("/<token>/done")
def show_done(token: str) -> Response:
    """Show the browser that decided what came of it, with its return link and PIN."""
    return done.show_done(token)


@blueprint.errorhandler(Problem)
def _refuse(problem: Problem) -> Response:
    """Lead a browser that lost our answer to it; tell everybody else why it goes no further."""
    if isinstance(problem, LinkUsed) and request.endpoint != f"{blueprint.name}.show_done":
        return done.lead_there((request.view_args or {})["token"])
    return refuse(problem)


@blueprint.errorhandler(HTTPException)
def _refuse_request(error: HTTPException) -> Response:
    if error.code == HTTPStatus.NOT_FOUND:
        return refuse(LinkUnknown())
    return unavailable(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)


def _shown(token: str, step: Step) -> Response:
    def act(session: Session, opened: Opened) -> Response:
        if not opened.has_begun:
            return see_other(opened.at())
        return show(step.template, opened, step.path, **step.values(session, opened))

    return reading(token, act)


def _kept(token: str, step: Step) -> Response:
    """Keep a form and go on; one that is not ours, or lacks something, is shown again as it is."""

    def act(session: Session, opened: Opened) -> Response:
        is_ours = browser_cookie().sent_from_our_page()
        filled = step.read(request.form, opened) if is_ours else Filled({}, NOT_OURS)
        if filled.errors:
            typed = opened.with_changes(filled.changes)
            values = step.values(session, typed)
            return show(step.template, typed, step.path, errors=filled.errors, **values)
        changes = {**filled.changes, "language": opened.language}
        kept = keep_draft(session, opened.found, changes).draft or {}
        return see_other(replace(opened, draft=read_draft(kept)).to_next())

    return writing(token, act)
