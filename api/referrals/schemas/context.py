"""What readers are answered about context."""

from marshmallow import fields

from api.consents.codes import ContextKind, Purpose, SentBy
from api.consents.regimes import Regime
from api.crisis.schemas import CrisisSchema
from api.referrals.schemas.consented import receipt_field
from api.web.schema import Code, Moment, ResponseSchema, Text

_ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
_AT = {"example": "2026-11-22T14:00:00Z"}


class WordsSchema(ResponseSchema):
    """One item and its words."""

    id = fields.UUID(metadata=_ID)
    kind = Code(ContextKind, metadata={"example": "narrative"})
    version = fields.Integer(
        metadata={
            "description": "Rises when the member replaces the words.",
            "example": 1,
            "format": "int32",
        }
    )
    about = fields.UUID(
        allow_none=True,
        metadata={"description": "The item that a disagreement is about.", "example": None},
    )
    sent_by = Code(SentBy, metadata={"example": "platform"})
    regime = Code(Regime, metadata={"example": "state"})
    text = fields.String(
        allow_none=True, metadata={"example": "I feel low most days and sleep badly."}
    )
    instrument = Text(max=32, allow_none=True, metadata={"example": None})
    answers = fields.Dict(allow_none=True, metadata={"example": None})
    respondent = Text(
        max=16,
        allow_none=True,
        metadata={"description": "Who answered: `self` or `proxy`, if told.", "example": None},
    )


class DisclosedItemSchema(WordsSchema):
    purpose = Code(Purpose, metadata={"example": "triage"})
    consent_id = fields.UUID(metadata=_ID)
    expires_at = Moment(metadata={"description": "When the consent ends.", **_AT})


class ConsentCopySchema(ResponseSchema):
    """The consent under which items were disclosed, as a signed copy."""

    id = fields.UUID(metadata=_ID)
    receipt = receipt_field()


class StatementSchema(ResponseSchema):
    """What the law sends along with the words; it stays with every copy of them."""

    id = Text(max=64, metadata={"example": "42-cfr-2.32-a-2"})
    text = Text(
        max=4_000,
        metadata={
            "example": "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
        },
    )


class ContextSchema(ResponseSchema):
    items = fields.List(fields.Nested(DisclosedItemSchema()))
    consents = fields.List(fields.Nested(ConsentCopySchema()))
    statements = fields.List(fields.Nested(StatementSchema()))


class WrittenItemSchema(ResponseSchema):
    """The answer to what a member wrote: help first, then what was saved, without the words."""

    crisis = fields.Nested(
        CrisisSchema(), metadata={"description": "Show it first when `short_circuit` is true."}
    )
    id = fields.UUID(attribute="item.id", metadata=_ID)
    kind = Code(ContextKind, attribute="item.kind", metadata={"example": "narrative"})
    version = fields.Integer(
        attribute="item.version",
        metadata={"description": "As in ETag.", "example": 2, "format": "int32"},
    )
    about = fields.UUID(
        attribute="item.about",
        allow_none=True,
        metadata={"description": "The item that a disagreement is about.", "example": None},
    )
    sent_by = Code(SentBy, attribute="item.sent_by", metadata={"example": "platform"})
