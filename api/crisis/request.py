"""What is asked, read from whatever bytes have come; nothing here refuses and nothing raises."""

import re
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

MAX_HEAD = 16_384
"""Bytes that are read of a request line and its headers; what comes behind is not looked at."""

_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_BEGINS_AS_HTTP = re.compile(rb"[!-~]*(?: |\Z)")
_NOT_HTTP = b"GET /crisis HTTP/1.0\nAccept: text/plain"


def read_request(received: bytes, *, is_all: bool = False) -> dict[str, Any] | None:
    """Return the WSGI environ of a request, or None where more of it is to come.

    `is_all` says that nothing more is awaited: what is there has to do. Bytes that are no HTTP
    count as a question for the plain text, as soon as that can be told.
    """
    head = received.lstrip(b"\r\n")  # RFC 9112 section 2.2
    line, newline, _ = head.partition(b"\n")
    is_all = is_all or len(head) >= MAX_HEAD
    if not _BEGINS_AS_HTTP.match(line):
        return _environ(_NOT_HTTP)
    if not (newline or is_all):
        return None
    words = line.split()
    has_version = len(words) > 1 and words[-1].upper().startswith(b"HTTP/")
    if not has_version and not (len(words) > 1 and words[1].startswith(b"/")):
        return _environ(_NOT_HTTP)
    end = _END_OF_HEAD.search(head)
    if end is None and has_version and not is_all:  # HTTP/0.9 has no version and one line
        return None
    return _environ(head[: end.start() if end else MAX_HEAD])


def _environ(head: bytes) -> dict[str, Any]:
    """Write what PEP 3333 asks for, as far as the head tells; the body is empty, whatever came."""
    line, *fields = head.split(b"\n")
    method, target, *_ = (word.decode("latin-1") for word in line.split())
    path, _, query = _without_origin(target).partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path.encode("latin-1")).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.input": BytesIO(),
    }
    for field in fields:
        name, _, value = field.decode("latin-1").partition(":")
        key = f"HTTP_{name.strip().upper().replace('-', '_')}"
        environ[key] = f"{environ[key]},{value.strip()}" if key in environ else value.strip()
    return environ


def _without_origin(target: str) -> str:
    """Take the path of an absolute-form target (RFC 9112 section 3.2.2)."""
    _, scheme, rest = target.partition("://")
    return "/" + rest.partition("/")[2] if scheme and not target.startswith("/") else target
