"""What members send about consents."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from api.clinicians.schemas.words import LANGUAGE
from api.clock import utc_now
from api.consents.codes import GrantorRole, Purpose, RecipientClass, ShareBack
from api.consents.notices import shown_notice
from api.consents.terms import Grantor, Notice, Recipient, SharedItem, Terms
from api.web.schema import Code, Moment, Pattern, RequestSchema, Text

_ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
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


def purposes_field() -> fields.List[Any]:
    """Make the field of what an item may be read for; nobody but the member grants emergency."""
    return fields.List(
        Code(Purpose),
        required=True,
        validate=[
            validate.Length(min=1, max=2),
            validate.ContainsNoneOf(
                [Purpose.EMERGENCY],
                error="For that there is POST /v1/referrals/{{id}}/emergency-grant.",
            ),
        ],
        metadata={"description": "What it may be read for.", "example": ["triage", "care"]},
    )


def messages_field() -> fields.Boolean:
    """Make the field of whether owner and platform may write to each other: never unless said."""
    return fields.Boolean(
        load_default=False,
        truthy={True},
        falsy={False},
        metadata={
            "description": "Whether the clinician and your platform may write to each other.",
            "example": False,
        },
    )


def recipients_field() -> fields.List[Any]:
    return fields.List(
        fields.Nested(RecipientSchema()),
        required=True,
        validate=validate.Length(min=1, max=1),
        metadata={"description": "Who may read it."},
    )


class SharedItemSchema(RequestSchema):
    command = SharedItem

    context_id = fields.UUID(required=True, metadata=_ID)
    purposes = purposes_field()


class RecipientSchema(RequestSchema):
    """Anybody who is licensed (`class`), or one clinician, or one organisation of theirs."""

    command = Recipient

    recipient_class = Code(
        RecipientClass,
        data_key="class",
        load_default=RecipientClass.LICENSED_CLINICIAN,
        validate=validate.OneOf(
            [RecipientClass.LICENSED_CLINICIAN],
            error="For who is on call there is POST /v1/referrals/{{id}}/emergency-grant.",
        ),
        metadata={"example": "licensed_clinician"},
    )
    clinician_id = fields.UUID(
        load_default=None, metadata={"description": "Only this clinician.", "example": None}
    )
    organisation_id = fields.UUID(
        load_default=None, metadata={"description": "Only clinicians of this one.", "example": None}
    )

    @ma.validates_schema
    def names_one(self, values: dict[str, Any], **_: Any) -> None:
        if values["clinician_id"] and values["organisation_id"]:
            raise ma.ValidationError("Name a clinician or an organisation.", "organisation_id")


class GrantorSchema(RequestSchema):
    """Who decides. For somebody else than the member, on what ground."""

    command = Grantor

    role = Code(GrantorRole, required=True, metadata={"example": "self"})
    basis = Text(
        max=200,
        load_default=None,
        metadata={"description": "Such as parent, or health care proxy.", "example": None},
    )

    @ma.validates_schema
    def says_on_what_ground(self, values: dict[str, Any], **_: Any) -> None:
        if (values["role"] is GrantorRole.SELF) != (values["basis"] is None):
            raise ma.ValidationError("Needed for a guardian or representative alone.", "basis")


class NoticeSchema(RequestSchema):
    command = Notice

    version = Text(max=64, required=True, metadata={"example": "2026-11"})
    language = Text(max=35, required=True, validate=[LANGUAGE], metadata={"example": "en"})
    sha256 = Text(
        max=64,
        required=True,
        validate=[Pattern(r"[0-9a-f]{64}", "64 lower case hexadecimal digits.")],
        metadata={
            "description": "SHA-256 of the text the member was shown: GET /v1/notices/current.",
            "example": shown_notice("en").sha256,
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
    messages_with_platform = messages_field()
    recipients = recipients_field()
    notice = fields.Nested(NoticeSchema(), required=True)
    grantor = fields.Nested(
        GrantorSchema(), load_default=Grantor, metadata={"description": "Who decides."}
    )
    expires_at = Moment(
        required=True,
        metadata={"description": "At most 366 days ahead.", "example": "2027-05-22T14:00:00Z"},
    )

    @ma.validates("expires_at")
    def is_ahead(self, value: datetime, **_: Any) -> None:
        if not utc_now() < value <= utc_now() + LONGEST_CONSENT:
            raise ma.ValidationError("Choose a time ahead, at most 366 days from now.")

    @ma.validates_schema
    def names_each_item_once(self, values: dict[str, Any], **_: Any) -> None:
        items = values["items"]
        if len({item.context_id for item in items}) < len(items):
            raise ma.ValidationError("Name each item once, with all its purposes.", "items")

    @ma.validates_schema
    def denies_everything(self, values: dict[str, Any], **_: Any) -> None:
        if values["decision"] is not Decision.DENY:
            return
        for name in ("items", "messages_with_platform"):
            if values[name]:
                raise ma.ValidationError(f"A denial shares nothing: leave `{name}` out.", name)

    @ma.post_load
    def build(self, values: dict[str, Any], **_: Any) -> NewConsent:
        terms = Terms(
            referral_id=values["referral_id"],
            items=values["items"],
            share_back=values["share_back"],
            recipient=values["recipients"][0],
            notice=values["notice"],
            grantor=values["grantor"],
            expires_at=values["expires_at"],
            messages_with_platform=values["messages_with_platform"],
        )
        return NewConsent(values["decision"], terms)
