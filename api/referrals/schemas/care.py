"""What an owner sends about a time to meet, and what they asked before it."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import available_timezones

import marshmallow as ma
from marshmallow import fields, validate

from api.care.appointments import Proposal
from api.care.check_in import CheckIn
from api.care.schemas import DIAL_IN, LINK, STARTS, ZONE
from api.clinicians.codes import Modality
from api.clock import utc_now
from api.referrals.schemas.sent import JURISDICTION
from api.web.schema import Code, Moment, Pattern, RequestSchema, Text

_HTTPS = Pattern(r"https://[!-~]+", "A link that begins with https://.")
_E164 = Pattern(r"\+[1-9][0-9]{6,14}", "A number with its country code, such as +12125550123.")
_AHEAD = timedelta(days=60)


class ProposalSchema(RequestSchema):
    """When and how to meet; nobody but the two of you sees it."""

    command = Proposal

    starts_at = Moment(
        required=True, metadata={"description": "Ahead, by 60 days at most.", **STARTS}
    )
    minutes = fields.Integer(
        required=True,
        validate=validate.Range(15, 180),
        metadata={"description": "How long it lasts.", "example": 50, "format": "int32"},
    )
    time_zone = Text(max=64, required=True, metadata=ZONE)
    modality = Code(Modality, required=True, metadata={"example": "video"})
    jurisdiction = fields.String(
        load_default=None,
        validate=JURISDICTION,
        metadata={
            "description": "Where the member will be; left out: where they are now.",
            "example": "NY",
        },
    )
    join_link = Text(max=2_000, load_default=None, validate=[_HTTPS], metadata=LINK)
    dial_in = Text(max=16, load_default=None, validate=[_E164], metadata=DIAL_IN)

    @ma.validates("starts_at")
    def is_ahead(self, value: datetime, **_: Any) -> None:
        if not utc_now() < value <= utc_now() + _AHEAD:
            raise ma.ValidationError("In the future, and at most 60 days from now.")

    @ma.validates("time_zone")
    def is_known(self, value: str, **_: Any) -> None:
        if value not in available_timezones():
            raise ma.ValidationError("An IANA time zone, such as America/New_York.")


class CheckInSchema(RequestSchema):
    """What the owner asked the member before the visit began."""

    command = CheckIn

    jurisdiction = fields.String(
        required=True,
        validate=JURISDICTION,
        metadata={"description": "The state the member is in at this moment.", "example": "NY"},
    )
    emergency_contact_known = fields.Boolean(
        required=True,
        truthy={True},
        falsy={False},
        metadata={"description": "You know whom to call for them, and where.", "example": True},
    )
    identity_checked = fields.Boolean(
        required=True,
        truthy={True},
        falsy={False},
        metadata={"description": "They are who they say they are.", "example": True},
    )
    telehealth_consented = fields.Boolean(
        required=True,
        truthy={True},
        falsy={False},
        metadata={"description": "They agreed to meet this way.", "example": True},
    )
