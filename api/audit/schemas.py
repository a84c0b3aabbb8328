"""What the record is asked and answers."""

from marshmallow import fields, validate

from api.web.pagination import MAX_LIMIT
from api.web.schema import Moment, RequestSchema, ResponseSchema, Text

_ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
_POSITION = {"example": 41, "format": "int64"}


class AuditArguments(RequestSchema):
    object_id = fields.UUID(
        load_default=None, metadata={"description": "Only acts on this object.", **_ID}
    )
    after = fields.Integer(
        load_default=0,
        validate=validate.Range(0, 2**63 - 1),
        metadata={"description": "The last position you have read.", **_POSITION},
    )
    limit = fields.Integer(
        load_default=25,
        validate=validate.Range(1, MAX_LIMIT),
        metadata={"description": "Events per answer.", "example": 25, "format": "int32"},
    )


class AuditEventSchema(ResponseSchema):
    id = fields.UUID(metadata=_ID)
    position = fields.Integer(metadata=_POSITION)
    at = Moment(metadata={"example": "2026-11-22T14:00:00Z"})
    action = Text(max=64, metadata={"example": "referral.claimed"})
    actor_persona = Text(max=16, metadata={"example": "clinician"})
    actor_id = fields.UUID(allow_none=True, metadata=_ID)
    client_id = Text(max=128, allow_none=True, metadata={"example": "clinic-browser"})
    object_kind = Text(max=32, metadata={"example": "referral"})
    object_id = fields.UUID(metadata=_ID)
    platform_id = fields.UUID(allow_none=True, metadata=_ID)
    facts = fields.Dict(metadata={"description": "Codes, counts and ids.", "example": {}})


class AuditPageSchema(ResponseSchema):
    items = fields.List(fields.Nested(AuditEventSchema()))
    next_after = fields.Integer(
        metadata={"description": "Ask with this as `after` next time.", **_POSITION}
    )
