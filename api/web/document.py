"""The OpenAPI document: what flask-smorest leaves out or gets wrong is put right here."""

from enum import StrEnum
from typing import Any

from apispec.ext.marshmallow import MarshmallowPlugin
from flask_smorest.spec.plugins import FlaskPlugin
from marshmallow import fields

from api.web import schema as wire
from api.web.problems import Problem
from api.web.schema import ResponseSchema, Text


class FieldErrorSchema(ResponseSchema):
    pointer = fields.String(
        metadata={"description": "RFC 6901 pointer to the value.", "example": "/member/age_group"}
    )
    detail = fields.String(
        metadata={"description": "What to correct.", "example": "Must be one of the listed."}
    )


class CrisisPointerSchema(ResponseSchema):
    call = fields.String(metadata={"description": "Number to call.", "example": "988"})
    text = fields.String(metadata={"description": "Number to text.", "example": "988"})
    chat = fields.String(
        metadata={"description": "Page to chat on.", "example": "https://988lifeline.org/chat/"}
    )
    emergency = fields.String(
        metadata={"description": "When someone is in immediate danger.", "example": "911"}
    )
    url = fields.String(metadata={"description": "Everything else.", "example": "/v1/crisis"})


class ProblemSchema(ResponseSchema):
    """RFC 9457 problem details; `type` has a page, `detail` says what to do next."""

    type = fields.String(
        metadata={"format": "uri", "example": "https://api.example.org/problems/not-found"}
    )
    title = Text(max=200, metadata={"example": "There is nothing here for you"})
    status = fields.Integer(metadata={"example": 404, "format": "int32"})
    detail = fields.String(metadata={"example": "Check the id, and that it is yours."})
    request_id = fields.String(
        metadata={"description": "Name it when you ask us.", "example": "0197-…"}
    )
    crisis = fields.Nested(CrisisPointerSchema())
    errors = fields.List(fields.Nested(FieldErrorSchema()), metadata={"optional": True})


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


_PARAMETERS = {
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "required": True,
        "description": "A fresh UUID; repeat it when you retry, and it will not act twice.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 255},
        "example": "6f0f5f0e-6a3b-4d0a-9a53-0d4f4e6a5a11",
    },
    "ClaimToken": {
        "name": "Claim-Token",
        "in": "header",
        "required": True,
        "description": "`claim.token` of the referral you hold; an old one is refused.",
        "schema": {"type": "integer", "format": "int32", "minimum": 0, "maximum": 999999999},
        "example": 1,
    },
}
SCOPES = {
    "referrals:write": "Submit referrals",
    "referrals:read": "Read your platform's referrals",
    "events:read": "Read your platform's feed",
    "consents:manage": "Decide what is shared about you",
    "referrals:self": "Read your own referrals",
    "intake:read": "Read the queue and what you hold",
    "intake:claim": "Claim, accept, decline and close",
    "context:read": "Read what members agreed to share with you",
    "admin:audit": "Read the record of who did what",
}


