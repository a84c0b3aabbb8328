"""The whole document finished: every part completed, in an order, and nothing unused."""

import json
import re
from typing import Any

from api.web.document.components import HEADERS, PARAMETERS
from api.web.document.operations import complete_operation, path_parameter
from api.web.document.problems import problem_examples
from api.web.document.properties import complete_components

Document = dict[str, Any]
_PATH_NAME = re.compile(r"{(\w+)}")
_METHODS = ("get", "put", "post", "patch", "delete")
_ORDER = ("openapi", "info", "servers", "tags", "paths", "components")


def finished(raw: Document, examples: dict[str, Any]) -> Document:
    """Finish apispec's output, which stays as it is; `examples` are bodies by schema name."""
    document: Document = json.loads(json.dumps(raw))
    info = document["info"]
    document["info"] = {"title": info["title"], "version": info["version"], **info}
    bodies = {name: {"value": body} for name, body in examples.items()}
    components = document["components"]
    components |= {
        "responses": {},
        "parameters": PARAMETERS,
        "headers": HEADERS,
        "examples": bodies | problem_examples(),
    }
    complete_components(components["schemas"])
    for path, item in document["paths"].items():
        document["paths"][path] = _complete_path(item, components)
    _link_creates(document["paths"])
    return _in_order({name: document[name] for name in _ORDER})


def _complete_path(item: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    shared = [path_parameter(each) for each in item.pop("parameters", [])]
    return {
        method: complete_operation(method, item[method], shared, components)
        for method in _METHODS
        if method in item
    }


def _link_creates(paths: dict[str, Any]) -> None:
    """Say where what was created can be read: tools that follow links need it."""
    for path, item in paths.items():
        for making in (item.get("post", {}), item.get("put", {})):
            named = making.pop("x-read-by", None)
            created = making.get("responses", {}).get("201")
            if created:
                created["links"] = {"read": _reader(paths, path, named)}


def _reader(paths: dict[str, Any], path: str, named: str | None) -> dict[str, Any]:
    """Find the operation that reads one by its id, or the one that reads this very path.

    An operation may name the reader of what it makes, where that stands under another path.
    """
    for other, reader in paths.items():
        head, _, name = other.rpartition("/")
        is_it = reader.get("get", {}).get("operationId") == named if named else head == path
        if is_it and name.startswith("{") and "get" in reader:
            parameters = {name.strip("{}"): "$response.body#/id"}
            return {"operationId": reader["get"]["operationId"], "parameters": parameters}
    own = {name: f"$request.path.{name}" for name in _PATH_NAME.findall(path)}
    link = {"operationId": paths[path]["get"]["operationId"]}
    return {**link, "parameters": own} if own else link


def _in_order(document: Document) -> Document:
    """Sort the components, without those nothing refers to: they would puzzle a reader."""
    text = json.dumps(document)
    components = {
        kind: {
            name: part
            for name, part in sorted(parts.items())
            if kind == "securitySchemes" or f'"#/components/{kind}/{name}"' in text
        }
        for kind, parts in sorted(document["components"].items())
    }
    return document | {"components": components}
