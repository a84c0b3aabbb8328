"""The answers of this slice: OAuth JSON with the crisis pointer, pages, and what both carry."""

from collections.abc import Mapping
from typing import Any

from authlib.oauth2 import OAuth2Error
from flask import Response, current_app, jsonify, make_response, render_template, request

_PRIVATE = {"Cache-Control": "no-store", "Pragma": "no-cache", "Referrer-Policy": "no-referrer"}
# No form-action: browsers apply it to the redirect that follows a form, which goes to the client.
_CSP = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
_PAGE = {
    **_PRIVATE,
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


# Where Authlib has no sentence, or one that repeats what was sent.
_EXPLAINED = {
    "unsupported_response_type": "Send response_type=code.",
    "unsupported_grant_type": "Send a grant_type that this server names in its metadata.",
}


def explained(error: OAuth2Error) -> OAuth2Error:
    """Give the error a sentence that says what to do."""
    error.description = _EXPLAINED.get(str(error.error), error.description)
    return error


def granted(status: int, body: Mapping[str, Any]) -> Response:
    """Answer what was asked for."""
    answer = jsonify(body)
    answer.status_code = status
    answer.headers.update(_PRIVATE)
    return answer


def refused(
    error: OAuth2Error, status: int | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """Answer RFC 6749 section 5.2 with the pointer that no error of this API goes without."""
    told: dict[str, Any] = {str(key): value for key, value in explained(error).get_body()}
    told["crisis"] = current_app.config["CRISIS_POINTER"]
    answer = granted(status or error.status_code, told)
    answer.headers.update(headers or {})
    return answer


def shown(error: OAuth2Error) -> Response:
    """Answer an error where a person may be looking: with a page, if a browser asked for one."""
    if not _wants_page():
        return refused(error)
    return page("refused.html", error.status_code, error=explained(error))


def unavailable() -> Response:
    """Answer for a database that is away or has no time for us."""
    sentence = "Our database is away; nothing was changed. Try again shortly."
    away = OAuth2Error(sentence, error="temporarily_unavailable", status_code=503)
    answer = shown(away)
    answer.headers["Retry-After"] = "5"
    return answer


def page(template: str, status: int = 200, **values: Any) -> Response:
    """Render a page that loads nothing but our stylesheet, is never framed and never kept."""
    crisis = current_app.config["CRISIS_POINTER"]
    answer = make_response(render_template(f"oauth/{template}", crisis=crisis, **values), status)
    answer.headers.update(_PAGE)
    return answer


def see_other(location: str) -> Response:
    """Redirect with 303, so that no browser repeats a password (RFC 9700 section 4.12)."""
    return Response(status=303, headers={"Location": location, **_PRIVATE})


def _wants_page() -> bool:
    """Tell a browser, which asks for HTML by name, from everything else."""
    best = request.accept_mimetypes.best_match(["application/json", "text/html"])
    return best == "text/html"
