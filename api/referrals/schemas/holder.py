"""What a member is told of who claimed or owns their referral."""

from marshmallow import fields

from api.web.schema import ResponseSchema, Text


class HoldersLicenceSchema(ResponseSchema):
    """A licence where the member is now, and with which board it was verified."""

    jurisdiction = Text(max=2, metadata={"example": "NY"})
    type = Text(max=32, metadata={"example": "LCSW"})
    number = Text(max=64, metadata={"example": "087654"})
    verified_with = Text(max=200, metadata={"example": "NYSED Office of the Professions"})
    verified_on = fields.Date(metadata={"example": "2026-11-01"})
    expires_on = fields.Date(metadata={"example": "2028-10-31"})


class HolderSchema(ResponseSchema):
    """Who claimed or owns it: by this the member may refuse them, before and after they accept."""

    name = Text(max=200, metadata={"example": "Dana Reyes"})
    licence = fields.Nested(
        HoldersLicenceSchema(),
        allow_none=True,
        metadata={"description": "Null where they have none: then they read nothing."},
    )
    fee_cents = fields.Integer(
        allow_none=True,
        metadata={
            "description": "Of one session, in US cents.",
            "example": 12_000,
            "format": "int32",
        },
    )
    sliding_scale = fields.Boolean(metadata={"example": True})
    plans = fields.List(Text(max=100), metadata={"example": ["Aetna"]})
    expected_wait_days = fields.Integer(
        allow_none=True,
        metadata={
            "description": "Until a first session, as they say themself.",
            "example": 7,
            "format": "int32",
        },
    )
