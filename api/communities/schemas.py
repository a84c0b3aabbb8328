"""What the directory and a platform's crisis contact are asked and answer."""

from typing import Any
from zoneinfo import available_timezones

import marshmallow as ma
from marshmallow import fields, validate

from api.communities.register_crisis_contact import WEEK, Hours, NewCrisisContact
from api.web.pagination import PageArguments
from api.web.schema import Moment, Pattern, RequestSchema, ResponseSchema, Text


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


_TIME = Pattern(r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00", "A time of day, such as 09:00 or 24:00.")
_E164 = Pattern(r"\+[1-9][0-9]{6,14}", "A number with its country code, such as +12125550123.")
_DAYS = {"description": "`mon` to `sun`.", "example": ["mon", "tue"]}
_OPENS, _CLOSES = {"example": "09:00"}, {"description": "Later than `opens`.", "example": "24:00"}
_ZONE = {"description": "IANA time zone.", "example": "America/New_York"}


class HoursSchema(RequestSchema):
    """Days and hours in which somebody answers; a night is two entries."""

    command = Hours

    days = fields.List(
        fields.String(validate=validate.OneOf(WEEK)),
        required=True,
        validate=validate.Length(min=1, max=7),
        metadata=_DAYS,
    )
    opens = Text(max=5, required=True, validate=[_TIME], metadata=_OPENS)
    closes = Text(max=5, required=True, validate=[_TIME], metadata=_CLOSES)

    @ma.validates_schema
    def closes_later(self, values: dict[str, Any], **_: Any) -> None:
        if values["closes"] <= values["opens"]:
            raise ma.ValidationError("Later than `opens`; a night is two entries.", "closes")


class NewCrisisContactSchema(RequestSchema):
    command = NewCrisisContact

    name = Text(
        max=100,
        required=True,
        metadata={"description": "A team, not a person.", "example": "Moderators on duty"},
    )
    phone = Text(
        max=16,
        required=True,
        validate=[_E164],
        metadata={"description": "E.164.", "example": "+12125550123"},
    )
    time_zone = Text(max=64, required=True, metadata=_ZONE)
    hours = fields.List(
        fields.Nested(HoursSchema()), required=True, validate=validate.Length(min=1, max=21)
    )

    @ma.validates("time_zone")
    def is_known(self, value: str, **_: Any) -> None:
        if value not in available_timezones():
            raise ma.ValidationError("An IANA time zone, such as America/New_York.")


class ShownHoursSchema(ResponseSchema):
    days = fields.List(Text(max=3), metadata=_DAYS)
    opens = Text(max=5, metadata=_OPENS)
    closes = Text(max=5, metadata=_CLOSES)


class CrisisContactSchema(ResponseSchema):
    """Whom at the platform a clinician may call in a crisis."""

    name = Text(max=100, metadata={"example": "Moderators on duty"})
    phone = Text(max=16, metadata={"example": "+12125550123"})
    time_zone = Text(max=64, metadata=_ZONE)
    hours = fields.List(fields.Nested(ShownHoursSchema()))
    created_at = Moment(metadata={"example": "2026-11-22T14:00:00Z"})


_AGREEMENT = {"description": "The signed agreement; null: none.", "example": "agreement-2026-014"}


class AttestationAgreementSchema(RequestSchema):
    agreement = Text(max=128, required=True, allow_none=True, metadata=_AGREEMENT)


class CommunityAttestationSchema(ResponseSchema):
    id = fields.UUID(metadata={"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"})
    name = Text(max=200, metadata={"example": "Evening Circle"})
    agreement = Text(
        max=128, allow_none=True, attribute="attestation_agreement", metadata=_AGREEMENT
    )