def document_options() -> dict[str, Any]:
    """Return what the document says besides its operations."""
    return {
        "flask_plugin": OperationIds(),
        "marshmallow_plugin": marshmallow_plugin(),
        "info": {
            "summary": "From an online support community to a licensed clinician, by consent.",
            "description": "In crisis? Call or text 988. No part of this API replaces it.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "This server."}],
    }


def add_components(spec: Any) -> None:
    """Add the headers and the two ways of saying `bearer token` that clients understand."""
    for name, parameter in _PARAMETERS.items():
        spec.components.parameter(name, parameter["in"], parameter, lazy=True)
    flows = {
        "clientCredentials": {"tokenUrl": "/oauth/token", "scopes": SCOPES},
        "authorizationCode": {
            "authorizationUrl": "/oauth/authorize",
            "tokenUrl": "/oauth/token",
            "scopes": SCOPES,
        },
    }
    spec.components.security_scheme("oauth2", {"type": "oauth2", "flows": flows})
    spec.components.security_scheme(
        "bearer", {"type": "http", "scheme": "bearer", "bearerFormat": "at+jwt"}
    )


def marshmallow_plugin() -> MarshmallowPlugin:
    """Return the plugin that names components and documents our own fields truthfully."""
    return _Plugin(schema_name_resolver=schema_name)


class _Plugin(MarshmallowPlugin):
    def init_spec(self, spec: Any) -> None:
        super().init_spec(spec)
        assert self.converter is not None  # noqa: S101 - set by the line above
        self.converter.add_attribute_function(_truthful)  # type: ignore[no-untyped-call]
        self.converter.add_attribute_function(_named_codes(spec))  # type: ignore[no-untyped-call]


def _truthful(_converter: Any, field: Any, **_: Any) -> dict[str, Any]:
    """Put right what apispec writes of our fields: formats, patterns, `examples`."""
    found: dict[str, Any] = {}
    if isinstance(field, wire.Moment):
        found["format"] = "date-time"
    for check in field.validators:
        if isinstance(check, wire.Pattern):
            found["pattern"] = f"^(?:{check.source})$"
    if "example" in field.metadata:
        found["examples"] = [field.metadata["example"]]
    return found


def _named_codes(spec: Any) -> Any:
    def codes(_converter: Any, field: Any, **_: Any) -> dict[str, Any]:
        if not isinstance(field, wire.Code):
            return {}
        kind: type[StrEnum] = field.enum
        if kind.__name__ not in spec.components.schemas:
            spec.components.schema(kind.__name__, _enum_component(kind))
        return {}

    return codes


def _enum_component(kind: type[StrEnum]) -> dict[str, Any]:
    meaning = (kind.__doc__ or kind.__name__).strip().splitlines()[0]
    return {
        "type": "string",
        "enum": [code.value for code in kind],
        "description": f"{meaning} More codes may be added to answers.",
    }


def complete_document(document: dict[str, Any]) -> dict[str, Any]:
    """Finish apispec's output: named codes, problems with examples, headers, sorted parts."""
    enums = {
        tuple(part["enum"]): name
        for name, part in document["components"]["schemas"].items()
        if "enum" in part
    }
    for part in document["components"]["schemas"].values():
        for name, prop in part.get("properties", {}).items():
            part["properties"][name] = _refer_to_codes(_tidy(prop), enums)
    for path in document["paths"].values():
        for operation in path.values():
            if isinstance(operation, dict):
                _document_problems(operation)
    return document


def _tidy(prop: dict[str, Any]) -> dict[str, Any]:
    """Drop what JSON Schema 2020-12 or clients cannot use: `example`, `default: null`."""
    prop.pop("example", None)
    if prop.get("default", ...) is None:
        del prop["default"]
    return prop


def _refer_to_codes(prop: dict[str, Any], enums: dict[tuple[str, ...], str]) -> dict[str, Any]:
    if prop.get("type") == "array":
        return {**prop, "items": _refer_to_codes(_tidy(prop["items"]), enums)}
    values = tuple(value for value in prop.get("enum", ()) if value is not None)
    if values not in enums:
        return prop
    reference = {"$ref": f"#/components/schemas/{enums[values]}"}
    rest = {k: v for k, v in prop.items() if k in ("description", "readOnly", "examples")}
    if None in prop["enum"]:
        return {"anyOf": [reference, {"type": "null"}], **rest}
    return {**reference, **rest}


_ALWAYS = {
    "422": "invalid-request",
    "500": "internal-error",
    "503": "overloaded",
}
_WITH_TOKEN = {"401": "not-authenticated", "403": "not-allowed"}


def _document_problems(operation: dict[str, Any]) -> None:
    """Give each operation its error answers, by status, each problem a named example."""
    by_status: dict[str, list[str]] = {}
    known = {kind.slug: kind for kind in all_problems()}
    slugs = [*_ALWAYS.values(), *operation.pop("x-problems", [])]
    slugs += _WITH_TOKEN.values() if operation.get("security") else []
    slugs += ["malformed-request"] if "requestBody" in operation else []
    slugs += ["unsupported-media-type"] if "requestBody" in operation else []
    for slug in slugs:
        by_status.setdefault(str(known[slug].status), []).append(slug)
    answers = operation.setdefault("responses", {})
    for status, names in sorted(by_status.items()):
        answers[status] = _problem_answer([known[slug] for slug in dict.fromkeys(names)])


def _problem_answer(kinds: list[type[Problem]]) -> dict[str, Any]:
    return {
        "description": "; ".join(kind.title for kind in kinds) + ".",
        "content": {
            "application/problem+json": {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "examples": {kind.slug: {"value": _example(kind)} for kind in kinds},
            }
        },
    }


def _example(kind: type[Problem]) -> dict[str, Any]:
    return {
        "type": f"https://api.example.org/problems/{kind.slug}",
        "title": kind.title,
        "status": kind.status,
        "detail": kind.title,
        "request_id": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e",
        "crisis": {
            "call": "988",
            "text": "988",
            "chat": "https://988lifeline.org/chat/",
            "emergency": "911",
            "url": "/v1/crisis",
        },
    }


def all_problems() -> list[type[Problem]]:
    """List every kind of problem that is loaded, by slug."""
    found: dict[str, type[Problem]] = {Problem.slug: Problem}
    waiting = [Problem]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            if "slug" in vars(kind) and kind.__module__.startswith("api."):
                found[kind.slug] = kind
            waiting.append(kind)
    return [found[slug] for slug in sorted(found)]
