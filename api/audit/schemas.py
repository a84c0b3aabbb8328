"""What the record is asked and answers."""

from base64 import urlsafe_b64encode
from typing import Any

from marshmallow import fields, validate

from api.web.pagination import MAX_LIMIT
from api.web.schema import Moment, RequestSchema, ResponseSchema, Text

_ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
_POSITION = {"example": 41, "format": "int64"}
_BODY = {
    "description": "The act as it is kept: the text whose UTF-8 bytes are hashed.",
    "example": (
        '{"action":"referral.claimed","actor_id":"0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e",'
        '"actor_persona":"clinician","at":"2026-11-22T14:00:00.000000Z",'
        '"client_id":"clinic-browser","facts":{"claim_token":3},'
        '"id":"0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e",'
        '"object_id":"0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e","object_kind":"referral",'
        '"platform_id":"0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}'
    ),
}
_SALT = {
    "description": (
        "16 random bytes as base64url. The event's hash is SHA-256 of a zero byte, these and the "
        "body's bytes."
    ),
    "example": "eVtvQrTnTBSJYWqX1EKx2A",
}


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


class _Base64Url(Text):
    """Bytes as base64url without padding (RFC 4648 section 5)."""

    def _serialize(self, value: Any, *_: Any, **__: Any) -> str:
        return urlsafe_b64encode(value).rstrip(b"=").decode()


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
    body = fields.String(metadata=_BODY)
    salt = _Base64Url(max=22, metadata=_SALT)


class AuditPageSchema(ResponseSchema):
    items = fields.List(fields.Nested(AuditEventSchema()))
    next_after = fields.Integer(
        metadata={"description": "Ask with this as `after` next time.", **_POSITION}
    )
