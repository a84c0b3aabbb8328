"""The documentation the server itself serves: /docs, /openapi.json and a page for each problem."""

from collections.abc import Callable
from html import escape
from importlib.resources import files
from typing import Any

from flask import Blueprint, Response, jsonify, request, send_from_directory

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
</head>
<body>
{body}
</body>
</html>
"""
_DOCS = _PAGE.format(
    title="Warm Handoff: the API",
    body='<p>In crisis? <a href="/crisis">Help is here now: call or text 988.</a></p>\n'
    '<main id="docs"></main>\n'
    '<script src="/docs/swagger-ui-bundle.js"></script>\n<script src="/docs/start.js"></script>',
)
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
        if name == "start.js":
            return Response(_START, mimetype="text/javascript")
        if name == "oauth2-redirect.html":
            return _html(_OAUTH_REDIRECT)
        if name not in _ASSETS:
            raise NotFound
        return send_from_directory(folder, name, max_age=3600)

    @blp.get("/problems/<slug>")
    def problem(slug: str) -> Response:
        return _html(_problem_page(slug))

    return blp


def _bare(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = _CSP
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _html(page: str) -> Response:
    return Response(page, mimetype="text/html")


def _problem_page(slug: str) -> str:
    kind = next((kind for kind in all_problems() if kind.slug == slug), None)
    if kind is None:
        raise NotFound(f"See {request.host_url}docs for the problems that exist.")
    meaning = escape(kind.__doc__ or "")
    own = f"<p>{meaning}</p>\n" if vars(kind).get("__doc__") else ""
    body = (
        f"<h1>{escape(kind.title)}</h1>\n<p><code>{kind.slug}</code>, status {kind.status}.</p>\n"
        f"{own}<p>Each answer's <code>detail</code> says what to do next; name its"
        " <code>request_id</code> when you ask us.</p>\n"
        '<p><a href="/docs">The API</a> · <a href="/crisis">In crisis? Call or text 988.</a></p>'
    )
    return _PAGE.format(title=escape(kind.title), body=body)
