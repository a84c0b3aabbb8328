"""What a holder sends when they accept, or when the member must wait for a place of theirs."""

from marshmallow import fields, validate

from api.referrals.accept import Acceptance
from api.referrals.hold import Waitlisting
from api.web.schema import RequestSchema


class AcceptanceSchema(RequestSchema):
    command = Acceptance

    location_confirmed = fields.Boolean(
        load_default=False,
        truthy={True},
        falsy={False},
        metadata={
            "description": "You have asked: the member is where the referral says they are.",
            "example": True,
        },
    )


class WaitlistingSchema(RequestSchema):
    command = Waitlisting

    expected_wait_days = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(min=1, max=365),
        metadata={"description": "After how many days you expect a place.", "example": 21},
    )
