"""A crowd: clients that send slowly, send nothing, or ask for more than can be done."""

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.faults.probe import ask, get

_PATIENCE = 4.0  # seconds
_HEAD = b"POST /oauth/token HTTP/1.1\r\nHost: 127.0.0.1\r\n"
SLOW = {
    "slow headers": (_HEAD, b"X-A: b\r\n"),
    "slow bodies": (
        _HEAD + b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9999\r\n\r\n",
        b"a",
    ),
    "idle": (b"", b""),
}
"""What each kind of client sends at first, and then bit by bit."""


@contextmanager
def slow_clients(port: int, kind: str, count: int) -> Iterator[list[socket.socket]]:
    """Keep `count` clients of this kind attached; who is hung up on stays away."""
    first, then = SLOW[kind]
    over = threading.Event()
    crowd = [_attached(port, first) for _ in range(count)]

    def trickle() -> None:
        while then and not over.wait(0.5):
            for client in crowd:
                with suppress(OSError):
                    client.send(then)

    feeding = threading.Thread(target=trickle)
    feeding.start()
    try:
        yield crowd
    finally:
        over.set()
        feeding.join()
        for client in crowd:
            client.close()


def _attached(port: int, first: bytes) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port), timeout=5)
    client.sendall(first)
    client.setblocking(False)  # noqa: FBT003 - the standard library's signature
    return client


class Busy:
    """Clients that ask again soon after they are answered; `statuses` counts what they heard."""

    def __init__(self, port: int, path: str, pause: float) -> None:
        self.statuses: Counter[str] = Counter()
        self._port, self._request, self._pause = port, get(path), pause
        self._over = threading.Event()

    def go_on_asking(self) -> None:
        while not self._over.wait(self._pause):
            try:
                answer = ask(self._port, self._request, within=_PATIENCE)
                self.statuses[answer[9:12].decode()] += 1
            except OSError:
                self.statuses["none"] += 1

    def stop(self) -> None:
        self._over.set()


@contextmanager
def busy_clients(port: int, path: str, count: int, pause: float = 0.25) -> Iterator[Busy]:
    """Keep `count` clients asking for the path, each with a pause after its answer."""
    busy = Busy(port, path, pause)
    clients = [threading.Thread(target=busy.go_on_asking) for _ in range(count)]
    for client in clients:
        client.start()
    time.sleep(pause + 0.25)  # until all of them have asked
    try:
        yield busy
    finally:
        busy.stop()
        for client in clients:
            client.join()
