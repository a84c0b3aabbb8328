"""What the crisis process says: the answers, and something in their place should they fail."""

from collections.abc import Iterable
from typing import Any

import pytest

from api.crisis import always
from api.crisis.serve import last_resort, made_answers, responder, wanted_port

GET = {"REQUEST_METHOD": "GET", "PATH_INFO": "/v1/crisis"}


def ask(app: Any, **environ: str) -> tuple[str, dict[str, str], bytes]:
    head, _, body = responder(app)({**GET, **environ}).partition(b"\r\n\r\n")
    status, *lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    assert len(headers) == len(lines), "no header twice"
    return status, headers, body


def failing(_environ: Any, _start_response: Any) -> Iterable[bytes]:
    raise RuntimeError("I want to die")


@pytest.fixture(scope="module")
def answers() -> Any:
    return made_answers()


def test_answer_is_written_whole_and_ends_the_connection(answers: Any) -> None:
    status, headers, body = ask(answers)
    assert status == "HTTP/1.1 200 OK"
    assert headers["Content-Length"] == str(len(body))
    assert headers["Connection"] == "close"
    assert headers["Date"].endswith("GMT")
    assert b'"us-988"' in body


@pytest.mark.parametrize("path", ["/v1/crisis", "/crisis", "/v1/referrals"])
def test_head_has_every_header_and_no_body(answers: Any, path: str) -> None:
    _, full, body = ask(answers, PATH_INFO=path)
    _, headers, none = ask(answers, PATH_INFO=path, REQUEST_METHOD="HEAD")
    assert {**headers, "Date": ""} == {**full, "Date": ""}
    assert (none, headers["Content-Length"]) == (b"", str(len(body)))


def test_screen_is_answered_with_the_static_block_since_nobody_screens_here(answers: Any) -> None:
    status, _, body = ask(answers, PATH_INFO="/v1/crisis/screen", REQUEST_METHOD="POST")
    assert status == "HTTP/1.1 200 OK"
    assert b'"level":"L1"' in body
    assert b'"degraded":true' in body


def test_lines_are_said_when_an_answer_fails(capsys: pytest.CaptureFixture[str]) -> None:
    status, headers, body = ask(failing, PATH_INFO="/v1/crisis/screen")
    assert (status, headers["Crisis-Line"]) == ("HTTP/1.1 200 OK", "988")
    assert b"988" in body
    complaint = capsys.readouterr().err
    assert "RuntimeError at test_serve.py" in complaint
    assert "want to die" not in complaint


def numberless(_app: Any) -> Any:
    def app(_environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [])
        return [b"no number"]

    return app


@pytest.mark.parametrize("broken", [None, numberless])
def test_last_resort_is_said_when_the_answers_cannot_be_made(
    broken: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(always, "AlwaysOn", broken)
    assert made_answers() is last_resort
    assert "last resort" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "status"),
    [("/crisis", "200"), ("/V1/Crisis", "200"), ("/v1/referrals", "503")],
)
def test_last_resort_names_the_numbers(path: str, status: str) -> None:
    told, headers, body = ask(last_resort, PATH_INFO=path)
    assert told.split(" ")[1] == status
    assert headers["Content-Length"] == str(len(body))
    assert ("Retry-After" in headers) is (status == "503")
    assert all(number in body for number in (b"988", b"911", b"findahelpline.com"))


@pytest.mark.parametrize("said", ["", "0", "65536", "-1", "8988.0", "many", "²", "9" * 5000])
def test_default_port_is_taken_when_the_one_that_was_said_is_none(
    said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CRISIS_PORT", said)
    assert wanted_port() == 8988
    assert ("CRISIS_PORT" in capsys.readouterr().err) is bool(said)


def test_port_is_the_one_that_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRISIS_PORT", "19000")
    assert wanted_port() == 19000
