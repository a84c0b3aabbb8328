"""The refusals in the document: which an operation can give, each a named example."""

from collections.abc import Iterable
from typing import Any

from api.web.document.components import ID
from api.web.problems import InvalidRequest, Problem

Operation = dict[str, Any]
ALWAYS_ANSWERS = "crisis"
"""The tag whose operations refuse nothing and never say that they cannot (DESIGN rule 6)."""
_NO_HTTP = {"4XX": {"description": "Only for what is no HTTP request; all else gets 200."}}
_HEADERS_OF = {
    "401": "WWW-Authenticate",
    "403": "WWW-Authenticate",
    "412": "ETag",
    "503": "Retry-After",
}


def all_problems() -> list[type[Problem]]:
    """List every kind of problem that is loaded, by slug."""
    found: dict[str, type[Problem]] = {}
    waiting: list[type[Problem]] = [Problem]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            if kind.__module__.startswith("api."):
                found[kind.slug] = kind
            waiting.append(kind)
    return [found[slug] for slug in sorted(found)]


def problem_answers(
    operation: Operation, slugs: Iterable[str], components: dict[str, Any]
) -> dict[str, Any]:
    """Return the error answers by status; what one or two kinds share becomes a component."""
    if operation["tags"] == [ALWAYS_ANSWERS]:
        return _NO_HTTP
    known = {kind.slug: kind for kind in all_problems()}
    by_status: dict[str, list[type[Problem]]] = {}
    for slug in sorted({*slugs, *_implied(operation)}):
        by_status.setdefault(str(known[slug].status), []).append(known[slug])
    return {status: _shared(kinds, components) for status, kinds in by_status.items()}


def problem_examples() -> dict[str, Any]:
    """Return the example of each kind, by slug."""
    return {kind.slug: {"summary": kind.title, "value": _example(kind)} for kind in all_problems()}


def _shared(kinds: list[type[Problem]], components: dict[str, Any]) -> dict[str, Any]:
    most = 2
    if len(kinds) > most:
        return _answer(kinds)
    name = "Or".join(kind.__name__ for kind in kinds)
    components.setdefault("responses", {})[name] = _answer(kinds)
    return {"$ref": f"#/components/responses/{name}"}


def _implied(operation: Operation) -> list[str]:
    """List what every operation of this shape can answer."""
    places = {parameter["in"] for parameter in operation["parameters"]}
    names = {parameter["name"] for parameter in operation["parameters"]}
    implied = ["invalid-request", "internal-error", "database-away", "overloaded"]
    implied += ["not-authenticated", "not-allowed"] if operation["security"] else []
    implied += ["not-found"] if "path" in places else []
    if "requestBody" in operation:
        implied += ["malformed-request", "payload-too-large", "unsupported-media-type"]
    if "header" in places or "cursor" in names:
        implied += ["malformed-request"]
    if "Idempotency-Key" in names:
        implied += ["request-in-flight", "idempotency-key-reused"]
    if "If-Match" in names:
        implied += ["precondition-required", "precondition-failed"]
    return implied


def _answer(kinds: list[type[Problem]]) -> dict[str, Any]:
    named = _HEADERS_OF.get(str(kinds[0].status))
    return {
        "description": " / ".join(kind.title for kind in kinds),
        "headers": header_references(["Request-Id", *([named] if named else [])]),
        "content": {
            "application/problem+json": {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "examples": {
                    kind.slug: {"$ref": f"#/components/examples/{kind.slug}"} for kind in kinds
                },
            }
        },
    }


def header_references(names: Iterable[str]) -> dict[str, Any]:
    """Refer to the headers of these names."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _example(kind: type[Problem]) -> dict[str, Any]:
    found = {
        "type": f"https://api.example.org/problems/{kind.slug}",
        "title": kind.title,
        "status": kind.status,
        "detail": kind.advice or f"{kind.title}.",
        "request_id": ID,
        "crisis": {
            "call": "988",
            "text": "988",
            "chat": "https://988lifeline.org/chat/",
            "emergency_call": "911",
            "url": "/v1/crisis",
        },
    }
    if issubclass(kind, InvalidRequest):
        found["errors"] = [{"pointer": "/reference", "detail": "Longer than maximum length 128."}]
    return found
