"""Reading JSON once, strictly: what PostgreSQL or a client could misread is refused here."""

import json
import math
import re
from typing import Any, NoReturn

from api.web.problems import MalformedRequest

MAX_DEPTH = 32
_INT8 = range(-(2**63), 2**63)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# A string to its end, closed or not, or a bracket: possessive, because with backtracking an open
# string of 400 kB took minutes.
_BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)


def read_json(raw: bytes) -> Any:
    """Parse UTF-8 JSON of at most 32 levels.

    Refuses duplicate members, NUL and lone surrogates, NaN and Infinity, and numbers beyond what
    64 bits hold. Raises `MalformedRequest`, whose detail names the reason and never the content.
    """
    try:
        text = raw.decode()
        _refuse_depth(text)
        value = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_bounded_int,
        )
    except UnicodeDecodeError:
        _refuse("The body is not UTF-8.")
    except json.JSONDecodeError as error:
        reason = error.msg.lower().removesuffix(" at")
        _refuse(f"The body is not JSON: {reason} at line {error.lineno}.")
    _refuse_unstorable(value)
    return value


def _refuse(detail: str) -> NoReturn:
    raise MalformedRequest(detail)


def _refuse_depth(text: str) -> None:
    """Count brackets outside strings before the recursive parser can exhaust the stack."""
    depth = 0
    for token in _BRACKETS.finditer(text):
        first = token[0][0]
        if first in "[{":
            depth += 1
        elif first in "]}":
            depth -= 1
        if depth > MAX_DEPTH:
            _refuse(f"The body is nested more than {MAX_DEPTH} levels deep.")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        _refuse("The body names the same member twice.")
    return members


def _refuse_constant(name: str) -> NoReturn:
    _refuse(f"{name} is not JSON (RFC 8259 section 6).")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        _refuse("A number does not fit in 64 bits.")
    return number


def _bounded_int(digits: str) -> int:
    if len(digits) > 20 or int(digits) not in _INT8:  # noqa: PLR2004 - 19 digits and a sign
        _refuse("An integer does not fit in 64 bits.")
    return int(digits)


def _refuse_unstorable(body: Any) -> None:
    waiting = [body]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and _UNSTORABLE.search(value):
            _refuse("A string holds a NUL or a lone surrogate character.")
        if isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            waiting += value
