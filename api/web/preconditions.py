"""ETag, If-Match and If-None-Match (RFC 9110 section 13.1): a write names what it replaces."""

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
    """What If-Match asks for: one of these entity tags, or any at all (None).

    `absent` says that If-None-Match asks for nothing to be there yet.
    """

    tags: frozenset[str] | None
    absent: bool = False

    def require(self, current: str | None) -> None:
        """Refuse with the current tag unless it is asked for; raises `PreconditionFailed` (412).

        The comparison is strong (section 8.8.3.2): a weak tag is never equal to one of ours. Where
        nothing is there (None), only who asked for that may go on.
        """
        wanted = current is not None and (self.tags is None or current in self.tags)
        if self.absent == (current is not None) or not (wanted or self.absent):
            raise PreconditionFailed(headers={"ETag": current} if current else {})


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


def precondition_of_put() -> Precondition:
    """Read If-None-Match, which takes `*` alone, or If-Match; one of them must be there."""
    header = request.headers.get("If-None-Match")
    if header is None:
        return precondition()
    if header.strip(" \t") != _ANY:
        raise MalformedRequest("If-None-Match takes `*`: nothing is there yet.")
    return Precondition(None, absent=True)


def _tags(header: str) -> frozenset[str]:
    tags, at = set(), 0
    while at < len(header):
        element = _ELEMENT.match(header, at)
        if element is None:
            raise MalformedRequest('If-Match takes `*`, or entity tags in quotes, such as "1".')
        tags.add(element[1])
        at = element.end()
    return frozenset(tags - {None})
