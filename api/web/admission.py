"""Bounded admission: however many requests are stuck, some threads stay free for the crisis path.

A short circuit in a pool whose threads all wait for the database answers nobody (0 of 10 in our
trial), so ordinary work is admitted up to a bound, waits briefly in a bounded line, and is then
shed with 503, Retry-After and the crisis pointer.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import Any

from api.web.problems import Overloaded

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
StaticAnswer = tuple[str, list[tuple[str, str]], bytes]


class Lane:
    """At most `busy` requests at work and `waiting` in line, each for `patience` seconds."""

    def __init__(self, busy: int, waiting: int = 0, patience: float = 1.0) -> None:
        self._line = BoundedSemaphore(busy + waiting)
        self._work = BoundedSemaphore(busy)
        self._patience = patience

    @contextmanager
    def enter(self) -> Iterator[bool]:
        """Yield whether the request was admitted."""
        if not self._line.acquire(blocking=False):
            yield False
            return
        try:
            admitted = self._work.acquire(timeout=self._patience)
            try:
                yield admitted
            finally:
                if admitted:
                    self._work.release()
        finally:
            self._line.release()


class Admission:
    """WSGI middleware: one lane for ordinary work, one of its own for the crisis screen.

    Each lane comes with what to say when it is full. Paths in `free` wait for nothing: they must
    be instant, and touch no database.
    """

    def __init__(
        self,
        app: Wsgi,
        *,
        ordinary: tuple[Lane, StaticAnswer],
        screen: tuple[Lane, StaticAnswer],
        screen_path: str,
        free: frozenset[str] = frozenset(),
    ) -> None:
        self._app = app
        self._ordinary = ordinary
        self._screen = screen
        self._screen_path = screen_path
        self._free = free
        self._shed_count = 0
        self._counting = Lock()

    @property
    def shed_count(self) -> int:
        """How many requests were turned away since the start."""
        return self._shed_count

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path in self._free:
            return self._app(environ, start_response)
        is_screen = path.rstrip("/") == self._screen_path
        lane, static = self._screen if is_screen else self._ordinary
        with lane.enter() as admitted:
            if admitted:
                return self._app(environ, start_response)
        with self._counting:
            self._shed_count += 1
        status, headers, body = static
        start_response(status, headers)
        return [body]


def shed_answer(problem_base: str, crisis_pointer: dict[str, str]) -> StaticAnswer:
    """Render the 503 of an overloaded server once, so that shedding costs nothing.

    No line is logged of it, so all of them share one `request_id`.
    """
    body = json.dumps(
        {
            "type": f"{problem_base}/{Overloaded.slug}",
            "title": Overloaded.title,
            "status": Overloaded.status,
            "detail": Overloaded.advice,
            "request_id": "shed",
            "crisis": crisis_pointer,
        }
    ).encode()
    headers = [
        ("Content-Type", "application/problem+json"),
        ("Content-Length", str(len(body))),
        ("Retry-After", "1"),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    return "503 Service Unavailable", headers, body
