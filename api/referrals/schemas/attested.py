"""What a platform sends of a consent that its member gave there."""

from datetime import datetime, timedelta
from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from api.clock import utc_now
from api.consents.codes import ContextKind, ShareBack
from api.consents.terms import Evidence, Grantor
from api.referrals.attest import AttestedConsent, AttestedKind
from api.referrals.schemas.consents import (
    LONGEST_CONSENT,
    GrantorSchema,
    NoticeSchema,
    messages_field,
    purposes_field,
    recipients_field,
)
from api.referrals.schemas.shared import not_in_future
from api.web.schema import Code, Moment, Pattern, RequestSchema, Text

OLDEST_DECISION = timedelta(days=90)


class AttestedKindSchema(RequestSchema):
    command = AttestedKind

    kind = Code(ContextKind, required=True, metadata={"example": "narrative"})
    purposes = purposes_field()


class EvidenceSchema(RequestSchema):
    """What proves the decision: the digest of the original, and where you keep it."""

    command = Evidence

    sha256 = Text(
        max=64,
        required=True,
        validate=[Pattern(r"[0-9a-f]{64}", "64 lower case hexadecimal digits.")],
        metadata={
            "description": "SHA-256 of the signed form, recording or log entry.",
            "example": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        },
    )
    reference = Text(
        max=200,
        required=True,
        metadata={"description": "Where you keep it; names nobody.", "example": "vault-2026-1042"},
    )


class AttestedConsentSchema(RequestSchema):
    """A consent given to the platform; an item of a kind that it does not name is refused."""

    items = fields.List(
        fields.Nested(AttestedKindSchema()),
        required=True,
        validate=validate.Length(max=12),
        metadata={"description": "Each kind once, with all its purposes."},
    )
    share_back = Code(
        ShareBack, load_default=ShareBack.OPEN_CLOSED, metadata={"example": "outcome"}
    )
    messages_with_platform = messages_field()
    recipients = recipients_field()
    grantor = fields.Nested(
        GrantorSchema(), load_default=Grantor, metadata={"description": "Who decided."}
    )
    notice = fields.Nested(NoticeSchema(), required=True)
    evidence = fields.Nested(EvidenceSchema(), required=True)
    decided_at = Moment(
        required=True,
        validate=not_in_future,
        metadata={
            "description": "When the member decided; at most 90 days ago.",
            "example": "2026-11-22T14:00:00Z",
        },
    )
    expires_at = Moment(
        required=True,
        metadata={
            "description": "Ahead, and at most 366 days after the decision.",
            "example": "2027-05-22T14:00:00Z",
        },
    )

    @ma.validates("decided_at")
    def is_recent(self, value: datetime, **_: Any) -> None:
        if value < utc_now() - OLDEST_DECISION:
            raise ma.ValidationError("A decision of more than 90 days ago: ask the member anew.")

    @ma.validates_schema
    def names_each_kind_once(self, values: dict[str, Any], **_: Any) -> None:
        items = values["items"]
        if len({item.kind for item in items}) < len(items):
            raise ma.ValidationError("Name each kind once, with all its purposes.", "items")

    @ma.validates_schema
    def ends_ahead(self, values: dict[str, Any], **_: Any) -> None:
        if not utc_now() < values["expires_at"] <= values["decided_at"] + LONGEST_CONSENT:
            raise ma.ValidationError(
                "Choose a time ahead, at most 366 days after `decided_at`.", "expires_at"
            )

    @ma.post_load
    def build(self, values: dict[str, Any], **_: Any) -> AttestedConsent:
        [recipient] = values.pop("recipients")
        return AttestedConsent(**values, recipient=recipient)
