"""The wire of care: appointments, visits, contacts and messages."""

from datetime import datetime, timedelta
from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from api.care.codes import (
    AppointmentStatus,
    Author,
    CancelCode,
    CancelledBy,
    ContactResult,
    ContactWay,
    Thread,
    Visit,
)
from api.care.contacts import NewContact
from api.care.messages import NewMessage
from api.clinicians.codes import Modality
from api.clock import utc_now
from api.crisis.schemas import CrisisSchema
from api.web.pagination import PageArguments
from api.web.schema import Code, Moment, RequestSchema, ResponseSchema, Text

_ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
_AT = {"example": "2026-11-22T14:00:00Z"}
STARTS = {"example": "2026-11-24T15:00:00Z"}
ZONE = {"description": "The member's, IANA.", "example": "America/New_York"}
LINK = {"description": "Where to join.", "format": "uri", "example": "https://meet.example.org/k7"}
DIAL_IN = {"description": "Number to call, E.164.", "example": "+12125550123"}
_LEEWAY = timedelta(minutes=5)
_SEEKING = [ContactWay.PLATFORM_CONTACT, ContactWay.SAFE_MESSAGE]


class AppointmentSchema(ResponseSchema):
    """An appointment, for the member and the owner alone."""

    id = fields.UUID(attribute="appointment.id", metadata=_ID)
    status = Code(
        AppointmentStatus, attribute="appointment.status", metadata={"example": "proposed"}
    )
    starts_at = Moment(attribute="appointment.starts_at", metadata=STARTS)
    ends_at = Moment(attribute="appointment.ends_at", metadata={"example": "2026-11-24T15:50:00Z"})
    time_zone = Text(max=64, attribute="appointment.time_zone", metadata=ZONE)
    modality = Code(Modality, attribute="appointment.modality", metadata={"example": "video"})
    jurisdiction = Text(max=2, attribute="appointment.jurisdiction", metadata={"example": "NY"})
    join_link = Text(max=2_000, allow_none=True, metadata=LINK)
    dial_in = Text(max=16, allow_none=True, metadata=DIAL_IN)
    proposed_at = Moment(attribute="appointment.proposed_at", metadata=_AT)
    confirmed_at = Moment(
        attribute="appointment.confirmed_at", allow_none=True, metadata={"example": None}
    )
    cancelled_at = Moment(
        attribute="appointment.cancelled_at", allow_none=True, metadata={"example": None}
    )
    cancelled_by = Code(
        CancelledBy,
        attribute="appointment.cancelled_by",
        allow_none=True,
        metadata={"description": "`system`: the referral ended or moved on.", "example": None},
    )
    cancel_code = Code(
        CancelCode,
        attribute="appointment.cancel_code",
        allow_none=True,
        metadata={"description": "Why, if somebody said.", "example": None},
    )
    checked_in_at = Moment(
        attribute="appointment.checked_in_at", allow_none=True, metadata={"example": None}
    )
    visit = Code(
        Visit,
        attribute="appointment.visit",
        allow_none=True,
        metadata={"description": "Null until it is recorded.", "example": None},
    )


class RecordedVisitSchema(RequestSchema):
    visit = Code(Visit, required=True, metadata={"example": "attended"})


class CancellingAppointmentSchema(RequestSchema):
    code = Code(CancelCode, load_default=None, metadata={"example": "cannot_attend"})


class NewContactSchema(RequestSchema):
    command = NewContact

    way = Code(
        ContactWay,
        required=True,
        validate=validate.NoneOf(_SEEKING, error="This is the coordinator's way."),
        metadata={"example": "phone"},
    )
    result = Code(ContactResult, required=True, metadata={"example": "reached"})
    at = Moment(required=True, metadata={"description": "When it was.", **_AT})

    @ma.validates("at")
    def was(self, value: datetime, **_: Any) -> None:
        if value > utc_now() + _LEEWAY:
            raise ma.ValidationError("This time is in the future.")


class ContactSchema(ResponseSchema):
    id = fields.UUID(metadata=_ID)
    way = Code(ContactWay, metadata={"example": "phone"})
    result = Code(ContactResult, metadata={"example": "reached"})
    at = Moment(metadata=_AT)
    created_at = Moment(metadata=_AT)


class ContactPageSchema(ResponseSchema):
    items = fields.List(fields.Nested(ContactSchema()))
    next_cursor = Text(max=2048, allow_none=True, metadata={"description": "Null at the end."})


class NewMessageSchema(RequestSchema):
    command = NewMessage

    text = Text(
        max=8_000,
        required=True,
        metadata={"description": "What you write.", "example": "Would Tuesday at ten suit you?"},
    )
    thread = Code(
        Thread,
        load_default=None,
        metadata={"description": "To whom, if you are the owner: `member`.", "example": "member"},
    )


class MessageArguments(PageArguments):
    thread = Code(
        Thread,
        load_default=None,
        metadata={"description": "Only this one. A clinician reads `member` without it."},
    )


class MessageSchema(ResponseSchema):
    id = fields.UUID(metadata=_ID)
    thread = Code(Thread, metadata={"example": "member"})
    author = Code(Author, metadata={"example": "clinician"})
    text = Text(max=8_000, metadata={"example": "Would Tuesday at ten suit you?"})
    created_at = Moment(metadata=_AT)


class MessagePageSchema(ResponseSchema):
    items = fields.List(fields.Nested(MessageSchema()))
    next_cursor = Text(max=2048, allow_none=True, metadata={"description": "Null at the end."})


class SentMessageSchema(ResponseSchema):
    """The answer to what somebody wrote: help first, then what was saved, without the words."""

    crisis = fields.Nested(
        CrisisSchema(), metadata={"description": "Show it first when `short_circuit` is true."}
    )
    id = fields.UUID(metadata=_ID)
    created_at = Moment(metadata=_AT)
