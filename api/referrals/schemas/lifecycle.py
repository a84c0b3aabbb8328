"""What callers are answered about the life of a referral: its places, transitions and timers."""

from marshmallow import fields

from api.referrals.codes import NextAction, NextActor, Place, ReferralStatus, TimerKind
from api.web.schema import Code, ResponseSchema, Text


class TransitionSchema(ResponseSchema):
    from_place = Code(Place, allow_none=True, metadata={"example": "queued"})
    to_place = Code(
        Place,
        allow_none=True,
        metadata={"description": "Null: the place it was held from.", "example": "claimed"},
    )
    action = Text(max=32, metadata={"example": "claim"})
    actor = Text(max=16, metadata={"example": "clinician"})
    guard = Text(max=200, min=0, metadata={"example": "capacity free"})
    bser = fields.List(
        fields.Integer(),
        metadata={"description": "Numbers (TID) of BSeR and 360X it carries out.", "example": [2]},
    )


class LifecyclePlaceSchema(ResponseSchema):
    place = Code(Place, metadata={"example": "in_progress/scheduled"})
    status = Code(ReferralStatus, metadata={"example": "in_progress"})
    fhir_task_status = Text(max=32, metadata={"example": "in-progress"})
    bser_status = Text(max=8, allow_none=True, metadata={"example": "5.1.1"})
    terminal = fields.Boolean(metadata={"example": False})
    next_action = Code(NextAction, metadata={"example": "record_visit"})
    next_actor = Code(NextActor, metadata={"example": "clinician"})
    timers = fields.List(
        Code(TimerKind),
        metadata={"description": "What may run there.", "example": ["visit_record"]},
    )


class TimerSchema(ResponseSchema):
    kind = Code(TimerKind, metadata={"example": "claim_target"})
    routine_business_days = fields.Integer(allow_none=True, metadata={"example": 2})
    routine_seconds = fields.Integer(allow_none=True, metadata={"example": None})
    urgent_seconds = fields.Integer(metadata={"example": 14400})


class LifecycleSchema(ResponseSchema):
    places = fields.List(fields.Nested(LifecyclePlaceSchema()))
    transitions = fields.List(fields.Nested(TransitionSchema()))
    timers = fields.List(fields.Nested(TimerSchema()))
