"""What every page answers: our style, no script but the way out, never framed, never kept."""

from pathlib import Path
from typing import Any

from flask import Response, current_app, make_response, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge

from api.crisis.page import SCRIPT, allowed
from api.crisis.words import LEAVE_FOR
from api.pages.words import LANGUAGES, words
from api.web.forms import FormCookie

_STYLE = Path(__file__).with_name("pages.css").read_text("utf-8").replace("\n", "")
_PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
_HEADERS = {
    **_PRIVATE,
    "Content-Security-Policy": (
        "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
        f" style-src {allowed(_STYLE)}; script-src {allowed(SCRIPT)}"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Vary": "Accept-Language, Cookie",
}


def page(template: str, language: str, status: int = 200, **values: Any) -> Response:
    """Render `pages/TEMPLATE` in a language.

    `words` are all words of that language by page and key; the template says under which `title`.
    """
    text = render_template(
        f"pages/{template}",
        words=words(language),
        language=language,
        languages=LANGUAGES,
        leave_for=LEAVE_FOR,
        style=_STYLE,
        script=SCRIPT,
        **values,
    )
    answer = make_response(text, status)
    answer.headers.update(_HEADERS)
    return answer


def see_other(location: str) -> Response:
    """Redirect with 303: a page that is reloaded or gone back to sends no form again."""
    return Response(status=303, headers={"Location": location, **_PRIVATE})


def asked_language(kept: str | None = None) -> str:
    """Return the language of this request: asked for, else kept from before, else the browser's."""
    for asked in (_asked(), kept):
        if asked in LANGUAGES:
            return asked
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]


def _asked() -> str | None:
    """Read it from the address or the form; a form too large to read names none."""
    try:
        return request.values.get("lang")
    except RequestEntityTooLarge:
        return request.args.get("lang")


def page_cookie(name: str) -> FormCookie:
    """Return the cookie of some of our pages, as it is called where we are reached."""
    return FormCookie(name, secure=current_app.config["BASE_URL"].startswith("https:"))
