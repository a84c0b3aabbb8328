"""What members send and are answered about consents and disclosures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from api.clock import utc_now
from api.consents.models import ConsentStatus, Purpose, RecipientClass, ShareBack
from api.consents.record import Notice, SharedItem, Terms
from api.referrals.schemas.sent import LANGUAGE
from api.web.schema import Code, Moment, Pattern, RequestSchema, ResponseSchema, Text

_ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
_AT = {"example": "2026-11-22T14:00:00Z"}
LONGEST_CONSENT = timedelta(days=366)


class Decision(StrEnum):
    """What a member decides about a referral."""

    GRANT = "grant"
    DENY = "deny"


@dataclass(frozen=True, slots=True)
class NewConsent:
    """A decision and its terms."""

    decision: Decision
    terms: Terms


class SharedItemSchema(RequestSchema):
    command = SharedItem

    context_id = fields.UUID(required=True, metadata=_ID)
    purposes = fields.List(
        Code(Purpose),
        required=True,
        validate=validate.Length(min=1, max=2),
        metadata={"description": "What it may be read for.", "example": ["triage", "care"]},
    )


class RecipientSchema(RequestSchema):
    recipient_class = Code(
        RecipientClass,
        data_key="class",
        required=True,
        metadata={"example": "licensed_clinician"},
    )


class NoticeSchema(RequestSchema):
    command = Notice

    version = Text(max=64, required=True, metadata={"example": "2026-11"})
    language = Text(max=35, required=True, validate=[LANGUAGE], metadata={"example": "en"})
    sha256 = Text(
        max=64,
        required=True,
        validate=[Pattern(r"[0-9a-f]{64}", "64 lower case hexadecimal digits.")],
        metadata={
            "description": "SHA-256 of the text the member was shown.",
            "example": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        },
    )


class NewConsentSchema(RequestSchema):
    referral_id = fields.UUID(required=True, metadata=_ID)
    decision = Code(Decision, required=True, metadata={"example": "grant"})
    items = fields.List(
        fields.Nested(SharedItemSchema()),
        load_default=list,
        validate=validate.Length(max=20),
        metadata={"description": "What is shared; none is allowed: the referral goes on."},
    )
    share_back = Code(
        ShareBack, load_default=ShareBack.OPEN_CLOSED, metadata={"example": "outcome"}
    )
    recipients = fields.List(
        fields.Nested(RecipientSchema()),
        required=True,
        validate=validate.Length(min=1, max=1),
        metadata={"description": "Who may read it."},
    )
    notice = fields.Nested(NoticeSchema(), required=True)
    expires_at = Moment(
        required=True,
        metadata={"description": "At most 366 days ahead.", "example": "2027-05-22T14:00:00Z"},
    )

    @ma.validates("expires_at")
    def is_ahead(self, value: datetime, **_: Any) -> None:
        if not utc_now() < value <= utc_now() + LONGEST_CONSENT:
            raise ma.ValidationError("Choose a time ahead, at most 366 days from now.")

    @ma.validates("items")
    def names_each_item_once(self, value: Sequence[SharedItem], **_: Any) -> None:
        if len({item.context_id for item in value}) < len(value):
            raise ma.ValidationError("Name each item once, with all its purposes.")

    @ma.validates_schema
    def denies_everything(self, values: dict[str, Any], **_: Any) -> None:
        if values["decision"] is Decision.DENY and values["items"]:
            raise ma.ValidationError("A denial shares nothing: leave `items` out.", "items")

    @ma.post_load
    def build(self, values: dict[str, Any], **_: Any) -> NewConsent:
        terms = Terms(
            referral_id=values["referral_id"],
            items=values["items"],
            share_back=values["share_back"],
            recipient=values["recipients"][0]["recipient_class"],
            notice=values["notice"],
            expires_at=values["expires_at"],
        )
        return NewConsent(values["decision"], terms)


class GrantedItemSchema(ResponseSchema):
    context_id = fields.UUID(metadata=_ID)
    purposes = fields.List(Code(Purpose), metadata={"example": ["triage", "care"]})


class ConsentSchema(ResponseSchema):
    id = fields.UUID(attribute="consent.id", metadata=_ID)
    referral_id = fields.UUID(attribute="consent.referral_id", metadata=_ID)
    status = Code(ConsentStatus, attribute="consent.status", metadata={"example": "active"})
    items = fields.List(fields.Nested(GrantedItemSchema()))
    share_back = Code(ShareBack, attribute="consent.share_back", metadata={"example": "outcome"})
    recipient_class = Code(
        RecipientClass,
        attribute="consent.recipient_class",
        metadata={"example": "licensed_clinician"},
    )
    notice_version = Text(
        max=64, attribute="consent.notice_version", metadata={"example": "2026-11"}
    )
    supersedes = fields.UUID(attribute="consent.supersedes", allow_none=True, metadata=_ID)
    decided_at = Moment(attribute="consent.decided_at", metadata=_AT)
    expires_at = Moment(attribute="consent.expires_at", metadata=_AT)


class ConsentPageSchema(ResponseSchema):
    items = fields.List(fields.Nested(ConsentSchema()))
    next_cursor = Text(max=2048, allow_none=True, metadata={"description": "Null at the end."})


class DisclosureSchema(ResponseSchema):
    id = fields.UUID(metadata=_ID)
    at = Moment(metadata=_AT)
    referral_id = fields.UUID(metadata=_ID)
    context_id = fields.UUID(
        allow_none=True, metadata={"description": "Null for what flowed back.", **_ID}
    )
    what = Text(max=64, metadata={"description": "Kind of item, or event.", "example": "narrative"})
    consent_id = fields.UUID(metadata=_ID)
    notice_version = Text(max=64, metadata={"example": "2026-11"})
    purpose = Text(max=16, metadata={"example": "triage"})
    recipient_persona = Text(max=16, metadata={"example": "clinician"})
    recipient_id = fields.UUID(metadata=_ID)


class DisclosurePageSchema(ResponseSchema):
    items = fields.List(fields.Nested(DisclosureSchema()))
    next_cursor = Text(max=2048, allow_none=True, metadata={"description": "Null at the end."})
