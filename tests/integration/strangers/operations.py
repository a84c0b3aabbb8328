"""Calls made from the OpenAPI document: where an operation takes an id, and a request that does."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from flask import Flask

from api.clock import utc_now
from api.web.api import document_of
from tests.world import Answer, Caller

Json = dict[str, Any]
Place = tuple[str | int, ...]
"""Where a value stands: `path` or `query` and its name, or `body` and the steps into it."""

FUTURE = {"expires_at": 90, "ends_at": 90, "until": 90, "starts_at": 1}
"""In how many days these moments lie; every other one of an example is set to a minute ago."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the document, with its references followed."""

    name: str
    method: str
    path: str
    scopes: frozenset[str]
    parameters: list[Json]
    body: Any
    ids: Mapping[Place, str]
    objects: tuple[Place, ...]
    members: Mapping[Place, Json]

    def parameter_names(self, where: str) -> set[str]:
        return {each["name"] for each in self.parameters if each["in"] == where}

    def send(self, caller: Caller, values: Mapping[Place, Any]) -> Answer:
        """Call it as the document says, with these values at these places."""
        path, query, body = self.path, dict[str, Any](), deepcopy(self.body)
        for place, value in values.items():
            match place:
                case ("path", name):
                    path = path.replace(f"{{{name}}}", str(value))
                case ("query", name):
                    query[str(name)] = value
                case _:
                    _put(body, place[1:], value)
        for each in self.parameters:
            if each["in"] == "path":
                path = path.replace(f"{{{each['name']}}}", str(each["example"]))
        answer: Answer = caller.app.test_client().open(  # type: ignore[assignment]
            f"{path}?{urlencode(query)}" if query else path,
            method=self.method,
            json=body,
            headers=caller._headers(self._headers()),
        )
        return answer

    def _headers(self) -> dict[str, str]:
        wanted = {e["name"]: str(e["example"]) for e in self.parameters if e["in"] == "header"}
        return wanted | ({"Idempotency-Key": str(uuid4())} if "Idempotency-Key" in wanted else {})


def operations_of(app: Flask) -> list[Operation]:
    """Read every operation out of the app's own document."""
    document = document_of(app)
    return [
        _operation(document, method, path, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
    ]


def _operation(document: Json, method: str, path: str, found: Json) -> Operation:
    parameters = [_followed(document, each) for each in found.get("parameters", [])]
    ids: dict[Place, str] = {
        (each["in"], each["name"]): each["name"]
        for each in parameters
        if each["schema"].get("format") == "uuid"
    }
    body, objects, members = None, list[Place](), dict[Place, Json]()
    if "requestBody" in found:
        content = found["requestBody"]["content"]["application/json"]
        [example] = content["examples"].values()
        body = _up_to_date(deepcopy(_followed(document, example)["value"]))
        for place, schema in _members(document, content["schema"], ("body",)):
            ids |= {place: _name(place)} if schema.get("format") == "uuid" else {}
            objects += [place] if schema.get("properties") is not None else []
            members[place] = schema
    return Operation(
        name=found["operationId"],
        method=method,
        path=path,
        scopes=frozenset(scope for each in found["security"] for scope in each.get("oauth2", ())),
        parameters=parameters,
        body=body,
        ids=ids,
        objects=tuple(objects),
        members=members,
    )


def _name(place: Place) -> str:
    """Name what stands there: the first of `context_ids` is a `context_id`."""
    return str(place[-1]) if place[-1] else str(place[-2]).removesuffix("s")


def _followed(document: Json, part: Json) -> Json:
    found = document if "$ref" in part else part
    for step in part.get("$ref", "").split("/")[1:]:
        found = found[step]
    return found


def _members(document: Json, schema: Json, place: Place) -> Iterator[tuple[Place, Json]]:
    """Yield the schema and every one inside it, with its place in a body; the first of a list."""
    schema = _followed(document, schema)
    if "anyOf" in schema:
        schema = _followed(document, schema["anyOf"][0])
    yield place, schema
    for name, inner in schema.get("properties", {}).items():
        yield from _members(document, inner, (*place, name))
    if "items" in schema:
        yield from _members(document, schema["items"], (*place, 0))


def _up_to_date(example: Any, name: str = "") -> Any:
    """Give the example's moments values that the rules of this minute allow."""
    if isinstance(example, dict):
        return {key: _up_to_date(value, key) for key, value in example.items()}
    if isinstance(example, list):
        return [_up_to_date(value, name) for value in example]
    if not name.endswith(("_at", "until")) and name != "at":
        return example
    ahead = timedelta(days=FUTURE[name]) if name in FUTURE else timedelta(minutes=-1)
    return (utc_now() + ahead).isoformat()


def _put(body: Any, place: Place, value: Any) -> None:
    """Set one value of the body, making the objects and lists on the way to it."""
    *way, last = place
    for step, after in zip(way, place[1:], strict=True):
        if isinstance(body, dict):
            body = body.setdefault(str(step), [] if after == 0 else {})
        else:
            body += [{}] if not body else []
            body = body[int(step)]
    if isinstance(body, list):
        body[:1] = [value]
    else:
        body[str(last)] = value
