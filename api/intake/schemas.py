"""What the queue is asked and answers."""

from marshmallow import fields

from api.communities.models import AgeGroup
from api.crisis.levels import Level
from api.referrals.codes import Priority
from api.referrals.schemas.answered import ClaimSchema, ReferralSchema
from api.referrals.schemas.sent import JURISDICTION
from api.web.pagination import PageArguments
from api.web.schema import Code, Moment, RequestSchema, ResponseSchema, Text

_AT = {"example": "2026-11-22T14:00:00Z"}


class QueueArguments(PageArguments):
    jurisdiction = fields.String(
        load_default=None,
        validate=JURISDICTION,
        metadata={"description": "Only this state.", "example": "NY"},
    )


class ClaimNextSchema(RequestSchema):
    jurisdiction = fields.String(
        load_default=None,
        validate=JURISDICTION,
        metadata={"description": "Only from this state.", "example": "NY"},
    )


class IntakeCardSchema(ResponseSchema):
    """A blind card: no name, no words, no community."""

    referral_id = fields.UUID(metadata={"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"})
    jurisdiction = Text(max=2, metadata={"example": "NY"})
    risk = Code(Level, metadata={"example": "L0"})
    priority = Code(Priority, metadata={"example": "routine"})
    topics = fields.List(Text(max=48), metadata={"example": ["anxiety"]})
    age_group = Code(AgeGroup, metadata={"example": "adult"})
    languages = fields.List(Text(max=35), metadata={"example": ["en"]})
    queued_at = Moment(metadata=_AT)
    due_at = Moment(metadata=_AT)


class IntakeQueueSchema(ResponseSchema):
    items = fields.List(fields.Nested(IntakeCardSchema()))
    next_cursor = Text(max=2048, allow_none=True, metadata={"description": "Null at the end."})


class NextClaimSchema(ResponseSchema):
    referral = fields.Nested(ReferralSchema())
    claim = fields.Nested(ClaimSchema())
