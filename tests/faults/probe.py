"""Asking for help over real sockets, many times, and how long each answer took."""

import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

COUNT = 200
P99, LONGEST = 0.050, 0.250  # seconds, in every disaster
_NO_ANSWER = 1.0  # seconds
_HOPELESS = 20  # without an answer, after which no more are asked
_PAUSE = 0.01
MEASURED: list[tuple[str, "Measured"]] = []
"""What the tests of this session found, by test."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What many questions came to; `times` are those of the answers with 988, in seconds."""

    times: tuple[float, ...]
    failed: tuple[str, ...]

    def share(self, part: float) -> float:
        """Return the time within which this part of the answers came (nearest rank)."""
        ordered = sorted(self.times) or [float("inf")]
        return ordered[max(ceil(len(ordered) * part) - 1, 0)]

    def is_within(self, p99: float) -> bool:
        return not self.failed and self.share(0.99) <= p99 and self.share(1) <= LONGEST

    def __str__(self) -> str:
        asked = len(self.times) + len(self.failed)
        shown = [f"{1000 * self.share(part):.1f}" for part in (0.5, 0.99, 1)]
        return f"{len(self.times)}/{asked}, p50 {shown[0]}, p99 {shown[1]}, max {shown[2]} ms"


def get(path: str, *fields: str, method: str = "GET") -> bytes:
    """Write a request that ends its connection."""
    head = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", *fields]
    return "\r\n".join([*head, "", ""]).encode("latin-1")


def ask(port: int, request: bytes, within: float = _NO_ANSWER) -> bytes:
    """Return the whole answer, head and body; raises `OSError` when none came in time."""
    with socket.create_connection(("127.0.0.1", port), timeout=within) as connection:
        connection.sendall(request)
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
        return received


def helps(answer: bytes) -> bool:
    """Tell whether it is 200 and names 988 outside of the head."""
    head, _, body = answer.partition(b"\r\n\r\n")
    return head.split(b" ", 2)[1:2] == [b"200"] and b"988" in body


def measure(
    port: int, path: str = "/v1/crisis", count: int = COUNT, hopeless: int = _HOPELESS
) -> Measured:
    """Ask `count` times, on a connection of its own each time."""
    request, times, failed = get(path), list[float](), list[str]()
    for _ in range(count):
        began = time.perf_counter()
        try:
            answer = ask(port, request)
            if helps(answer):
                times.append(time.perf_counter() - began)
            else:
                failed.append(answer[:40].decode("latin-1"))
        except OSError as error:
            failed.append(type(error).__name__)
        if len(failed) >= hopeless:
            break
        time.sleep(_PAUSE)
    return Measured(tuple(times), tuple(failed))


def assert_answers(
    port: int, path: str = "/v1/crisis", *, count: int = COUNT, p99: float = P99
) -> None:
    """Hold the answers to their limits; a machine that is busy otherwise gets a second chance.

    An answer that is missing or wrong gets none.
    """
    name = os.environ["PYTEST_CURRENT_TEST"].rpartition("::")[2].removesuffix(" (call)")
    measured = measure(port, path, count)
    MEASURED.append((name, measured))
    assert not measured.failed, f"{measured}: {measured.failed[0]}"
    if not measured.is_within(p99):
        MEASURED.append((f"{name}, again", again := measure(port, path, count)))
        assert again.is_within(p99), f"{measured}; again {again}"


def until(true: Callable[[], bool], within: float = 20.0) -> bool:
    """Wait for something to become true."""
    deadline = time.monotonic() + within
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()
