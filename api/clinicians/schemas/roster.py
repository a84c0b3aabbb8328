"""What the on-call roster and the organisations are asked and answer."""

from typing import Any

import marshmallow as ma
from marshmallow import fields

from api.clinicians.models import Tier
from api.web.schema import Code, Moment, RequestSchema, ResponseSchema, Text

_ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
_STARTS, _ENDS = {"example": "2026-11-22T20:00:00Z"}, {"example": "2026-11-23T08:00:00Z"}
_TIER = {"description": "`supervisor`: woken when nobody has answered.", "example": "first"}


class NewShiftSchema(RequestSchema):
    clinician_id = fields.UUID(required=True, metadata=_ID)
    starts_at = Moment(required=True, metadata=_STARTS)
    ends_at = Moment(required=True, metadata=_ENDS)
    tier = Code(Tier, load_default=Tier.FIRST, metadata=_TIER)

    @ma.validates_schema
    def ends_later(self, values: dict[str, Any], **_: Any) -> None:
        if values["ends_at"] <= values["starts_at"]:
            raise ma.ValidationError("Later than `starts_at`.", "ends_at")


class ShiftSchema(ResponseSchema):
    id = fields.UUID(metadata=_ID)
    clinician_id = fields.UUID(metadata=_ID)
    starts_at = Moment(metadata=_STARTS)
    ends_at = Moment(metadata=_ENDS)
    tier = Code(Tier, metadata=_TIER)


class RosterSchema(ResponseSchema):
    items = fields.List(fields.Nested(ShiftSchema()))
    anyone_on_call = fields.Boolean(
        metadata={"description": "Whether a shift runs now.", "example": True}
    )


_NAME = {"description": "As members know it.", "example": "Harbor Counseling"}


class NewOrganisationSchema(RequestSchema):
    name = Text(max=200, required=True, metadata=_NAME)


class OrganisationSchema(ResponseSchema):
    id = fields.UUID(metadata=_ID)
    name = Text(max=200, metadata=_NAME)
    created_at = Moment(metadata=_STARTS)


class OrganisationPageSchema(ResponseSchema):
    items = fields.List(fields.Nested(OrganisationSchema()))
    next_cursor = Text(max=2048, allow_none=True, metadata={"description": "Null at the end."})
