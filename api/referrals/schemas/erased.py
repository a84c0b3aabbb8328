"""What a member sends to be erased, and the certificate that they are answered."""

from marshmallow import fields, validate

from api.consents.retention import RecordClass
from api.referrals.schemas.consented import DisclosureSchema
from api.web.schema import Code, Moment, RequestSchema, ResponseSchema, Text

_ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
_AT = {"example": "2026-11-22T14:00:00Z"}


class ErasureRequestSchema(RequestSchema):
    confirm = fields.String(
        required=True,
        validate=validate.OneOf(["erase"], error="Say `erase`: it cannot be undone."),
        metadata={"description": "The word `erase`.", "example": "erase"},
    )


def _count(description: str) -> fields.Integer:
    return fields.Integer(metadata={"description": description, "example": 2, "format": "int32"})


class DestroyedSchema(ResponseSchema):
    keys = _count("Keys of items that are gone, and with them the words.")
    referrals_withdrawn = _count("Referrals that were open until then.")
    consents_ended = _count("Consents that stood until then.")


class KeptSchema(ResponseSchema):
    """A class of record that stays, without a name and without words."""

    record_class = Code(RecordClass, metadata={"example": "disclosure"})
    until = Moment(
        allow_none=True, metadata={"description": "At the latest; null is for good.", **_AT}
    )
    because = fields.List(Text(max=300), metadata={"example": ["45 CFR 164.528(a)(1)"]})


class ErasureSchema(ResponseSchema):
    """What is gone, what is kept and why, and what no erasure can undo."""

    id = fields.UUID(attribute="told.erasure.id", metadata=_ID)
    at = Moment(attribute="told.erasure.at", metadata=_AT)
    destroyed = fields.Nested(DestroyedSchema(), attribute="told.destroyed")
    cleared = fields.List(Text(max=64), metadata={"example": ["member.member_ref"]})
    kept = fields.List(fields.Nested(KeptSchema()), attribute="told.kept")
    backups_end_at = Moment(
        attribute="told.backups_end_at",
        metadata={"description": "When the last copy is over too.", **_AT},
    )
    cannot_undo = fields.List(
        Text(max=300),
        attribute="told.cannot_undo",
        metadata={"example": ["What a clinician has read stays read."]},
    )
    alert_waits = fields.Boolean(
        attribute="told.alert_waits",
        metadata={"description": "Whether an alert can still be answered.", "example": False},
    )
    disclosed = fields.List(
        fields.Nested(DisclosureSchema()),
        metadata={"description": "What had been read by then, and by whom."},
    )
    certificate = Text(
        max=16_384,
        metadata={
            "description": "Compact JWS, `typ: erasure-certificate+jwt`; keep it.",
            "example": "eyJ0eXAiOiJlcmFzdXJlLWNlcnRpZmljYXRlK2p3dCJ9.e30.c2ln",
        },
    )
