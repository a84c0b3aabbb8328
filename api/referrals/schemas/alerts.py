"""What is sent and answered about a crisis: flags, alerts and their review."""

from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from api.alerts.models import ReviewCode
from api.communities.models import AgeGroup, SafeChannel
from api.communities.schemas import CrisisContactSchema
from api.crisis.levels import Domain, Level
from api.crisis.schemas import CrisisSchema
from api.referrals.flag_crisis import CrisisFlagging
from api.referrals.schemas.answered import ReferralSchema
from api.web.schema import Code, Moment, RequestSchema, ResponseSchema, Text

_AT = {"example": "2026-11-22T14:00:00Z"}
_ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}


class CrisisFlagSchema(RequestSchema):
    """That somebody is in crisis; it can raise what the screen found, and never lower it."""

    at_least = fields.String(
        validate=validate.OneOf([Level.L2.value, Level.L3.value]),
        load_default=Level.L3.value,
        metadata={
            "description": "`L2` concern, `L3` acute: a clinician is woken.",
            "example": "L3",
        },
    )
    domains = fields.List(
        Code(Domain),
        load_default=lambda: [Domain.SUICIDE],
        validate=validate.Length(min=1, max=len(Domain)),
        metadata={"description": "What kind of danger.", "example": ["suicide"]},
    )

    @ma.post_load
    def build(self, values: dict[str, Any], **_: Any) -> CrisisFlagging:
        return CrisisFlagging(Level(values["at_least"]), values["domains"])


class FlaggedReferralSchema(ReferralSchema):
    """The answer to a flag: help first, then where the referral stands."""

    class Meta(ReferralSchema.Meta):
        fields = ("crisis", "emergency_grant", *ReferralSchema._declared_fields)  # noqa: SLF001 - only to put it first

    crisis = fields.Nested(CrisisSchema(), metadata={"description": "Show it first."})
    emergency_grant = fields.String(
        allow_none=True,
        metadata={
            "description": "Where the member can share, in one tap, where they are; else null.",
            "format": "uri-reference",
            "example": "/v1/referrals/0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e/emergency-grant",
        },
    )


class RiskReviewSchema(RequestSchema):
    code = Code(ReviewCode, required=True, metadata={"example": "safety_plan_made"})


class ShownCrisisContactSchema(CrisisContactSchema):
    """The platform's contact, and whether somebody answers there at this moment."""

    answering_now = fields.Boolean(metadata={"example": True})


class CrisisAlertSchema(ResponseSchema):
    """What may be seen before any consent: no name, no words, no number of the member's."""

    referral_id = fields.UUID(metadata=_ID)
    level = Code(Level, metadata={"example": "L3"})
    domains = fields.List(Text(max=32), metadata={"example": ["suicide"]})
    jurisdiction = Text(
        max=2, metadata={"description": "Where the member is now.", "example": "NY"}
    )
    age_group = Code(AgeGroup, metadata={"example": "adult"})
    languages = fields.List(Text(max=35), metadata={"example": ["en"]})
    safe_channel = Code(
        SafeChannel,
        metadata={"description": "Where a message reaches the member safely.", "example": "in_app"},
    )
    may_name_service = fields.Boolean(metadata={"example": False})
    confirm_safe_contact = fields.Boolean(
        metadata={"description": "True with abuse: somebody else may read along.", "example": False}
    )
    raised_at = Moment(metadata=_AT)
    acknowledge_by = Moment(metadata=_AT)
    acknowledged_at = Moment(allow_none=True, metadata={"example": None})
    messaged_at = Moment(allow_none=True, metadata={"example": None})
    reviewed_at = Moment(allow_none=True, metadata={"example": None})
    emergency_granted = fields.Boolean(
        metadata={
            "description": "True once it is yours and the member's own grant is there to be read.",
            "example": False,
        }
    )
    platform_contact = fields.Nested(
        ShownCrisisContactSchema(),
        allow_none=True,
        metadata={"description": "Whom at the platform to call; null where none is registered."},
    )


class CrisisAlertListSchema(ResponseSchema):
    items = fields.List(fields.Nested(CrisisAlertSchema()))
