"""Examples of whole bodies, put together from the examples of their members."""

from typing import Any

import marshmallow as ma
from marshmallow import fields

from api.web.schema import Code, RequestSchema, errors_of

_BY_TYPE: tuple[tuple[type, Any], ...] = (
    (fields.Boolean, True),
    (fields.Number, 1),
    (fields.Mapping, {}),
)


def example_of(schema: ma.Schema) -> dict[str, Any]:
    """Return a body of this schema; that of a request is one the schema accepts."""
    members = {field.data_key or name: field for name, field in schema.fields.items()}
    if isinstance(schema, RequestSchema):
        return _accepted(schema, members)
    return {name: value_of(field) for name, field in members.items() if _is_shown(field)}


def value_of(field: Any) -> Any:
    """Return the field's own example, or the plainest value it takes."""
    if "example" in field.metadata:
        return field.metadata["example"]
    if field.allow_none:
        return None
    if isinstance(field, fields.Nested):
        return example_of(field.schema)
    if isinstance(field, fields.List):
        return [value_of(field.inner)]
    if isinstance(field, Code):
        return next(iter(field.enum)).value
    return next((value for kind, value in _BY_TYPE if isinstance(field, kind)), "text")


def _is_shown(field: Any) -> bool:
    """Leave out an optional member that has no example of its own."""
    has_parts = isinstance(field, fields.Nested | fields.List)
    return field.required or "example" in field.metadata or (has_parts and not field.allow_none)


def _accepted(schema: ma.Schema, members: dict[str, Any]) -> dict[str, Any]:
    """Begin with what is required and add what else the schema takes beside it, in order."""
    chosen = {name: value_of(field) for name, field in members.items() if field.required}
    for name, field in members.items():
        if name not in chosen and _is_shown(field):
            more = {**chosen, name: value_of(field)}
            chosen = more if _wrongs(schema, more) <= _wrongs(schema, chosen) else chosen
    return {name: chosen[name] for name in members if name in chosen}


def _wrongs(schema: ma.Schema, body: dict[str, Any]) -> int:
    return len(errors_of(schema.validate(body)))
