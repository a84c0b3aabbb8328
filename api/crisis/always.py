"""AlwaysOn: answers for the crisis paths in front of everything else, from bytes made at start.

Nothing here can fail for a person: no login, no body is read, no header is trusted, no redirect,
no cookie, no rate limit, and always 200 with 988 in it (DESIGN rule 6). A conditional request
gets the whole answer too: a 304 would name no number.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from api.crisis.block import crisis_block
from api.crisis.page import CONTENT_SECURITY_POLICY, render_page, render_text

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Wsgi = Callable[[Environ, StartResponse], Iterable[bytes]]
Headers = list[tuple[str, str]]
StaticAnswer = tuple[str, Headers, bytes]

SCREEN_PATH = "/v1/crisis/screen"
_OK = "200 OK"
_JSON, _HTML, _TEXT = "application/json", "text/html; charset=utf-8", "text/plain; charset=utf-8"
_ALWAYS: Headers = [
    ("Access-Control-Allow-Origin", "*"),
    ("Crisis-Line", "988"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
]
_CACHED: Headers = [
    # RFC 5861: an old answer is far better than none
    ("Cache-Control", "public, max-age=300, stale-while-revalidate=86400, stale-if-error=2592000"),
    ("Vary", "Accept"),
    ("Content-Language", "en"),
]
_PREFLIGHT: Headers = [
    ("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS"),
    ("Access-Control-Allow-Headers", "*, Authorization"),
    ("Access-Control-Max-Age", "86400"),
]


def static_screen_answer() -> StaticAnswer:
    """Return (status, headers, body) for a screen that could not be done: L1, `degraded`."""
    body = _to_json({**crisis_block("L1"), "degraded": True})
    headers = [("Content-Type", _JSON), ("Content-Length", str(len(body)))]
    return _OK, [*headers, ("Cache-Control", "no-store"), *_ALWAYS], body


class AlwaysOn:
    """WSGI middleware in front of the app; it holds the finished answers and no other state."""

    def __init__(self, app: Wsgi) -> None:
        self._app = app
        self._unscreened = static_screen_answer()
        self._answers = {
            _JSON: _prepared(_JSON, _to_json(crisis_block())),
            _TEXT: _prepared(_TEXT, render_text().encode()),
            _HTML: _prepared(_HTML, render_page().encode()),
        }

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "").lower()
        if "crisis" not in path:
            return self._app(environ, start_response)
        path = "/" + "/".join(part for part in path.split("/") if part)
        method = environ.get("REQUEST_METHOD", "GET")
        if path == SCREEN_PATH and method == "POST":
            return self._screen(environ, start_response)
        preferred = _preferred(path, environ.get("HTTP_ACCEPT", "").lower())
        if preferred is None:
            return self._app(environ, start_response)
        headers, body = self._answers[preferred]
        start_response(_OK, [*headers, *(_PREFLIGHT if method == "OPTIONS" else ())])
        return [] if method == "HEAD" else [body]

    def _screen(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Let the app screen; whatever but 200 comes of it, answer with the static block."""
        heard: list[tuple[str, Headers]] = []

        def hear(status: str, headers: Headers, _exc_info: object = None) -> Callable[..., None]:
            heard[:] = [(status, headers)]
            return lambda _written: None

        status, headers, body = self._unscreened
        plain = {**environ, "PATH_INFO": SCREEN_PATH, "QUERY_STRING": ""}
        try:
            answered = _joined(self._app(plain, hear))
            if heard[0][0].startswith("200"):
                (status, headers), body = heard[0], answered
        except Exception:  # noqa: BLE001, S110 - fail towards help; the app has logged its failure
            pass
        start_response(status, [*headers])
        return [body]


def _joined(parts: Iterable[bytes]) -> bytes:
    try:
        return b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()


def _preferred(path: str, accept: str) -> str | None:
    """Return the media type for this path and Accept, or None where the path is not ours."""
    is_page = path == "/crisis" or path.startswith("/crisis/")
    is_api = path == "/v1/crisis" or path.startswith(("/v1/crisis/", "/.well-known/crisis"))
    if not (is_page or is_api):
        return None
    if "html" in accept or "*/*" in accept or not accept:
        return _HTML if is_page else _JSON
    if "json" in accept:
        return _JSON
    if "text/plain" in accept:
        return _TEXT
    return _HTML if is_page else _JSON


def _prepared(media_type: str, body: bytes) -> tuple[Headers, bytes]:
    headers = [
        ("Content-Type", media_type),
        ("Content-Length", str(len(body))),
        ("ETag", f'"{hashlib.sha256(body).hexdigest()[:32]}"'),
        *_CACHED,
        *_ALWAYS,
    ]
    if media_type == _HTML:
        headers.append(("Content-Security-Policy", CONTENT_SECURITY_POLICY))
    return headers, body


def _to_json(block: dict[str, object]) -> bytes:
    return json.dumps(block, ensure_ascii=False, separators=(",", ":")).encode()
