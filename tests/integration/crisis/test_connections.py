"""The loop of the crisis process: slow, rude and many clients, and each gets one answer."""

import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from api.crisis import connections as module
from api.crisis.connections import Connections

ANSWER = b"HTTP/1.1 200 OK\r\n\r\n988"
Client = Callable[..., socket.socket]


def respond(environ: dict[str, Any]) -> bytes:
    path: str = environ["PATH_INFO"]
    return ANSWER + path.encode("latin-1")


class Loop:
    """Connections on a free port of the loopback, looked after by hand."""

    def __init__(self, **options: Any) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.listener.settimeout(0)
        self.connections = Connections(options.pop("respond", respond), **{"most": 9} | options)
        self.connections.listen(self.listener)
        self.clients: list[socket.socket] = []

    def client(self, sent: bytes = b"") -> socket.socket:
        made = socket.create_connection(self.listener.getsockname(), timeout=1)
        self.clients.append(made)
        made.sendall(sent)
        self.look()
        return made

    def look(self, rounds: int = 3) -> None:
        for _ in range(rounds):
            self.connections.look(0.001)

    def hear(self, client: socket.socket) -> bytes:
        """Hear all there is until the end, looking after the others meanwhile."""
        heard = b""
        client.settimeout(0.001)
        for _ in range(500):
            self.look(1)
            try:
                chunk = client.recv(65536)
            except TimeoutError:
                continue
            heard += chunk
            if not chunk:
                return heard
        raise AssertionError("the connection does not end")


@pytest.fixture
def loop() -> Iterator[Loop]:
    made = Loop()
    yield made
    close(made)


def close(loop: Loop) -> None:
    for client in loop.clients:
        client.close()
    loop.connections.finish(0)


def test_request_is_answered_and_the_connection_ends(loop: Loop) -> None:
    client = loop.client(b"GET /crisis HTTP/1.1\r\n\r\n")
    assert loop.hear(client) == ANSWER + b"/crisis"


def test_request_is_answered_once_when_it_comes_byte_by_byte(loop: Loop) -> None:
    client = loop.client()
    for byte in b"GET /a HTTP/1.1\r\n\r\n":
        client.sendall(bytes([byte]))
        loop.look(1)
    assert loop.hear(client) == ANSWER + b"/a"


def test_body_is_taken_and_forgotten_when_there_is_one(loop: Loop) -> None:
    client = loop.client(b"POST /a HTTP/1.1\r\nContent-Length: 400000\r\n\r\n")
    for _ in range(40):
        client.sendall(b"x" * 10_000)
        loop.look(1)
    assert loop.hear(client) == ANSWER + b"/a", "and no reset, which would lose the answer"


def test_what_follows_in_the_same_connection_is_no_request(loop: Loop) -> None:
    client = loop.client(b"GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n")
    assert loop.hear(client) == ANSWER + b"/a"


def test_half_a_request_is_answered_when_its_sender_closes(loop: Loop) -> None:
    client = loop.client(b"GET /a HTTP/1.1\r\nAcc")
    client.shutdown(socket.SHUT_WR)
    assert loop.hear(client) == ANSWER + b"/a"


def test_nothing_is_said_when_nothing_was_asked(loop: Loop) -> None:
    client = loop.client()
    client.shutdown(socket.SHUT_WR)
    assert loop.hear(client) == b""


def test_large_answer_arrives_whole_when_its_reader_is_slow() -> None:
    large = b"988" * 100_000
    loop = Loop(respond=lambda _: large)
    loop.listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 8192)
    client = loop.client(b"GET /a HTTP/1.1\r\n\r\n")
    client.shutdown(socket.SHUT_WR)
    assert loop.hear(client) == large
    close(loop)


def test_others_are_served_when_one_hangs_up_with_a_reset(loop: Loop) -> None:
    rude = loop.client(b"GET /a HT")
    rude.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    rude.close()
    loop.look()
    assert loop.hear(loop.client(b"GET /b HTTP/1.1\r\n\r\n")) == ANSWER + b"/b"


def test_who_takes_too_long_hears_the_answer_to_what_has_come() -> None:
    loop = Loop(within=0.0)
    client = loop.client(b"GET /a HTTP/1.1\r\nX-")
    assert loop.hear(client) == ANSWER + b"/a"
    assert loop.hear(loop.client()) == b"", "and who said nothing is let go"
    close(loop)


def test_longest_silent_makes_room_when_there_is_none() -> None:
    loop = Loop(most=2)
    first, second = loop.client(b"GET /a HT"), loop.client()
    third = loop.client(b"GET /c HTTP/1.1\r\n\r\n")
    assert loop.hear(first) == ANSWER + b"/a"
    assert loop.hear(third) == ANSWER + b"/c"
    second.sendall(b"GET /b HTTP/1.1\r\n\r\n")
    assert loop.hear(second) == ANSWER + b"/b"
    close(loop)


def test_who_was_answered_counts_as_silent_only_from_then_on() -> None:
    loop = Loop(most=2)
    first, second = loop.client(), loop.client(b"GET /b HT")
    first.sendall(b"GET /a HTTP/1.1\r\n\r\n")
    loop.look()
    loop.client()
    assert loop.hear(second) == ANSWER + b"/b", "so the second makes room"
    close(loop)


def test_room_is_made_when_no_file_is_left(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    oldest = loop.client(b"GET /a HT")
    accept, refusals = socket.socket.accept, iter([OSError(24, "too many open files")])

    def scarce(listener: socket.socket) -> Any:
        for refusal in refusals:
            raise refusal
        return accept(listener)

    monkeypatch.setattr(socket.socket, "accept", scarce)
    assert loop.hear(loop.client(b"GET /b HTTP/1.1\r\n\r\n")) == ANSWER + b"/b"
    assert loop.hear(oldest) == ANSWER + b"/a"


def test_endless_body_ends_the_connection(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_DISCARDED", 50_000)
    client = loop.client(b"POST /a HTTP/1.1\r\n\r\n")
    with pytest.raises(OSError, match=r"reset|pipe"):  # noqa: PT012 - it is many sends that fail
        for _ in range(50):
            client.sendall(b"x" * 10_000)
            loop.look(1)


def test_door_is_shut_after_who_stands_there_is_answered() -> None:
    loop = Loop()
    waiting = socket.create_connection(loop.listener.getsockname(), timeout=1)
    waiting.sendall(b"GET /a HTTP/1.1\r\n\r\n")
    address = loop.listener.getsockname()
    loop.connections.finish(0.05)
    assert waiting.recv(99) == ANSWER + b"/a"
    waiting.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address, timeout=1)
