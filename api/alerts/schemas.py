"""What is answered about the protocol."""

from typing import Any

from marshmallow import fields, validate

from api.alerts.protocol import Protocol
from api.audit.tally import SMALLEST
from api.crisis.levels import Level
from api.web.schema import Code, RequestSchema, ResponseSchema, Text


class ProtocolArguments(RequestSchema):
    year = fields.Integer(
        load_default=None,
        validate=validate.Range(2026, 9999),
        metadata={"description": "Whose counts; this year's unless given.", "example": 2026},
    )


class StepSchema(ResponseSchema):
    level = Code(Level, metadata={"example": "L2"})
    meaning = Text(max=300, metadata={"example": "A wish to die."})
    response = Text(max=500, metadata={"example": "The crisis lines come first."})


class TallySchema(ResponseSchema):
    kind = Text(max=16, metadata={"description": "`shown` or `chosen`.", "example": "shown"})
    name = Text(max=32, metadata={"example": "page"})
    count = fields.Integer(
        allow_none=True,
        metadata={
            "description": f"Null for fewer than {SMALLEST}.",
            "example": 120,
            "format": "int64",
        },
    )


class ProtocolSchema(ResponseSchema):
    """What is done when somebody may be in danger, and how often."""

    version = Text(max=16, metadata={"example": "2026-11"})
    engine = Text(max=32, metadata={"example": "2026.11.1"})
    steps = fields.List(fields.Nested(StepSchema()))
    limits = fields.List(Text(max=300), metadata={"example": ["It is no diagnosis."]})
    sources = fields.List(Text(max=300), metadata={"example": ["cssrs.columbia.edu"]})
    year = fields.Integer(metadata={"example": 2026})
    counts = fields.List(
        fields.Nested(TallySchema()),
        allow_none=True,
        metadata={"description": "Of nobody in particular; null while they cannot be read."},
    )


def as_body(protocol: Protocol) -> dict[str, Any]:
    """Write the counts as rows: a generated client has no use for free names."""
    rows = None
    if protocol.counts is not None:
        rows = [
            {"kind": kind, "name": name, "count": count}
            for kind, names in protocol.counts.items()
            for name, count in names.items()
        ]
    return {name: getattr(protocol, name) for name in protocol.__slots__} | {"counts": rows}
