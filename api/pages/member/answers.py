"""The answers of the member's own pages, and the two cookies behind them."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from flask import Response, current_app, url_for

from api.pages.answers import asked_language, page
from api.pages.dates import day, meeting, moment, price
from api.pages.places import PLACES
from api.pages.words import words
from api.web.forms import FormCookie, form_token
from api.web.problems import InternalError, NotFound, Problem

_NOTHING_WRONG: Mapping[str, str] = MappingProxyType({})


def visit_cookie() -> FormCookie:
    """Return the cookie of a visit; it is made anew with each PIN that was right.

    Strict: nobody comes here by a link but to the page of the PIN, whose form is our own.
    """
    return _cookie("wh-visit")


def pin_cookie() -> FormCookie:
    """Return the cookie that ties the form of the PIN to its browser, and means nothing else."""
    return _cookie("wh-pin")


def _cookie(name: str) -> FormCookie:
    secure: bool = current_app.config["BASE_URL"].startswith("https:")
    return FormCookie(name, secure=secure, same_site="Strict")


def way(endpoint: str, **ids: Any) -> str:
    """Return the path of one of these pages; the language travels along, and no secret does."""
    return url_for(f"member.{endpoint}", lang=asked_language(), **ids)


def own_page(
    template: str, status: int = 200, *, errors: Mapping[str, str] = _NOTHING_WRONG, **values: Any
) -> Response:
    """Render `pages/member/TEMPLATE`, whose forms belong to this visit.

    `errors` are {field: key of its sentence}; a sentence may name the `most` letters of a field.
    """
    language = asked_language()
    said = words(language)["errors"]
    return page(
        f"member/{template}",
        language,
        status,
        way=way,
        day=partial(day, language=language),
        moment=partial(moment, language=language),
        meeting_time=partial(meeting, language=language),
        price=price,
        errors={name: said[key].format(count=values.get("most")) for name, key in errors.items()},
        **{
            "form_token": form_token(visit_cookie().current()),
            "places": PLACES[language],
            **values,
        },
    )


def closed() -> Response:
    """Say that there is no visit (any more), whatever was asked for."""
    cookie = visit_cookie()
    answer = own_page("closed.html", 403, timed_out=bool(cookie.current()))
    cookie.drop(answer)
    return answer


def refused(problem: Problem) -> Response:
    """Show a refusal: what is not there, cannot be done any more, or cannot be done just now."""
    if problem.status == NotFound.status:
        return own_page("missing.html", NotFound.status)
    if problem.status < InternalError.status:
        return cannot(problem.status, "errors", "not_possible")
    answer = cannot(problem.status, "network", "unavailable")
    answer.headers["Retry-After"] = "5"
    return answer


def cannot(status: int, page_of_words: str, key: str) -> Response:
    """Say in one sentence what became of a form or a link."""
    return own_page("refused.html", status, sentence=words(asked_language())[page_of_words][key])
