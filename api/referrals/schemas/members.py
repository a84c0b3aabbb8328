"""What a member says of themself, and is answered."""

from typing import Any

import marshmallow as ma
from marshmallow import fields

from api.communities.me import MemberChange, SafeContact
from api.communities.models import SafeChannel
from api.referrals.schemas.sent import JURISDICTION
from api.web.schema import Code, Moment, RequestSchema, ResponseSchema, Text

_CHANNEL = {"example": "in_app"}
_MAY_NAME = {"description": "Whether a message may say what it is about.", "example": False}


class NewSafeContactSchema(RequestSchema):
    """Where you can be reached without risk."""

    command = SafeContact

    channel = Code(SafeChannel, required=True, metadata=_CHANNEL)
    may_name_service = fields.Boolean(
        required=True, truthy={True}, falsy={False}, metadata=_MAY_NAME
    )


class MemberChangeSchema(RequestSchema):
    """What you say anew; what you leave out stays."""

    command = MemberChange

    jurisdiction = fields.String(
        validate=JURISDICTION,
        metadata={"description": "The state you are in now.", "example": "NY"},
    )
    safe_contact = fields.Nested(NewSafeContactSchema())

    @ma.validates_schema
    def says_something(self, values: dict[str, Any], **_: Any) -> None:
        if not values:
            raise ma.ValidationError("Say where you are now, or how you are reached.")


class SafeContactOfMemberSchema(ResponseSchema):
    channel = Code(SafeChannel, metadata=_CHANNEL)
    may_name_service = fields.Boolean(metadata=_MAY_NAME)


class MemberSchema(ResponseSchema):
    """Where you are now and how you are reached, as we know it."""

    jurisdiction = Text(max=2, metadata={"example": "NY"})
    jurisdiction_asked_at = Moment(metadata={"example": "2026-11-22T14:00:00Z"})
    safe_contact = fields.Nested(SafeContactOfMemberSchema())
