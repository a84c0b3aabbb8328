"""What the operator sends about clinicians and their licences, and is answered."""

from datetime import date
from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from api.clinicians.codes import Privilege
from api.clinicians.enrol import NewClinician
from api.clinicians.models import LicenceStatus
from api.clinicians.schemas.own import AT, ID, ClinicianSchema
from api.clinicians.schemas.words import LANGUAGE, modalities
from api.clinicians.verify_licence import VerifiedLicence
from api.clock import utc_now
from api.web.schema import Code, Moment, Pattern, RequestSchema, ResponseSchema, Text

PLACE = Pattern(r"[A-Z]{2}", "A US state or territory as two capital letters, such as NY.")
_TITLE = {"description": "The title, in the letters of that state.", "example": "LCSW"}
_CONFIRMED = {
    "description": "You read on the board's own page that the title is the clinical one. Needed"
    " where we know of no title there.",
    "example": True,
}


def not_later(value: date) -> None:
    """Refuse a day that has not come anywhere in the country."""
    if value > utc_now().date():
        raise ma.ValidationError("This day has not come yet.")


class LicenceCheckedSchema(RequestSchema):
    """A licence as the board shows it today."""

    type = Text(max=64, required=True, metadata=_TITLE)
    number = Text(max=64, required=True, metadata={"example": "090001"})
    status = Code(LicenceStatus, load_default=LicenceStatus.ACTIVE, metadata={"example": "active"})
    issued_on = fields.Date(required=True, validate=not_later, metadata={"example": "2020-05-01"})
    expires_on = fields.Date(required=True, metadata={"example": "2027-04-30"})
    verified_with = Text(
        max=200,
        required=True,
        metadata={"description": "Whom or what you asked.", "example": "board's own register"},
    )
    verified_on = fields.Date(required=True, validate=not_later, metadata={"example": "2026-11-22"})
    title_confirmed = fields.Boolean(
        truthy={True}, falsy={False}, load_default=False, metadata=_CONFIRMED
    )
    privilege = Code(Privilege, load_default=Privilege.SINGLE, metadata={"example": "single"})
    home_jurisdiction = Text(
        max=2,
        load_default=None,
        validate=[PLACE],
        metadata={"description": "Of a compact's privilege: the licence it rests on."},
    )
    check_again_on = fields.Date(
        load_default=None,
        metadata={"description": "When to ask the board again.", "example": "2027-04-01"},
    )

    @ma.validates_schema
    def is_whole(self, values: dict[str, Any], **_: Any) -> None:
        if values["expires_on"] < values["issued_on"]:
            raise ma.ValidationError("No earlier than `issued_on`.", "expires_on")
        is_compact = values["privilege"] is Privilege.COMPACT
        if is_compact != (values["home_jurisdiction"] is not None):
            detail = "A compact's privilege names it, and no other licence does."
            raise ma.ValidationError(detail, "home_jurisdiction")


class NewLicenceSchema(LicenceCheckedSchema):
    command = VerifiedLicence

    jurisdiction = Text(max=2, required=True, validate=[PLACE], metadata={"example": "NY"})


class NewClinicianSchema(RequestSchema):
    command = NewClinician

    name = Text(max=200, required=True, metadata={"example": "Dana Reyes"})
    npi = Text(
        max=10,
        min=10,
        load_default=None,
        metadata={"description": "Proves no licence.", "example": "1234567893"},
    )
    capacity = fields.Integer(
        strict=True,
        required=True,
        validate=validate.Range(0, 1000),
        metadata={
            "description": "How many referrals they hold at once.",
            "example": 20,
            "format": "int32",
        },
    )
    organisation_id = fields.UUID(load_default=None, metadata=ID)
    languages = fields.List(
        Text(max=35, validate=[LANGUAGE]),
        load_default=lambda: ["en"],
        validate=validate.Length(min=1, max=20),
        metadata={"example": ["en"]},
    )
    modalities = modalities(load_default=lambda: ["video", "phone"])
    licences = fields.List(
        fields.Nested(NewLicenceSchema()), required=True, validate=validate.Length(min=1, max=60)
    )


class LicenceCheckSchema(ResponseSchema):
    """One verification; `verified_by` is the operator, null for a command on the server."""

    id = fields.UUID(metadata=ID)
    jurisdiction = Text(max=2, metadata={"example": "NY"})
    status = Code(LicenceStatus, metadata={"example": "active"})
    expires_on = fields.Date(metadata={"example": "2027-04-30"})
    verified_with = Text(max=200, metadata={"example": "board's own register"})
    verified_on = fields.Date(metadata={"example": "2026-11-22"})
    verified_by = fields.UUID(allow_none=True, metadata=ID)
    created_at = Moment(metadata=AT)


class LicenceChecksSchema(ResponseSchema):
    items = fields.List(fields.Nested(LicenceCheckSchema()))


class ClinicianPageSchema(ResponseSchema):
    items = fields.List(fields.Nested(ClinicianSchema()))
    next_cursor = Text(max=2048, allow_none=True, metadata={"description": "Null at the end."})
