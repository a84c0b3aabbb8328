"""Log lines hold codes, counts and times, and never what somebody sent."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from typing import Any

import pytest
import structlog
from flask import Flask

from api.web.logs import Libraries, configure_logging, log_failure

CANARY = "QZ7-canary-QZ7"


@contextmanager
def log(level: str = "INFO") -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """Write real log lines to a standard error of our own; yields what returns them."""
    before = structlog.get_config()
    with redirect_stderr(io.StringIO()) as written:
        configure_logging(level)
        yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    structlog.configure(**before)


def test_request_leaves_one_line_of_known_members_when_it_is_answered(bare: Flask) -> None:
    bare.add_url_rule("/things/<name>", view_func=lambda name: name, methods=["POST"])
    path, headers = f"/things/{CANARY}?q={CANARY}", {"User-Agent": CANARY, "Referer": CANARY}
    with log() as lines:
        answer = bare.test_client().post(path, json={"text": CANARY}, headers=headers)
        [line] = lines()
    assert set(line) == {
        *("event", "level", "timestamp"),
        *("request_id", "method", "route", "status", "milliseconds"),
    }
    assert (line["method"], line["route"], line["status"]) == ("POST", "/things/<name>", 200)
    assert line["request_id"] == answer.headers["Request-Id"]
    assert CANARY not in json.dumps(line)


@pytest.mark.parametrize("method", ["GET", CANARY])
def test_line_has_no_route_when_nothing_was_there(bare: Flask, method: str) -> None:
    with log() as lines:
        bare.test_client().open(f"/{CANARY}?{CANARY}", method=method)
        [line] = lines()
    assert (line["route"], line["status"]) == (None, 404)
    assert CANARY.lower() not in json.dumps(line).lower()


def fail() -> None:
    raise ValueError(CANARY) from KeyError(CANARY)


def test_failure_is_logged_by_type_and_place_when_its_message_quotes_a_body() -> None:
    with log() as lines:
        with pytest.raises(ValueError, match=CANARY) as caught:
            fail()
        log_failure("request failed", (caught.type, caught.value, caught.tb), why="test")
        [line] = lines()
    assert (line["event"], line["error"], line["why"]) == ("request failed", "ValueError", "test")
    assert line["at"][-1].startswith("test_logs.py:")
    assert CANARY not in json.dumps(line)


def test_library_is_logged_by_name_and_place_when_its_message_quotes_a_statement() -> None:
    library = logging.getLogger("tests.library")
    library.propagate = False
    library.addHandler(Libraries())
    with log() as lines:
        try:
            fail()
        except ValueError:
            library.exception("%s", CANARY, extra={"body": CANARY})
        library.warning(CANARY)
        failed, warned = lines()
    assert (failed["logger"], failed["error"]) == ("tests.library", "ValueError")
    assert (warned["level"], warned["error"]) == ("warning", None)
    assert warned["at"].startswith("test_logs.py:")
    assert CANARY not in json.dumps([failed, warned])


def test_line_is_not_written_when_its_level_is_below_the_chosen_one() -> None:
    with log("WARNING") as lines:
        structlog.get_logger().info("quiet")
        structlog.get_logger().warning("loud")
        assert [line["event"] for line in lines()] == ["loud"]
