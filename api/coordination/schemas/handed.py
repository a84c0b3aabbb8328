"""What coordinators send and are shown, and what operators are shown of the same."""

from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from api.care.codes import ContactResult, ContactWay
from api.care.contacts import NewContact
from api.communities.models import AgeGroup
from api.communities.schemas import CrisisContactSchema
from api.coordination.stuck import Listed
from api.crisis.levels import Level
from api.referrals.close import CloseReason
from api.referrals.codes import NextAction, NextActor, Place, Priority
from api.referrals.schemas.shared import not_in_future
from api.referrals.void import VoidReason
from api.web.auth import Persona
from api.web.pagination import PageArguments
from api.web.schema import Code, Moment, RequestSchema, ResponseSchema, Text

_ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
_AT = {"example": "2026-11-22T14:00:00Z"}
_WAYS = (ContactWay.PLATFORM_CONTACT, ContactWay.SAFE_MESSAGE)


class OverseenArguments(PageArguments):
    list = Code(
        Listed,
        load_default=Listed.HANDED,
        metadata={
            "description": (
                "`stuck`: somebody has it and does not act. `unmatched`: nobody takes it."
                " `overdue`: nobody followed up in time."
            ),
            "example": "stuck",
        },
    )
    community_id = fields.UUID(
        load_default=None, metadata={"description": "Operators alone: of one community.", **_ID}
    )


class OverseenSchema(ResponseSchema):
    """Where a referral stands: no member, no reference, nobody's name."""

    id = fields.UUID(metadata=_ID)
    place = Code(Place, metadata={"example": "in_progress/no_show"})
    priority = Code(Priority, metadata={"example": "routine"})
    risk = Code(Level, metadata={"example": "L2"})
    jurisdiction = Text(max=2, metadata={"example": "NY"})
    next_action = Code(NextAction, metadata={"example": "reach_owner"})
    next_actor = Code(NextActor, metadata={"example": "coordinator"})
    due_at = Moment(allow_none=True, metadata=_AT)
    queued_at = Moment(allow_none=True, metadata=_AT)
    first_claimed_at = Moment(allow_none=True, metadata=_AT)
    created_at = Moment(metadata=_AT)
    community_id = fields.UUID(
        allow_none=True, metadata={"description": "Null to coordinators.", **_ID}
    )
    age_group = Code(
        AgeGroup,
        allow_none=True,
        metadata={"description": "Null to operators.", "example": "adult"},
    )
    languages = fields.List(
        Text(max=35),
        allow_none=True,
        metadata={"description": "Null to operators.", "example": ["en"]},
    )
    topics = fields.List(
        Text(max=48),
        allow_none=True,
        metadata={"description": "Null to operators.", "example": ["anxiety"]},
    )


class OverseenPageSchema(ResponseSchema):
    items = fields.List(fields.Nested(OverseenSchema()))
    next_cursor = Text(max=2048, allow_none=True, metadata={"description": "Null at the end."})


class HandedOverSchema(ResponseSchema):
    """One referral that was handed over."""

    referral = fields.Nested(OverseenSchema())
    crisis_contact = fields.Nested(
        CrisisContactSchema(),
        allow_none=True,
        metadata={"description": "Whom you may call at the platform; null: they named nobody."},
    )


class NewAttemptSchema(RequestSchema):
    command = NewContact

    way = Code(
        ContactWay,
        required=True,
        validate=validate.OneOf(_WAYS, error="A coordinator has two ways: {choices}."),
        metadata={
            "description": "`platform_contact`: you called it. `safe_message`: we send it now.",
            "example": "platform_contact",
        },
    )
    result = Code(ContactResult, required=True, metadata={"example": "left_word"})
    at = Moment(
        required=True,
        validate=not_in_future,
        metadata={"description": "When you called; of a message, we note the time.", **_AT},
    )

    @ma.validates_schema
    def is_of_its_way(self, values: dict[str, Any], **_: Any) -> None:
        is_message = values["way"] is ContactWay.SAFE_MESSAGE
        if is_message and values["result"] is not ContactResult.LEFT_WORD:
            raise ma.ValidationError("A message leaves word: `left_word`.", "result")


class AttemptSchema(ResponseSchema):
    id = fields.UUID(metadata=_ID)
    by = Code(Persona, attribute="by_persona", metadata={"example": "coordinator"})
    way = Code(ContactWay, metadata={"example": "platform_contact"})
    result = Code(ContactResult, metadata={"example": "left_word"})
    at = Moment(metadata=_AT)
    created_at = Moment(metadata=_AT)


class AttemptPageSchema(ResponseSchema):
    items = fields.List(fields.Nested(AttemptSchema()))
    next_cursor = Text(max=2048, allow_none=True, metadata={"description": "Null at the end."})


class ClosingSchema(RequestSchema):
    reason = Code(
        CloseReason,
        required=True,
        metadata={
            "description": "`no_clinician` only where nobody is left who could take it.",
            "example": "not_reached",
        },
    )


class VoidingSchema(RequestSchema):
    reason = Code(
        VoidReason,
        required=True,
        metadata={
            "description": "`legal_order`: a court or an authority requires it.",
            "example": "wrong_person",
        },
    )
