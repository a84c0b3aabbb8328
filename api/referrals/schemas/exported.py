"""What a member is answered who wants everything about themselves."""

from typing import Any

from marshmallow import fields

from api.care.codes import Author, Thread
from api.care.schemas import AppointmentSchema, ContactSchema
from api.communities.models import AgeGroup, SafeChannel
from api.consents.codes import ConsentStatus
from api.crisis.levels import Level
from api.events.models import EventType
from api.links.find import WayIn
from api.referrals.codes import DeclineCode, HoldReason, Phase, Place
from api.referrals.schemas.answered import ReferralSchema, ScreeningSchema
from api.referrals.schemas.consented import ConsentSchema, DisclosureSchema, receipt_field
from api.referrals.schemas.context import WordsSchema
from api.web.auth import Persona
from api.web.schema import Code, Moment, ResponseSchema, Text

_ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
_AT = {"example": "2026-11-22T14:00:00Z"}


def _many(what: ResponseSchema, **options: Any) -> fields.List[Any]:
    return fields.List(fields.Nested(what), **options)


def _moment(what: str) -> Moment:
    return Moment(allow_none=True, metadata={"description": what, **_AT})


def _asked(column: str, what: str) -> fields.Boolean:
    return fields.Boolean(
        attribute=f"appointment.{column}",
        allow_none=True,
        metadata={"description": what, "example": None},
    )


class ExportedContactSchema(ResponseSchema):
    channel = Code(SafeChannel, metadata={"example": "in_app"})
    may_name_service = fields.Boolean(metadata={"example": False})


class ExportedMemberSchema(ResponseSchema):
    """What is kept of the member, which is all that their platform says of them."""

    id = fields.UUID(metadata=_ID)
    member_ref = Text(max=128, metadata={"description": "The platform's own.", "example": "u-77"})
    jurisdiction = Text(max=2, metadata={"example": "NY"})
    jurisdiction_asked_at = Moment(metadata=_AT)
    age_group = Code(AgeGroup, metadata={"example": "adult"})
    languages = fields.List(Text(max=35), metadata={"example": ["en"]})
    safe_contact = fields.Nested(ExportedContactSchema())
    created_at = Moment(metadata=_AT)


class ExportedWordsSchema(WordsSchema):
    created_at = Moment(metadata=_AT)
    words_destroyed = fields.Boolean(
        metadata={
            "description": "Then there is no text and there are no answers.",
            "example": False,
        }
    )


class ExportedItemSchema(ExportedWordsSchema):
    disagreements = _many(ExportedWordsSchema())


class ExportedDeclineSchema(ResponseSchema):
    """That a clinician could not take it."""

    code = Code(DeclineCode, attribute="what", metadata={"example": "no_capacity"})
    at = Moment(metadata=_AT)


class ExportedFlagSchema(ResponseSchema):
    level = Code(Level, attribute="what", metadata={"example": "L2"})
    at = Moment(metadata=_AT)


class ExportedAlertSchema(ResponseSchema):
    raised_at = Moment(metadata=_AT)
    acknowledged_at = Moment(allow_none=True, metadata=_AT)
    messaged_at = Moment(
        allow_none=True, metadata={"description": "When a safe message was sent.", **_AT}
    )
    reviewed_at = Moment(allow_none=True, metadata=_AT)


class ExportedEventSchema(ResponseSchema):
    """One thing that the community was told, or was no longer told once it was taken back."""

    type = Code(EventType, metadata={"example": "referral.queued"})
    at = Moment(metadata=_AT)
    withheld = fields.Boolean(metadata={"example": False})


class ExportedAppointmentSchema(AppointmentSchema):
    """An appointment, with where to meet and what was asked of the member before it began."""

    checked_in_jurisdiction = Text(
        max=2,
        attribute="appointment.checked_in_jurisdiction",
        allow_none=True,
        metadata={"description": "Where they were.", "example": "NY"},
    )
    emergency_contact_known = _asked("emergency_contact_known", "Whom to call was known.")
    identity_checked = _asked("identity_checked", "It was clear who they are.")
    telehealth_consented = _asked("telehealth_consented", "They agreed to meet so.")
    visit_recorded_at = Moment(
        attribute="appointment.visit_recorded_at", allow_none=True, metadata={"example": None}
    )


class ExportedMessageSchema(ResponseSchema):
    id = fields.UUID(metadata=_ID)
    thread = Code(Thread, metadata={"description": "With whom it is.", "example": "member"})
    author = Code(Author, metadata={"example": "clinician"})
    text = Text(
        max=8_000,
        allow_none=True,
        metadata={
            "description": "Null once the words are destroyed.",
            "example": "Would Tuesday at ten suit you?",
        },
    )
    level = Code(Level, metadata={"description": "The risk read in it.", "example": "L0"})
    created_at = Moment(metadata=_AT)


