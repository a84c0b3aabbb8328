"""AlwaysOn: answers for the crisis paths in front of everything else, from bytes made at start.

Nothing here can fail for a person: no login, no body is read, no header is trusted, no redirect,
no cookie, no rate limit, and always 200 with 988 in it (DESIGN rule 6). A conditional request
gets the whole answer too: a 304 would name no number.
"""

from collections.abc import Callable, Iterable
from typing import Any

from api.crisis.bundle import BUNDLE_PATH
from api.crisis.lines import HOME
from api.crisis.prepared import (
    OK,
    PREFLIGHT,
    Headers,
    StaticAnswer,
    prepared_answers,
    prepared_bundle,
    static_screen_answer,
)
from api.crisis.wanted import form, language_and_country, without_words
from api.crisis.words import DEFAULT

__all__ = ["AlwaysOn", "Environ", "StartResponse", "StaticAnswer", "static_screen_answer"]

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Wsgi = Callable[[Environ, StartResponse], Iterable[bytes]]

SCREEN_PATH = "/v1/crisis/screen"
_PLACES = ("/crisis", "/v1/crisis")
_WELL_KNOWN = "/.well-known/crisis"
_LONGEST_PATH = 2048  # what comes behind changes no answer


class AlwaysOn:
    """WSGI middleware in front of the app; it holds the finished answers and no other state.

    `bundle` is the signed bundle; without one it goes out unsigned.
    """

    def __init__(self, app: Wsgi, bundle: bytes | None = None) -> None:
        self._app = app
        self._answers = prepared_answers()
        self._unscreened = {each: static_screen_answer(*each) for each, _ in self._answers}
        self._bundle = prepared_bundle(bundle)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path = _path(environ)
        if path is None:
            return self._app(environ, start_response)
        method = _text(environ, "REQUEST_METHOD")
        if path == SCREEN_PATH and method == "POST":
            return self._screen(environ, start_response)
        headers, body = self._bundle if path == BUNDLE_PATH else self._answer(path, environ)
        start_response(OK, [*headers, *(PREFLIGHT if method == "OPTIONS" else ())])
        return [] if method == "HEAD" else [body]

    def _answer(self, path: str, environ: Environ) -> tuple[Headers, bytes]:
        wanted = _wanted(environ, path)
        return self._answers[wanted, form(path, _text(environ, "HTTP_ACCEPT"))]

    def _screen(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Let the app screen; whatever but 200 comes of it, answer with the static block."""
        heard: list[tuple[str, Headers]] = []

        def hear(status: str, headers: Headers, _exc_info: object = None) -> Callable[..., None]:
            heard[:] = [(status, headers)]
            return lambda _written: None

        status, headers, body = self._unscreened[_wanted(environ)]
        try:
            query = without_words(_text(environ, "QUERY_STRING"))
            plain = {**environ, "PATH_INFO": SCREEN_PATH, "QUERY_STRING": query}
            answered = _joined(self._app(plain, hear))
            if heard[0][0].startswith("200"):
                (status, headers), body = heard[0], answered
        except Exception:  # noqa: BLE001, S110 - fail towards help; the app has logged its failure
            pass
        start_response(status, [*headers])
        return [body]


def _path(environ: Environ) -> str | None:
    """Return the path in its plain form where it is ours, whatever else it says."""
    path = _text(environ, "PATH_INFO")[:_LONGEST_PATH].lower()
    if "crisis" not in path:
        return None
    path = "/" + "/".join(part for part in path.split("/") if part)
    is_ours = path in _PLACES or path.startswith((*(f"{each}/" for each in _PLACES), _WELL_KNOWN))
    return path if is_ours else None


def _wanted(environ: Environ, path: str = "") -> tuple[str, str]:
    """Read what is asked for; should that ever fail, English and the United States."""
    within = next((path[len(each) :] for each in _PLACES if path.startswith(each)), "")
    try:
        return language_and_country(
            _text(environ, "QUERY_STRING"),
            _text(environ, "HTTP_ACCEPT_LANGUAGE"),
            within.strip("/").partition("/")[0],
        )
    except Exception:  # noqa: BLE001 - the crisis path cannot say nothing (DESIGN rule 6)
        return DEFAULT, HOME


def _text(environ: Environ, name: str) -> str:
    found = environ.get(name)
    return found if isinstance(found, str) else ""


def _joined(parts: Iterable[bytes]) -> bytes:
    try:
        return b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()
