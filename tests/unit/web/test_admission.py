"""Lanes: however many requests are stuck, the crisis path keeps its threads."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Barrier, Event, Thread
from time import monotonic
from typing import Any

import pytest

from api.web.admission import Admission, Lane, shed_answer
from tests.unit.web.conftest import POINTER

SCREEN = "/v1/crisis/screen"
SHED = shed_answer("https://api.example.org/problems", POINTER)
SCREEN_SHED = ("200 OK", [("Content-Type", "application/json")], b'{"degraded":true}')


class Stuck:
    """An app whose ordinary requests wait until they are let go."""

    def __init__(self, stuck: int) -> None:
        self.everybody_in = Barrier(stuck + 1)
        self.let_go = Event()

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/stuck":
            self.everybody_in.wait(timeout=5)
            self.let_go.wait(timeout=5)
        if environ["PATH_INFO"] == "/broken":
            raise RuntimeError
        start_response("200 OK", [])
        return [environ["PATH_INFO"].encode()]


def admission(app: Any, *, busy: int, waiting: int = 0, patience: float = 0.01) -> Admission:
    return Admission(
        app,
        ordinary=(Lane(busy, waiting, patience), SHED),
        screen=(Lane(1), SCREEN_SHED),
        screen_path=SCREEN,
        free=frozenset({"/livez"}),
    )


def ask(app: Any, path: str) -> tuple[str, bytes]:
    found: list[str] = []
    body = b"".join(app({"PATH_INFO": path}, lambda status, _headers: found.append(status)))
    return found[0], body


@contextmanager
def all_stuck(app: Admission, inner: Stuck, count: int) -> Iterator[list[Thread]]:
    threads = [Thread(target=ask, args=(app, "/stuck")) for _ in range(count)]
    for thread in threads:
        thread.start()
    inner.everybody_in.wait(timeout=5)
    try:
        yield threads
    finally:
        inner.let_go.set()
        for thread in threads:
            thread.join(timeout=5)


def test_screen_and_the_front_answer_when_every_ordinary_thread_is_stuck() -> None:
    inner = Stuck(4)
    app = admission(inner, busy=4)

    def front(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Stand for the crisis answers, which are given before any lane."""
        if environ["PATH_INFO"] == "/v1/crisis":
            start_response("200 OK", [])
            return [b"988"]
        return app(environ, start_response)

    with all_stuck(app, inner, 4):
        assert ask(front, SCREEN) == ("200 OK", SCREEN.encode())
        assert ask(front, "/v1/crisis") == ("200 OK", b"988")
        assert ask(front, "/livez") == ("200 OK", b"/livez")
        assert ask(front, "/v1/referrals")[0] == "503 Service Unavailable"
        assert ask(front, "/livez")[0] == "200 OK", "an overloaded server is no dead one"


def test_ordinary_requests_are_served_when_the_screen_is_stuck() -> None:
    inner = Stuck(1)

    def screen_sticks(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        return inner({"PATH_INFO": "/stuck" if path == SCREEN else path}, start_response)

    app = admission(screen_sticks, busy=1)
    thread = Thread(target=ask, args=(app, SCREEN))
    thread.start()
    inner.everybody_in.wait(timeout=5)
    try:
        assert ask(app, "/v1/referrals") == ("200 OK", b"/v1/referrals")
        assert ask(app, SCREEN) == ("200 OK", b'{"degraded":true}')
    finally:
        inner.let_go.set()
        thread.join(timeout=5)


def test_request_is_shed_at_once_when_the_line_is_full() -> None:
    inner = Stuck(1)
    app = admission(inner, busy=1, waiting=0, patience=5)
    with all_stuck(app, inner, 1):
        began = monotonic()
        status, body = ask(app, "/")
        assert monotonic() - began < 1
    assert status == "503 Service Unavailable"
    assert json.loads(body)["type"] == "https://api.example.org/problems/overloaded"
    assert app.shed_count == 1


def test_request_is_shed_when_it_waited_longer_than_its_patience() -> None:
    inner = Stuck(1)
    app = admission(inner, busy=1, waiting=1, patience=0.01)
    with all_stuck(app, inner, 1):
        assert ask(app, "/")[0] == "503 Service Unavailable"
    assert ask(app, "/")[0] == "200 OK"


def test_request_is_served_when_its_turn_comes_while_it_waits() -> None:
    inner = Stuck(1)
    app = admission(inner, busy=1, waiting=1, patience=5)
    with all_stuck(app, inner, 1):
        answers: list[tuple[str, bytes]] = []
        waiter = Thread(target=lambda: answers.append(ask(app, "/")))
        waiter.start()
        inner.let_go.set()
        waiter.join(timeout=5)
    assert answers == [("200 OK", b"/")]


def test_every_place_is_free_again_when_requests_fail() -> None:
    app = admission(Stuck(1), busy=2)
    for _ in range(5):
        with pytest.raises(RuntimeError):
            ask(app, "/broken")
    assert ask(app, "/") == ("200 OK", b"/")


def test_shed_answer_is_a_problem_with_the_crisis_pointer_when_it_is_sent() -> None:
    status, headers, body = SHED
    problem = json.loads(body)
    assert status == "503 Service Unavailable"
    assert (problem["status"], problem["crisis"]) == (503, POINTER)
    assert set(problem) == {"type", "title", "status", "detail", "request_id", "crisis"}
    assert dict(headers) == {
        "Content-Type": "application/problem+json",
        "Content-Length": str(len(body)),
        "Retry-After": "1",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
