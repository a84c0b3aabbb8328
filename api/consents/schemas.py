"""What anybody may read of consents: the notice of the day, and how long what is kept."""

from marshmallow import fields

from api.consents.notices import shown_notice
from api.consents.retention import Age, CountedFrom, RecordClass
from api.web.schema import Code, Pattern, RequestSchema, ResponseSchema, Text

_ON = {"format": "date", "example": "2026-11-22"}


class NoticeArguments(RequestSchema):
    lang = Text(
        max=35,
        load_default="en",
        validate=[Pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", "A BCP 47 tag, such as es-MX.")],
        metadata={"description": "In English where we do not write it.", "example": "es"},
    )


class CurrentNoticeSchema(ResponseSchema):
    """The text to show before a decision, and what the consent then names it by."""

    version = Text(max=64, metadata={"example": "2026-11"})
    language = Text(max=35, metadata={"example": "en"})
    text = Text(
        max=20_000,
        metadata={
            "description": "`# ` begins a heading, a blank line ends a paragraph.",
            "example": "# First of all: help now\n\nIf you are in crisis, call or text 988.",
        },
    )
    sha256 = Text(
        max=64,
        metadata={"description": "Of the text in UTF-8.", "example": shown_notice("en").sha256},
    )


class KeepSchema(ResponseSchema):
    """Years and days, counted from the coming of age where `from_majority`."""

    years = fields.Integer(metadata={"example": 6, "format": "int32"})
    days = fields.Integer(metadata={"example": 0, "format": "int32"})
    from_majority = fields.Boolean(metadata={"example": False})


class RetentionSourceSchema(ResponseSchema):
    citation = Text(max=300, metadata={"example": "45 CFR 164.528(a)(1)"})
    url = Text(
        max=2048,
        allow_none=True,
        metadata={"format": "uri", "description": "Null for our own choice.", "example": None},
    )


class RetentionRuleSchema(ResponseSchema):
    record_class = Code(RecordClass, metadata={"example": "disclosure"})
    jurisdiction = Text(max=2, metadata={"description": "`*` is everywhere.", "example": "*"})
    age = Code(Age, metadata={"description": "`*` is any.", "example": "*"})
    keep = fields.Nested(
        KeepSchema(), allow_none=True, metadata={"description": "Null is for good."}
    )
    counted_from = Code(CountedFrom, metadata={"example": "creation"})
    source = fields.Nested(RetentionSourceSchema())
    verified_on = fields.Date(metadata=_ON)
    confirmed = fields.Boolean(
        metadata={"description": "Whether a source that we keep says the same.", "example": True}
    )


class RetentionSchema(ResponseSchema):
    """Every rule; of all that apply to a record the longest counts."""

    rules = fields.List(fields.Nested(RetentionRuleSchema()))
