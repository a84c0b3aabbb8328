"""What the crisis process reads from bytes: enough to answer, and never a refusal."""

from typing import Any

import pytest

from api.crisis.request import MAX_HEAD, read_request


def read(sent: bytes, *, is_all: bool = False) -> dict[str, Any]:
    environ = read_request(sent, is_all=is_all)
    assert environ is not None
    return environ


def test_request_is_read_when_its_head_has_ended() -> None:
    environ = read(b"GET /v1/crisis/US?lang=es HTTP/1.1\r\nAccept: text/plain\r\nx-a:1\r\n\r\nbody")
    assert environ["REQUEST_METHOD"] == "GET"
    assert environ["PATH_INFO"] == "/v1/crisis/US"
    assert environ["QUERY_STRING"] == "lang=es"
    assert (environ["HTTP_ACCEPT"], environ["HTTP_X_A"]) == ("text/plain", "1")
    assert environ["wsgi.input"].read() == b"", "a body is nobody's business here"


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\r\n",
        b"G",
        b"GET /crisis",
        b"GET /crisis HTTP/1.1",
        b"GET /crisis HTTP/1.1\r\nAccept: */*\r\n",
        b"GET /caf\xc3\xa9 HTTP/1.1\r\n",
    ],
)
def test_more_is_awaited_while_the_head_has_not_ended(sent: bytes) -> None:
    assert read_request(sent) is None


@pytest.mark.parametrize("sent", [b"GET /crisis HTTP/1.1\r\nAccept: text/html", b"GET /crisis"])
def test_what_is_there_has_to_do_when_nothing_more_comes(sent: bytes) -> None:
    assert read(sent, is_all=True)["PATH_INFO"] == "/crisis"


def test_head_without_an_end_is_answered_when_it_is_too_long() -> None:
    endless = b"GET /crisis HTTP/1.1\r\nX-A: " + b"a" * MAX_HEAD
    assert read(endless)["PATH_INFO"] == "/crisis"
    assert len(read(endless)["HTTP_X_A"]) < MAX_HEAD


@pytest.mark.parametrize(
    "sent",
    [
        b"hello\r\n",
        b"\x16\x03\x01\x02",
        b"\x00",
        b"hello world\n",
        b"\xff" * 9,
        b" \n",
        b"a" * MAX_HEAD,
    ],
)
def test_plain_text_is_asked_for_when_it_is_no_http(sent: bytes) -> None:
    environ = read(sent)
    assert (environ["PATH_INFO"], environ["HTTP_ACCEPT"]) == ("/crisis", "text/plain")


@pytest.mark.parametrize(
    ("target", "path"),
    [
        (b"/%63risis", "/crisis"),
        (b"/caf\xc3\xa9", "/caf\xc3\xa9"),
        (b"http://example.org/v1/crisis?a=b", "/v1/crisis"),
        (b"http://example.org", "/"),
        (b"/go?to=http://example.org/x", "/go"),
        (b"*", "*"),
        (b"/%zz%", "/%zz%"),
    ],
)
def test_path_is_understood_however_the_target_is_written(target: bytes, path: str) -> None:
    assert read(b"GET " + target + b" HTTP/1.1\r\n\r\n")["PATH_INFO"] == path


def test_one_line_is_a_request_when_it_names_no_version() -> None:
    assert read(b"GET /crisis\r\n")["PATH_INFO"] == "/crisis"


def test_field_is_read_as_one_when_it_comes_twice() -> None:
    assert read(b"GET / HTTP/1.0\n\rA: 1\nA:2\nbroken\n\n")["HTTP_A"] == "1,2"


def test_empty_lines_are_passed_over_when_they_come_first() -> None:
    assert read(b"\r\n\r\nHEAD /crisis HTTP/1.1\r\n\r\n")["REQUEST_METHOD"] == "HEAD"
