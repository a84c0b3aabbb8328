"""Properties made fit for clients: named codes, bounds, formats, and no `default: null`."""

from collections.abc import Iterator
from typing import Any

from api.web.document.plugins import CODES

Schema = dict[str, Any]
MOST_ITEMS = 1000
LONGEST_TEXT = 20_000
"""What an answer keeps to where its schema says nothing narrower."""
_LONGEST = {
    "date": 10,
    "date-time": 35,
    "uri": 2048,
    "uri-reference": 2048,
    "uuid": 36,
}
_INTEGERS = {"int32": 2**31, "int64": 2**63}
_BESIDE_REF = ("description", "readOnly", "examples")


def complete_components(schemas: dict[str, Schema]) -> None:
    """Complete every property of every component, and add a component for each set of codes."""
    named: dict[str, Schema] = {}
    for component in schemas.values():
        is_page = {"next_cursor", "next_after"} & component.get("properties", {}).keys()
        for name, part in component.get("properties", {}).items():
            whole = complete(part, name, named)
            if is_page and name == "items":
                whole["maxItems"] = 100
            component["properties"][name] = whole
    schemas.update(named)


def complete(part: Schema, name: str, named: dict[str, Schema]) -> Schema:
    """Return the schema of one value; sets of codes go into `named` and are referred to."""
    whole = {k: v for k, v in part.items() if k != "example" and (k, v) != ("default", None)}
    whole = _with_codes(whole, name, named)
    if "items" in whole:
        whole["items"] = complete(whole["items"], name, named)
        whole.setdefault("maxItems", MOST_ITEMS)
    return {**whole, **dict(_bounds(whole))}


def _with_codes(whole: Schema, name: str, named: dict[str, Schema]) -> Schema:
    given, meaning = whole.pop(CODES, (None, None))
    if "enum" not in whole:
        return whole
    title = given or name.title().replace("_", "")
    codes = [code for code in whole["enum"] if code is not None]
    component = {"type": "string", "enum": codes, "description": meaning or f"One {name}."}
    if named.setdefault(title, component)["enum"] != codes:
        raise RuntimeError(f"{title} is the name of two sets of codes")
    reference = {"$ref": f"#/components/schemas/{title}"}
    rest = {k: v for k, v in whole.items() if k in _BESIDE_REF}
    if None in whole["enum"]:
        return {"anyOf": [reference, {"type": "null"}], **rest}
    return {**reference, **rest}


def _bounds(whole: Schema) -> Iterator[tuple[str, Any]]:
    """Yield the bounds that a generator needs and the field did not give."""
    kinds = whole.get("type", ())
    if "string" in kinds and "maxLength" not in whole:
        yield "maxLength", _LONGEST.get(whole.get("format", ""), LONGEST_TEXT)
    if "integer" in kinds:
        size = whole.get("format", "int32")
        yield "format", size
        yield "minimum", whole.get("minimum", -_INTEGERS[size])
        yield "maximum", whole.get("maximum", _INTEGERS[size] - 1)
