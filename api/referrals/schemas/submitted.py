"""What a platform is answered to a submission."""

from marshmallow import fields

from api.crisis.schemas import CrisisSchema
from api.referrals.match import Candidates
from api.referrals.schemas.answered import ReferralSchema
from api.web.schema import Code


class SubmittedReferralSchema(ReferralSchema):
    """The answer to a new referral: help first, then what was saved, and whether it can be met."""

    class Meta(ReferralSchema.Meta):
        fields = (
            "crisis",  # first
            *ReferralSchema._declared_fields,  # noqa: SLF001 - only to put it first
            "candidates",
            "expected_wait_days",
        )

    crisis = fields.Nested(
        CrisisSchema(), metadata={"description": "Show it first when `short_circuit` is true."}
    )
    candidates = Code(
        Candidates,
        metadata={
            "description": "`none`: nobody here could take it as it is; tell the member at once,"
            " with `alternatives`.",
            "example": "some",
        },
    )
    expected_wait_days = fields.Integer(
        allow_none=True,
        metadata={
            "description": "The shortest wait that a candidate names; with `none`, what whoever is"
            " licensed there names. Null: nobody says.",
            "example": 7,
            "format": "int32",
        },
    )