class ExportedAttemptSchema(ContactSchema):
    """That somebody tried to reach the member, by their role."""

    by = Code(Persona, attribute="by_persona", metadata={"example": "clinician"})


class ExportedReferralSchema(ReferralSchema):
    """A referral with its whole life; who held it stands in the account of disclosures."""

    screening = fields.Nested(
        ScreeningSchema(), metadata={"description": "What the screen said when it was sent."}
    )
    source_risk = Code(
        Level, metadata={"description": "What the platform may know of it.", "example": "L0"}
    )
    banner_hidden_at = _moment("When you hid the crisis lines.")
    phase = Code(
        Phase,
        allow_none=True,
        metadata={"description": "How far it has come, in progress.", "example": None},
    )
    hold_reason = Code(
        HoldReason, allow_none=True, metadata={"description": "Why it is on hold.", "example": None}
    )
    held_from = Code(
        Place,
        allow_none=True,
        metadata={"description": "Where it goes on after the hold.", "example": None},
    )
    queued_at = _moment("When it came into the queue.")
    first_claimed_at = _moment("When a clinician first claimed it.")
    accepted_at = _moment("When who has it now accepted it.")
    first_contact_at = _moment("When you were first reached.")
    widened_at = _moment("From when wishes of yours no longer kept clinicians away.")
    asked_at = _moment("When you were last asked whether to wait on.")
    expected_wait_days = fields.Integer(
        allow_none=True,
        metadata={
            "description": "What was said when you were put on a waitlist.",
            "example": None,
            "format": "int32",
        },
    )
    age_group = Code(AgeGroup, metadata={"example": "adult"})
    languages = fields.List(Text(max=35), metadata={"example": ["en"]})
    safe_contact = fields.Nested(ExportedContactSchema())
    preferences = fields.Dict(metadata={"example": {"modalities": ["video"]}})
    member_agreed_at = Moment(metadata=_AT)
    agreed_text_version = Text(max=64, metadata={"example": "2026-11"})
    ended_at = Moment(allow_none=True, metadata=_AT)
    retained_until = Moment(
        allow_none=True,
        metadata={"description": "When it may go; null while it holds words.", **_AT},
    )
    items = _many(ExportedItemSchema())
    claimed_at = fields.List(Moment(), metadata={"example": ["2026-11-22T14:00:00Z"]})
    declines = _many(ExportedDeclineSchema())
    flags = _many(ExportedFlagSchema())
    alerts = _many(ExportedAlertSchema())
    events = _many(ExportedEventSchema())
    appointments = _many(ExportedAppointmentSchema())
    messages = _many(ExportedMessageSchema())
    contacts = _many(ExportedAttemptSchema())


class ExportedConsentEventSchema(ResponseSchema):
    status = Code(ConsentStatus, metadata={"example": "active"})
    at = Moment(metadata=_AT)
    receipt = receipt_field()


class ExportedConsentSchema(ConsentSchema):
    receipts = _many(
        ExportedConsentEventSchema(), metadata={"description": "One for each state, oldest first."}
    )
    fhir = fields.Dict(
        metadata={
            "description": "The same as a FHIR R5 Consent.",
            "example": {"resourceType": "Consent", "status": "active"},
        }
    )


class ExportedDisclosureSchema(DisclosureSchema):
    receipt = receipt_field()


class ExportedWayInSchema(ResponseSchema):
    kind = Code(WayIn, metadata={"example": "return_link"})
    created_at = Moment(metadata=_AT)
    ended_at = Moment(allow_none=True, metadata=_AT)


class ExportLeftOutSchema(ResponseSchema):
    what = Text(max=64, metadata={"example": "audit"})
    why = Text(max=300, metadata={"example": "Only who operates this server reads it."})


class ExportSchema(ResponseSchema):
    """All records about one member, in one document."""

    exported_at = Moment(metadata=_AT)
    complete = fields.Boolean(
        metadata={
            "description": "False if a list was cut: 200 referrals, 1,000 of anything else.",
            "example": True,
        }
    )
    member = fields.Nested(ExportedMemberSchema())
    referrals = _many(ExportedReferralSchema())
    consents = _many(ExportedConsentSchema())
    disclosures = _many(ExportedDisclosureSchema())
    ways_in = _many(ExportedWayInSchema())
    left_out = _many(ExportLeftOutSchema(), metadata={"description": "What is not here, and why."})
