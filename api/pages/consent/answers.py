"""The answers of the consent page: a step, the end of a link, and what is said of a bad line."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from flask import Response, request

from api.links.problems import LinkExpired, LinkOver, LinkUnknown, LinkUsed
from api.pages.answers import asked_language, page, page_cookie
from api.pages.consent.opened import Opened
from api.pages.words import words
from api.web.forms import FormCookie, form_token, fresh_cookie
from api.web.problems import Problem

_GONE: Mapping[type[Problem], str] = {
    LinkUnknown: "unknown",
    LinkUsed: "used",
    LinkExpired: "expired",
    LinkOver: "over",
}
_OUR_FAULT = 500
Errors = Mapping[str, str]
"""By field, the key of the sentence that says what is wrong; `form` where no field is."""
NOTHING_WRONG: Errors = MappingProxyType({})
NOT_OURS: Errors = MappingProxyType({"form": "page_old"})


def browser_cookie() -> FormCookie:
    """Return the cookie that ties forms, and what comes of a decision, to one browser."""
    return page_cookie("wh-consent")


def show(
    template: str, opened: Opened, path: str = "", *, errors: Errors = NOTHING_WRONG, **values: Any
) -> Response:
    """Show a page of the way to a decision; `path` says which step it is, if it is one."""
    said, steps = words(opened.language), opened.steps
    number = steps.index(path) + 1 if path else 0
    title = said["review"]["heading"] if not errors else said["errors"]["heading"]
    at_step = said["always"]["step"].format(n=number, total=len(steps)) if number else ""
    cookie = browser_cookie().current() or fresh_cookie()
    answer = page(
        f"consent/{template}",
        opened.language,
        _status(errors),
        title=f"{title}, {at_step}" if at_step else title,
        at_step=at_step,
        opened=opened,
        action=opened.at(path),
        previous=opened.at(steps[number - 2] if number > 1 else ""),
        form_token=form_token(cookie),
        errors={field: said["errors"][key] for field, key in errors.items()},
        **values,
    )
    browser_cookie().keep(answer, cookie)
    return answer


def _status(errors: Errors) -> int:
    if not errors:
        return 200
    return 403 if NOT_OURS.items() <= errors.items() else 422


def refuse(problem: Problem) -> Response:
    """Tell the holder of a link that it leads no further, and why; help is there without it."""
    if type(problem) not in _GONE:
        return unavailable(problem.status)
    return _without_link("gone.html", problem.status, name=_GONE[type(problem)])


def unavailable(status: int) -> Response:
    """Say that it cannot be done right now, what became of this step, and where help is."""
    saved = "not_saved" if request.method == "POST" else "saved"
    answer = _without_link("unavailable.html", status, saved=saved)
    if status >= _OUR_FAULT:
        answer.headers["Retry-After"] = "5"
    return answer


def _without_link(template: str, status: int, **values: str) -> Response:
    language = asked_language()
    title = words(language)["review"]["heading"]
    return page(f"consent/{template}", language, status, title=title, **values)
