"""The crisis process: answers the crisis paths alone, and 503 with 988 to everything else.

It is the standard library and bytes that were made at start: no database, no app, no package, no
name to look up, no file to read later. A setting that makes no sense is replaced by its default,
loudly, and where the answers cannot be made a last resort is said.
"""

import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from email.utils import formatdate
from typing import Any

from api.crisis.connections import Connections
from api.crisis.doors import DEFAULT_HOST, DEFAULT_PORT, Doors
from api.web.watchdog import follow_parent

_MOST_CONNECTIONS = 8192
_OTHER_FILES = 64  # that the process has open beside its connections
_STOP_WITHIN = 1.0  # seconds
_DIGITS = 5
_LAST_RESORT = b"""In crisis? Call or text 988 (US), free, at any hour. Chat: https://988lifeline.org/chat/
If anyone is in immediate danger, call 911. In Spanish: call 988, then press 2.
Outside the United States: https://findahelpline.com
"""

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Wsgi = Callable[[Environ, StartResponse], Iterable[bytes]]


def main() -> None:
    """Answer until SIGTERM or SIGINT, or until the supervisor is gone."""
    follow_parent()
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _: told.append(number))
    connections = Connections(responder(made_answers()), most=_most_connections())
    doors = Doors(os.environ.get("HOST") or DEFAULT_HOST, wanted_port())
    while not told:
        for door in doors.opened():
            _say(f"answers on {door.getsockname()[:2]}")
            connections.listen(door)
        connections.look(0.25)
    connections.finish(_STOP_WITHIN)


def made_answers() -> Wsgi:
    """Make the answers, or the last resort where that fails or what came of it names no number."""
    try:
        from api.crisis.always import AlwaysOn  # noqa: PLC0415 - it reads what may be broken
        from api.crisis.away import Away  # noqa: PLC0415

        made: Wsgi = AlwaysOn(Away(_base_url()))
        for path in ("/v1/crisis", "/crisis"):
            if b"988" not in _answer(made, {"PATH_INFO": path, "REQUEST_METHOD": "GET"}):
                raise ValueError(path)  # noqa: TRY301 - the same is to be done about it
    except Exception:  # noqa: BLE001 - a broken file, a broken line: help is still to be given
        _say(f"the answers cannot be made, so this is the last resort: {_place()}")
        return last_resort
    return made


def last_resort(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Say the numbers in plain text, whatever is asked."""
    found = "200 OK" if "crisis" in environ["PATH_INFO"].lower() else "503 Service Unavailable"
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Crisis-Line", "988")]
    headers += [("Content-Length", str(len(_LAST_RESORT))), ("Cache-Control", "no-store")]
    start_response(found, headers if found == "200 OK" else [*headers, ("Retry-After", "5")])
    return [_LAST_RESORT]


def responder(app: Wsgi) -> Callable[[Environ], bytes]:
    """Return what writes the app's whole answer to a request; where the app fails, the lines."""
    places: set[str] = set()  # each is told once: a log must not grow with what is sent

    def respond(environ: Environ) -> bytes:
        try:
            return _answer(app, environ)
        except Exception:  # noqa: BLE001 - fail towards help (DESIGN rule 8)
            if (place := _place()) not in places:
                places.add(place)
                _say(f"an answer failed: {place}")
            return _answer(last_resort, {**environ, "PATH_INFO": "/crisis"})

    return respond


def _answer(app: Wsgi, environ: Environ) -> bytes:
    heard: list[tuple[str, list[tuple[str, str]]]] = []
    body = b"".join(app(environ, lambda status, headers: heard.append((status, headers))))
    status, headers = heard[0]
    lines = [f"HTTP/1.1 {status}", f"Date: {formatdate(usegmt=True)}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers]
    head = "\r\n".join([*lines, "", ""]).encode("latin-1")
    return head if environ["REQUEST_METHOD"] == "HEAD" else head + body


def wanted_port() -> int:
    """Read CRISIS_PORT; what is no port is replaced by the default."""
    said = os.environ.get("CRISIS_PORT") or str(DEFAULT_PORT)
    if said.isascii() and said.isdecimal() and len(said) <= _DIGITS and 0 < int(said) < 2**16:
        return int(said)
    _say(f"CRISIS_PORT is no port, so {DEFAULT_PORT} is taken")
    return DEFAULT_PORT


def _base_url() -> str:
    """Return where the app would be: its page about this refusal is named in the refusal."""
    said = os.environ.get("BASE_URL") or f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
    return said.rstrip("/")


def _most_connections() -> int:
    """Ask for every file that we may have, and tell how many connections that makes."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _MOST_CONNECTIONS + _OTHER_FILES
    files = most if hard == resource.RLIM_INFINITY else min(hard, most)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))
    return max(files - _OTHER_FILES, files // 2)


def _place() -> str:
    """Name the error and where it was, never its message: that may quote what was asked."""
    kind, _, trace = sys.exc_info()
    last = traceback.extract_tb(trace)[-1]
    return f"{kind.__name__ if kind else ''} at {last.filename.rpartition('/')[2]}:{last.lineno}"


def _say(what: str) -> None:
    with suppress(OSError, ValueError):  # no disk, no terminal: nobody hears it, and we go on
        print(f"crisis: {what}", file=sys.stderr, flush=True)  # noqa: T201 - its own log


if __name__ == "__main__":
    main()
