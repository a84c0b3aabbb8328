"""The documentation the server itself serves: /docs, /openapi.json and a page for each problem."""

from collections.abc import Callable
from html import escape
from importlib.resources import files
from typing import Any

from flask import Blueprint, Response, jsonify, send_from_directory

from api.web.document import all_problems
from api.web.problems import NotFound

_ASSETS = {"swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png", "oauth2-redirect.js"}
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'"
)
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="stylesheet" href="/docs/page.css">
</head>
<body>
<p class="crisis">In crisis? <a href="/crisis">Help is here now: call or text 988.</a></p>
{body}
</body>
</html>
"""
_DOCS = _PAGE.format(
    title="Warm Handoff: the API",
    body='<main id="docs"></main>\n'
    '<script src="/docs/swagger-ui-bundle.js"></script>\n<script src="/docs/start.js"></script>',
)
_STYLE = """
body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; color: #1f2933; background: #fff; }
.crisis { margin: 0; padding: .75rem 1.25rem; background: #fdf3d8; }
.crisis a { display: inline-block; color: #6b1d1d; font-weight: 600; }
.problem { max-width: 40rem; margin: 0 auto; padding: 1.25rem; }
.problem a { color: #0b5394; }
"""
# BaseLayout needs no inline style; nothing is remembered and no validator is asked.
_START = """SwaggerUIBundle({
  url: "/openapi.json", dom_id: "#docs", layout: "BaseLayout",
  presets: [SwaggerUIBundle.presets.apis], deepLinking: true,
  persistAuthorization: false, validatorUrl: null
});
"""
_OAUTH_REDIRECT = _PAGE.format(
    title="Signed in", body='<script src="/docs/oauth2-redirect.js"></script>'
)
_OURS = {
    "start.js": ("text/javascript", _START),
    "page.css": ("text/css", _STYLE),
    "oauth2-redirect.html": ("text/html", _OAUTH_REDIRECT),
}


def documentation(document: Callable[[], dict[str, Any]]) -> Blueprint:
    """Make the routes; `document` gives the finished OpenAPI document."""
    blp = Blueprint("documentation", __name__)
    folder = str(files("flask_swagger_ui") / "dist")
    blp.after_request(_bare)

    @blp.get("/openapi.json")
    def openapi() -> Response:
        return jsonify(document())

    @blp.get("/docs")
    def docs() -> Response:
        return _html(_DOCS)

    @blp.get("/docs/<path:name>")
    def asset(name: str) -> Response:
        if name in _OURS:
            return Response(_OURS[name][1], mimetype=_OURS[name][0])
        if name not in _ASSETS:
            raise NotFound
        return send_from_directory(folder, name, max_age=3600)

    @blp.get("/problems/<slug>")
    def problem(slug: str) -> Response:
        return _html(_problem_page(slug))

    return blp


def page(title: str, body: str) -> Response:
    """Return a page in the manner of the documentation; `body` is HTML, `title` is text."""
    return _bare(_html(_PAGE.format(title=escape(title), body=body)))


def _bare(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = _CSP
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _html(page: str) -> Response:
    return Response(page, mimetype="text/html")


def _problem_page(slug: str) -> str:
    kind = next((kind for kind in all_problems() if kind.slug == slug), None)
    if kind is None:
        raise NotFound("The operations in /docs name the problems that exist.")
    meaning = escape(kind.__doc__ or "")
    own = f"<p>{meaning}</p>\n" if vars(kind).get("__doc__") else ""
    body = (
        f'<main class="problem">\n<h1>{escape(kind.title)}</h1>\n'
        f"<p><code>{kind.slug}</code>, status {kind.status}.</p>\n{own}"
        f"<p>{escape(kind.advice) or 'Its <code>detail</code> says what to do next.'}"
        " Name its <code>request_id</code> when you ask us.</p>\n"
        '<p><a href="/docs">The API</a></p>\n</main>'
    )
    return _PAGE.format(title=escape(kind.title), body=body)
