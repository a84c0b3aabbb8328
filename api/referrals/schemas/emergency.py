"""What a member sends with the one tap of an emergency."""

from uuid import UUID

import marshmallow as ma
from marshmallow import fields, validate

from api.referrals.emergency_grant import EmergencyGranting
from api.referrals.schemas.consents import NoticeSchema
from api.web.schema import RequestSchema, Text

_ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}


class EmergencyGrantSchema(RequestSchema):
    """All but `notice` may be left out: then what the platform sent for an emergency is shared."""

    command = EmergencyGranting

    location = Text(
        max=500,
        load_default=None,
        metadata={
            "description": "Where the member is now.",
            "example": "12 Example Street, back door",
        },
    )
    contact = Text(
        max=500,
        load_default=None,
        metadata={
            "description": "How to reach them, or whom to call.",
            "example": "My sister, 212-555-0142",
        },
    )
    items = fields.List(
        fields.UUID(metadata=_ID),
        load_default=list,
        validate=validate.Length(max=20),
        metadata={"description": "Items that were sent before, by their ids.", "example": []},
    )
    notice = fields.Nested(NoticeSchema(), required=True)

    @ma.validates("items")
    def are_named_once(self, value: list[UUID], **_: object) -> None:
        if len(set(value)) < len(value):
            raise ma.ValidationError("Name each item once.")
