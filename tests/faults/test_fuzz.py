"""More than 100,000 requests at random: the crisis paths never say anything but 200 and 988."""

import socket
from collections.abc import Iterable
from contextlib import suppress
from random import Random
from typing import Any

import pytest

from api.crisis.always import AlwaysOn
from api.crisis.request import read_request
from api.crisis.serve import made_answers, responder
from tests.faults.anything import bytes_at_random, environs, requests
from tests.faults.probe import ask
from tests.faults.programs import Program

pytestmark = pytest.mark.slow
SEED = 988


class Unruly:
    """An app behind the crisis answers that fails in another way each time."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def __call__(self, _environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        match self._random.randrange(5):
            case 0:
                raise RuntimeError
            case 1:
                start_response("500 Internal Server Error", [])
            case 2:
                start_response("302 Found", [("Location", "/")])
            case 3:
                return iter(())
            case _:
                start_response("200 OK", [])
                return [b'{"call":"988"}']
        return [b"no help"]


def _heard(app: Any, environ: dict[str, Any]) -> tuple[str, dict[str, str], bytes]:
    heard: list[tuple[str, list[tuple[str, str]]]] = []
    body = b"".join(app(environ, lambda status, headers, *_: heard.append((status, headers))))
    assert len(heard) == 1, "one answer"
    return heard[0][0], dict(heard[0][1]), body


def test_100000_environs_get_200_and_988() -> None:
    random = Random(SEED)
    app = AlwaysOn(Unruly(random))
    for environ in environs(random, 100_000):
        status, headers, body = _heard(app, dict(environ))
        assert status == "200 OK", environ
        if environ["REQUEST_METHOD"] == "HEAD":
            assert ("988" in headers["Crisis-Line"], body) == (True, b""), environ
        else:
            assert b"988" in body, environ


def test_20000_strings_of_bytes_are_read_and_answered_by_the_process(
    capfd: pytest.CaptureFixture[str],
) -> None:
    respond = responder(made_answers())
    for sent in bytes_at_random(Random(SEED), 20_000):
        environ = read_request(sent, is_all=True)
        assert environ is not None
        answer = respond(environ)
        assert answer.startswith((b"HTTP/1.1 200 ", b"HTTP/1.1 503 ")), sent
        assert b"988" in answer, sent
    assert capfd.readouterr().err == "", "nothing failed on the way"


def _talk(port: int, sent: bytes, random: Random) -> bytes:
    """Send in pieces, close one side, hear all."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        with suppress(BrokenPipeError, ConnectionResetError):
            cut = random.randrange(len(sent) + 1)
            for piece in (sent[:cut], sent[cut:]):
                connection.sendall(piece)
            connection.shutdown(socket.SHUT_WR)
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
        return received


def test_5000_strings_of_bytes_are_answered_over_sockets_by_the_process(crisis: Program) -> None:
    random = Random(SEED)
    for sent in bytes_at_random(random, 5_000):
        answer = _talk(crisis.port, sent, random)
        assert answer.startswith((b"HTTP/1.1 200 ", b"HTTP/1.1 503 ")) or not sent.strip(b"\r\n")
        assert b"988" in answer or not sent.strip(b"\r\n"), sent


@pytest.mark.parametrize("where", ["app", "crisis"])
def test_5000_requests_get_200_and_988_over_sockets(
    request: pytest.FixtureRequest, where: str
) -> None:
    program: Program = request.getfixturevalue(where)
    for sent in requests(Random(SEED), 5_000):
        answer = ask(program.port, sent, within=5)
        assert answer[9:12] == b"200", (sent, answer[:100])
        assert b"988" in answer, sent
