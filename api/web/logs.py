"""Logs: one JSON line per request and per failure, and never a word of what anyone sent."""

import logging
import sys
import time
import traceback
from types import TracebackType
from typing import Any
from uuid import uuid4

import structlog
from flask import Flask, Response, g, request

_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_log = structlog.get_logger("warmhandoff")


def configure_logging(level: str) -> None:
    """Write JSON lines to standard error, from `level` up."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(handlers=[Libraries()], level=logging.WARNING)


class Libraries(logging.Handler):
    """What libraries log, by name and place; their messages may quote a path or a statement."""

    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0] if record.exc_info else None
        _log.log(
            record.levelno,
            "library",
            logger=record.name,
            at=f"{record.filename}:{record.lineno} {record.funcName}",
            error=kind.__name__ if kind else None,
        )


def log_requests(app: Flask) -> None:
    """Give each request an id, and log route, status and time: no path, query, body, address."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.request_id = str(uuid4())
    g.began = time.perf_counter()


def _end(response: Response) -> Response:
    response.headers["Request-Id"] = g.request_id
    _log.info(
        "request",
        request_id=g.request_id,
        method=request.method if request.method in _METHODS else "other",
        route=request.url_rule.rule if request.url_rule else None,
        status=response.status_code,
        milliseconds=round((time.perf_counter() - g.began) * 1000, 1),
    )
    return response


def log_failure(
    where: str,
    error: tuple[type[BaseException], BaseException, TracebackType | None] | Any,
    **facts: Any,
) -> None:
    """Log an unforeseen error by its type and places; its message may quote what was sent."""
    kind, _, trace = error
    frames = traceback.extract_tb(trace)[-8:]
    _log.error(
        where,
        error=kind.__name__,
        at=[f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames],
        **facts,
    )
