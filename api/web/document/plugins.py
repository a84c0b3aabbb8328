"""apispec's plugins, taught to name operations and codes and to be truthful about our fields."""

from enum import StrEnum
from typing import Any

from apispec.ext.marshmallow import MarshmallowPlugin
from apispec.ext.marshmallow.common import resolve_schema_instance
from flask_smorest.spec.plugins import FlaskPlugin
from marshmallow import validate

from api.web import schema as wire
from api.web.document.examples import example_of

CODES = "x-codes"
"""Where a property says which named set its `enum` is: [name or None, meaning]."""


class OperationIds(FlaskPlugin):  # type: ignore[misc]
    """Refuse an operation that no client could name."""

    def path_helper(
        self, rule: Any, operations: dict[str, Any], parameters: list[Any], **options: Any
    ) -> Any:
        for method, operation in operations.items():
            if not operation.get("operationId") or not operation.get("summary"):
                raise RuntimeError(f"{method.upper()} {rule.rule}: needs a name and a summary")
        return super().path_helper(rule, operations, parameters, **options)


def operation_id(view_name: str) -> str:
    """Turn `submit_referral` into `submitReferral`."""
    first, *rest = view_name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def schema_name(schema: Any) -> str:
    """Name a component after its schema class, without the suffix."""
    cls = schema if isinstance(schema, type) else type(schema)
    return cls.__name__.removesuffix("Schema")


def marshmallow_plugin() -> MarshmallowPlugin:
    """Return the plugin that names components and documents our own fields truthfully."""
    return _Plugin(schema_name_resolver=schema_name)


class _Plugin(MarshmallowPlugin):
    """Also keeps `examples`: one for each schema, by component name."""

    def init_spec(self, spec: Any) -> None:
        super().init_spec(spec)
        self.examples: dict[str, Any] = {}
        assert self.converter is not None  # noqa: S101 - set by the line above
        self.converter.add_attribute_function(_truthful)  # type: ignore[no-untyped-call]
        self.converter.add_attribute_function(_codes)  # type: ignore[no-untyped-call]

    # MarshmallowPlugin breaks its parent's signature, and this one keeps to it
    def schema_helper(  # type: ignore[override]
        self, name: str, definition: Any, schema: Any = None, **options: Any
    ) -> Any:
        found = super().schema_helper(name, definition, schema=schema, **options)  # type: ignore[no-untyped-call]
        if schema is not None:
            instance = resolve_schema_instance(schema)
            self.examples[name] = example_of(instance)
            found |= _described(type(instance))
        return found


def _described(cls: type) -> dict[str, str]:
    """Describe a component by its class's own docstring, where it has one."""
    words = (vars(cls).get("__doc__") or "").split()
    return {"description": " ".join(words)} if words else {}


def _truthful(_converter: Any, field: Any, **_: Any) -> dict[str, Any]:
    """Put right what apispec writes of our fields: formats, patterns, `examples`."""
    found: dict[str, Any] = {}
    if isinstance(field, wire.Moment):
        found["format"] = "date-time"
    for check in field.validators:
        if isinstance(check, wire.Pattern):
            found["pattern"] = (
                f"^(?:{check.source})$" if "|" in check.source else f"^{check.source}$"
            )
    if "example" in field.metadata:
        found["examples"] = [field.metadata["example"]]
    return found


def _codes(_converter: Any, field: Any, **_: Any) -> dict[str, Any]:
    if isinstance(field, wire.Code):
        kind: type[StrEnum] = field.enum
        meaning = (kind.__doc__ or kind.__name__).strip().splitlines()[0]
        return {CODES: [kind.__name__, f"{meaning} Answers may come to hold more codes."]}
    choices = next((c for c in field.validators if isinstance(c, validate.OneOf)), None)
    return {CODES: [None, choices.error]} if choices else {}
