"""ETag and If-Match (RFC 9110 section 13.1.1): a write names the version that it replaces."""

import re
from dataclasses import dataclass

from flask import request

from api.web.problems import MalformedRequest, Problem

_ANY = "*"
# one element of a list (section 5.6.1), which may be empty; a tag's own commas stand in quotes
_ELEMENT = re.compile(r'[ \t]*+((?:W/)?"[\x21\x23-\x7e\x80-\xff]*+")?[ \t]*+(?:,|\Z)')


class PreconditionRequired(Problem):
    slug, title, status = "precondition-required", "This request needs If-Match", 428
    advice = "Read it first, and send its ETag as If-Match."


class PreconditionFailed(Problem):
    slug, title, status = "precondition-failed", "It was changed since you read it", 412
    advice = "Nothing was changed by you. Read it again; `ETag` names the version of now."


@dataclass(frozen=True, slots=True)
class Precondition:
    """What If-Match asks for: one of these entity tags, or any at all (None)."""

    tags: frozenset[str] | None

    def require(self, current: str) -> None:
        """Refuse with the current tag unless it is asked for; raises `PreconditionFailed` (412).

        The comparison is strong (section 8.8.3.2): a weak tag is never equal to one of ours.
        """
        if self.tags is not None and current not in self.tags:
            raise PreconditionFailed(headers={"ETag": current})


def entity_tag(version: int) -> str:
    """Return the strong entity tag of a version."""
    return f'"{version}"'


def precondition() -> Precondition:
    """Read If-Match; raises `PreconditionRequired` (428) and `MalformedRequest` (400)."""
    header = request.headers.get("If-Match")
    if header is None:
        raise PreconditionRequired
    if header.strip(" \t") == _ANY:
        return Precondition(None)
    return Precondition(_tags(header))


def _tags(header: str) -> frozenset[str]:
    tags, at = set(), 0
    while at < len(header):
        element = _ELEMENT.match(header, at)
        if element is None:
            raise MalformedRequest('If-Match takes `*`, or entity tags in quotes, such as "1".')
        tags.add(element[1])
        at = element.end()
    return frozenset(tags - {None})
