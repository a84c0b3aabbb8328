"""What a step expects of an answer, and the sentence that says where it was disappointed."""

from collections.abc import Mapping
from typing import Any

import httpx

_LONGEST = 200


class NotAsTold(Exception):
    """A step did not go as it claims to: what was looked at, what it should be, what it was."""

    def __init__(self, what: str, *, expected: str, got: str) -> None:
        super().__init__(f"{what}: expected {_short(expected)}, got {_short(got)}")


def expect(what: str, got: object, expected: object) -> None:
    """Compare; raises `NotAsTold`."""
    if got != expected:
        raise NotAsTold(what, expected=repr(expected), got=repr(got))


def expect_in(what: str, needle: str, text: str) -> None:
    """Look for words that must be there; raises `NotAsTold`."""
    if needle not in text:
        raise NotAsTold(what, expected=f"{needle!r} in it", got=repr(text))


def expect_nothing_of(what: str, secrets: Mapping[str, str], text: str) -> None:
    """Look for what must not be there, by name; the message names it and never repeats it."""
    for name, secret in secrets.items():
        if secret in text:
            raise NotAsTold(what, expected=f"nothing of {name}", got=f"{name} in it")


def answered(answer: httpx.Response, status: int) -> dict[str, Any]:
    """Return the JSON object of an answer with this status; raises `NotAsTold`."""
    where = f"{answer.request.method} {answer.request.url.path}"
    if answer.status_code != status:
        raise NotAsTold(where, expected=str(status), got=_described(answer))
    found = _json(answer)
    if not isinstance(found, dict):
        raise NotAsTold(where, expected="a JSON object", got=answer.text)
    return found


def refused(answer: httpx.Response, status: int, slug: str) -> dict[str, Any]:
    """Return the problem of a refusal (RFC 9457) with this status and kind."""
    problem = answered(answer, status)
    expect("kind of problem", str(problem["type"]).rpartition("/")[2], slug)
    return problem


def _described(answer: httpx.Response) -> str:
    found = _json(answer)
    said = found.get("detail") or found.get("error_description") if isinstance(found, dict) else ""
    return f"{answer.status_code} {said or answer.reason_phrase}"


def _json(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError:
        return None


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
