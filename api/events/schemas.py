"""What the feed is asked and answers."""

from marshmallow import fields, validate

from api.events.models import EventType
from api.web.pagination import MAX_LIMIT
from api.web.schema import Code, Moment, RequestSchema, ResponseSchema, Text

_POSITION = {"example": 41, "format": "int64"}


class FeedArguments(RequestSchema):
    after = fields.Integer(
        load_default=None,
        validate=validate.Range(0, 2**63 - 1),
        metadata={
            "description": "The last position you have handled; else from the oldest that is kept.",
            **_POSITION,
        },
    )
    limit = fields.Integer(
        load_default=25,
        validate=validate.Range(1, MAX_LIMIT),
        metadata={"description": "Events per answer.", "example": 25, "format": "int32"},
    )


class EventSchema(ResponseSchema):
    id = fields.UUID(metadata={"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"})
    position = fields.Integer(metadata=_POSITION)
    type = Code(EventType, metadata={"example": "referral.completed"})
    at = Moment(metadata={"example": "2026-11-22T14:00:00Z"})
    referral_id = fields.UUID(metadata={"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"})
    reference = Text(max=128, attribute="facts.reference", metadata={"example": "mha-1042"})
    outcome = Text(
        max=32,
        attribute="facts.outcome",
        metadata={
            "description": "Only with `share_back: outcome`.",
            "example": "engaged_in_care",
            "optional": True,
        },
    )
    evidence = Text(
        max=32,
        attribute="facts.evidence",
        metadata={"example": "clinician_attested", "optional": True},
    )
    level = Text(
        max=2,
        attribute="facts.level",
        metadata={"description": "With `crisis_raised`.", "example": "L3", "optional": True},
    )
    on_call = fields.Boolean(
        attribute="facts.on_call",
        metadata={
            "description": "With `crisis_raised`: whether a clinician is being woken.",
            "example": True,
            "optional": True,
        },
    )
    channel = Text(
        max=16,
        attribute="facts.channel",
        metadata={
            "description": "With `safe_message`: the only place to show it.",
            "example": "in_app",
            "optional": True,
        },
    )
    language = Text(
        max=35,
        attribute="facts.language",
        metadata={"description": "Of `message`.", "example": "en", "optional": True},
    )
    message = Text(
        max=500,
        attribute="facts.message",
        metadata={
            "description": "With `safe_message`: show it to the member word for word.",
            "example": "You have a new message. Please open it when you are alone.",
            "optional": True,
        },
    )


class FeedSchema(ResponseSchema):
    items = fields.List(fields.Nested(EventSchema()))
    next_after = fields.Integer(
        metadata={"description": "Ask with this as `after` next time.", **_POSITION}
    )
