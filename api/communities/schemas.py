"""What the directory is asked and answers."""

from marshmallow import fields

from api.web.pagination import PageArguments
from api.web.schema import Pattern, ResponseSchema, Text


class DirectoryArguments(PageArguments):
    topic = Text(
        max=48,
        load_default=None,
        validate=[Pattern(r"[a-z][a-z0-9_]*", "Lower case letters, digits and underscores.")],
        metadata={"description": "Only communities on this topic.", "example": "anxiety"},
    )


class SourceSchema(ResponseSchema):
    url = fields.String(metadata={"format": "uri", "example": "https://www.example.org/about"})
    title = Text(max=300, metadata={"example": "About our groups"})
    published_on = fields.String(
        allow_none=True, metadata={"format": "date", "example": "2010-03-04"}
    )
    supports = fields.List(Text(max=64), metadata={"example": ["cost", "led_by"]})


class DirectoryEntrySchema(ResponseSchema):
    """A community people can turn to; what could not be confirmed is null and listed."""

    id = fields.UUID(metadata={"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"})
    slug = Text(max=100, metadata={"example": "nami-connection-recovery-support-group"})
    name = Text(max=200, metadata={"example": "NAMI Connection Recovery Support Group"})
    operator = Text(max=200, metadata={"example": "NAMI"})
    url = fields.String(
        allow_none=True, metadata={"format": "uri", "example": "https://www.example.org/groups"}
    )
    description = Text(max=300, metadata={"example": "A weekly group led by trained peers."})
    topics = fields.List(Text(max=48), metadata={"example": ["recovery"]})
    format = fields.List(Text(max=32), allow_none=True, metadata={"example": ["group_video"]})
    led_by = Text(max=32, allow_none=True, metadata={"example": "trained_peers"})
    schedule = Text(max=300, allow_none=True, metadata={"example": "Weekly, 90 minutes."})
    cost = Text(max=100, allow_none=True, metadata={"example": "free"})
    registration_required = fields.Boolean(allow_none=True, metadata={"example": None})
    pseudonymous_ok = fields.Boolean(allow_none=True, metadata={"example": True})
    moderation = Text(max=500, allow_none=True, metadata={"example": "Facilitated."})
    crisis_policy_url = fields.String(
        allow_none=True, metadata={"format": "uri", "example": "https://www.example.org/crisis"}
    )
    minimum_age = fields.Integer(allow_none=True, metadata={"example": 18, "format": "int32"})
    languages = fields.List(Text(max=35), allow_none=True, metadata={"example": ["en"]})
    sources = fields.List(fields.Nested(SourceSchema()))
    unconfirmed = fields.List(
        Text(max=64), metadata={"description": "Members no source confirms.", "example": ["cost"]}
    )
    verified_on = fields.Date(metadata={"example": "2026-11-22"})


class DirectoryPageSchema(ResponseSchema):
    items = fields.List(fields.Nested(DirectoryEntrySchema()))
    next_cursor = Text(max=2048, allow_none=True, metadata={"description": "Null at the end."})
