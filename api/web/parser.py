"""Reading a request's body and query into a schema: strictly, and refusing in our own words."""

import re
from typing import Any

import marshmallow as ma
from webargs.flaskparser import FlaskParser

from api.web.body import read_json
from api.web.problems import InvalidRequest, UnsupportedMediaType
from api.web.schema import errors_of, pointer_to

MAX_ERRORS = 50
"""How many values one answer names."""
_WHOLE = re.compile(r"-?[0-9]{1,19}", re.ASCII)


class Parser(FlaskParser):
    """Reads requests strictly: 415 for a form, 400 for odd JSON, 422 for unknown members."""

    DEFAULT_UNKNOWN_BY_LOCATION = {  # noqa: RUF012 - webargs reads a plain class attribute
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": ma.RAISE,
    }

    def load_json(self, req: Any, schema: ma.Schema) -> Any:  # noqa: ARG002 - webargs' signature
        raw = req.get_data(cache=True)
        if not raw.strip():
            return {}
        if not req.is_json or req.mimetype_params.get("charset", "utf-8").lower() != "utf-8":
            raise UnsupportedMediaType
        return read_json(raw)

    def load_querystring(self, req: Any, schema: ma.Schema) -> Any:
        named = {field.data_key or name: field for name, field in schema.fields.items()}
        refused = {
            name: _wrong_with(values, named[name])
            for name, values in req.args.lists()
            if name in named
        }
        errors = [
            {"pointer": pointer_to(name), "detail": detail}
            for name, detail in refused.items()
            if detail is not None
        ]
        if errors:
            raise InvalidRequest(errors=errors)
        return super().load_querystring(req, schema)

    def handle_error(self, error: ma.ValidationError, *_: Any, **__: Any) -> Any:
        messages = error.messages
        located = messages if isinstance(messages, dict) else {"": messages}
        errors = [found for inner in located.values() for found in errors_of(inner)]
        raise InvalidRequest(errors=errors[:MAX_ERRORS]) from error


def _wrong_with(values: list[str], field: Any) -> str | None:
    """Say what no schema can: webargs sees one string where the query had several."""
    if len(values) > 1 and not getattr(field, "is_multiple", False):
        return "Give this parameter once."
    if any("\0" in value for value in values):
        return "A NUL is not text."
    if isinstance(field, ma.fields.Integer) and not all(map(_WHOLE.fullmatch, values)):
        return "A whole number, such as 25."
    return None
