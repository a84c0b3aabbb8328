"""What members are answered about consents, receipts and disclosures."""

from typing import Any

from marshmallow import fields

from api.consents.codes import (
    ConsentMethod,
    ConsentStatus,
    Covers,
    GrantorRole,
    Purpose,
    RecipientClass,
    ShareBack,
)
from api.consents.regimes import Regime
from api.web.schema import Code, Moment, ResponseSchema, Text

_ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
_AT = {"example": "2026-11-22T14:00:00Z"}
_RECEIPT = {
    "description": "Compact JWS, `typ: consent-receipt+jwt`; its key is in /oauth/jwks.json.",
    "example": "eyJ0eXAiOiJjb25zZW50LXJlY2VpcHQrand0In0.e30.c2ln",
}


def receipt_field(**options: Any) -> fields.String:
    """Make the field of a signed receipt, bounded by what a consent of twenty items needs."""
    return Text(max=16_384, metadata=_RECEIPT, **options)


class GrantedItemSchema(ResponseSchema):
    context_id = fields.UUID(metadata=_ID)
    purposes = fields.List(Code(Purpose), metadata={"example": ["triage", "care"]})


class ConsentSchema(ResponseSchema):
    id = fields.UUID(attribute="consent.id", metadata=_ID)
    referral_id = fields.UUID(attribute="consent.referral_id", metadata=_ID)
    status = Code(ConsentStatus, attribute="consent.status", metadata={"example": "active"})
    covers = Code(Covers, attribute="consent.covers", metadata={"example": "referral"})
    items = fields.List(fields.Nested(GrantedItemSchema()))
    share_back = Code(ShareBack, attribute="consent.share_back", metadata={"example": "outcome"})
    messages_with_platform = fields.Boolean(
        attribute="consent.messages_with_platform",
        metadata={
            "description": "Whether the clinician and your platform may write to each other.",
            "example": False,
        },
    )
    grantor_role = Code(GrantorRole, attribute="consent.grantor_role", metadata={"example": "self"})
    grantor_basis = Text(
        max=200,
        attribute="consent.grantor_basis",
        allow_none=True,
        metadata={"description": "On what ground somebody else decided.", "example": None},
    )
    recipient_class = Code(
        RecipientClass,
        attribute="consent.recipient_class",
        metadata={"example": "licensed_clinician"},
    )
    recipient_clinician_id = fields.UUID(
        attribute="consent.recipient_clinician_id", allow_none=True, metadata={"example": None}
    )
    recipient_organisation_id = fields.UUID(
        attribute="consent.recipient_organisation_id", allow_none=True, metadata={"example": None}
    )
    regimes = fields.List(Code(Regime), metadata={"example": ["state"]})
    policy_version = Text(
        max=64, attribute="consent.policy_version", metadata={"example": "2026-11"}
    )
    notice_version = Text(
        max=64, attribute="consent.notice_version", metadata={"example": "2026-11"}
    )
    notice_language = Text(max=35, attribute="consent.notice_language", metadata={"example": "en"})
    notice_sha256 = Text(
        max=64,
        attribute="consent.notice_sha256",
        metadata={
            "description": "SHA-256 of the text that was shown.",
            "example": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        },
    )
    method = Code(ConsentMethod, attribute="consent.method", metadata={"example": "consent_page"})
    evidence_sha256 = Text(
        max=64,
        attribute="consent.evidence_sha256",
        allow_none=True,
        metadata={"description": "Of what your platform attested it with.", "example": None},
    )
    evidence_reference = Text(
        max=200,
        attribute="consent.evidence_reference",
        allow_none=True,
        metadata={"description": "Where your platform keeps that: ask it there.", "example": None},
    )
    supersedes = fields.UUID(attribute="consent.supersedes", allow_none=True, metadata=_ID)
    decided_at = Moment(attribute="consent.decided_at", metadata=_AT)
    expires_at = Moment(attribute="consent.expires_at", metadata=_AT)


class DecidedConsentSchema(ConsentSchema):
    """The consent as it was just decided, with the receipt to keep."""

    receipt = receipt_field()


class DisclosureSchema(ResponseSchema):
    id = fields.UUID(metadata=_ID)
    at = Moment(metadata=_AT)
    referral_id = fields.UUID(metadata=_ID)
    context_id = fields.UUID(
        allow_none=True, metadata={"description": "Null for what flowed back.", **_ID}
    )
    context_version = fields.Integer(
        allow_none=True,
        metadata={"description": "Which version was read.", "example": 1, "format": "int32"},
    )
    what = Text(max=64, metadata={"description": "Kind of item, or event.", "example": "narrative"})
    consent_id = fields.UUID(metadata=_ID)
    notice_version = Text(max=64, metadata={"example": "2026-11"})
    statement = Text(
        max=64,
        allow_none=True,
        metadata={"description": "The legal statement that went with it.", "example": None},
    )
    purpose = Text(max=16, metadata={"example": "triage"})
    recipient_persona = Text(max=16, metadata={"example": "clinician"})
    recipient_id = fields.UUID(metadata=_ID)
    recipient_name = Text(
        max=200,
        allow_none=True,
        metadata={"description": "The clinician's; null for your platform.", "example": "Dr. Sato"},
    )


class RevokedConsentSchema(DecidedConsentSchema):
    """The ended consent, and what revoking it cannot undo."""

    keys_destroyed = fields.Integer(
        metadata={
            "description": "Keys of items that are gone, and with them the words.",
            "example": 2,
            "format": "int32",
        }
    )
    disclosed = fields.List(
        fields.Nested(DisclosureSchema()),
        metadata={"description": "What had been read by then, and by whom: this stays read."},
    )


class ConsentPageSchema(ResponseSchema):
    items = fields.List(fields.Nested(ConsentSchema()))
    next_cursor = Text(max=2048, allow_none=True, metadata={"description": "Null at the end."})


class ConsentReceiptSchema(ResponseSchema):
    status = Code(ConsentStatus, metadata={"example": "active"})
    at = Moment(metadata=_AT)
    receipt = receipt_field()


class ConsentReceiptListSchema(ResponseSchema):
    items = fields.List(fields.Nested(ConsentReceiptSchema()))


class DisclosureReceiptSchema(ResponseSchema):
    receipt = receipt_field()


class DisclosurePageSchema(ResponseSchema):
    items = fields.List(fields.Nested(DisclosureSchema()))
    next_cursor = Text(max=2048, allow_none=True, metadata={"description": "Null at the end."})
