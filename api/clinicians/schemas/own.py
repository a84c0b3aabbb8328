"""What a clinician says of themself, and is shown."""

from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from api.clinicians.codes import Coverage, Modality, Need, Privilege
from api.clinicians.models import ClinicianStatus, LicenceStatus
from api.clinicians.schemas.words import LANGUAGE, SLUG, cents, modalities, needs, slugs
from api.communities.models import AgeGroup
from api.web.schema import Code, Moment, RequestSchema, ResponseSchema, Text

ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
AT = {"example": "2026-11-22T20:00:00Z"}
_FIRST, _LAST = {"example": "2026-12-21"}, {"example": "2027-01-04"}
_GENDER = {"description": "Your own word; null: not said.", "example": "woman"}
_WAIT = {"description": "Days to a first session.", "example": 7, "format": "int32"}


class ProfileChangesSchema(RequestSchema):
    """What changes; what is left out stays. Words match those of members' preferences."""

    languages = fields.List(
        Text(max=35, validate=[LANGUAGE]),
        validate=validate.Length(min=1, max=20),
        metadata={"description": "Languages you give care in, BCP 47.", "example": ["en"]},
    )
    modalities = modalities()
    specialties = slugs("Topics you know well; none: a generalist.", "anxiety")
    age_groups = fields.List(
        Code(AgeGroup), validate=validate.Length(min=1, max=4), metadata={"example": ["adult"]}
    )
    gender = Text(max=48, allow_none=True, validate=[SLUG], metadata=_GENDER)
    cultures = slugs("Cultures you know from within.", "latino")
    faiths = slugs("Faiths you work with.", "catholic")
    needs_met = needs("What you can offer.")
    coverages = fields.List(
        Code(Coverage), validate=validate.Length(max=5), metadata={"example": ["insurance"]}
    )
    plans = slugs("Plans you take.", "harbor_ppo")
    fee_cents = cents("What one session costs, in US cents.", allow_none=True)
    sliding_scale = fields.Boolean(truthy={True}, falsy={False}, metadata={"example": True})
    expected_wait_days = fields.Integer(
        strict=True, allow_none=True, validate=validate.Range(0, 365), metadata=_WAIT
    )
    away_from = fields.Date(allow_none=True, metadata=_FIRST)
    away_until = fields.Date(allow_none=True, metadata=_LAST)

    @ma.post_load
    def build(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {
            name: [str(each) for each in value] if isinstance(value, list) else value
            for name, value in values.items()
        }


class LicenceSchema(ResponseSchema):
    jurisdiction = Text(max=2, metadata={"example": "NY"})
    type = Text(max=64, metadata={"example": "LCSW"})
    number = Text(max=64, metadata={"example": "090001"})
    status = Code(LicenceStatus, metadata={"example": "active"})
    issued_on = fields.Date(metadata={"example": "2020-05-01"})
    expires_on = fields.Date(metadata={"example": "2027-04-30"})
    verified_with = Text(max=200, metadata={"example": "New York State Education Department"})
    verified_on = fields.Date(metadata={"example": "2026-11-22"})
    privilege = Code(Privilege, metadata={"example": "single"})
    home_jurisdiction = Text(max=2, allow_none=True, metadata={"example": None})
    check_again_on = fields.Date(allow_none=True, metadata={"example": "2027-04-01"})


class ClinicianSchema(ResponseSchema):
    """A clinician with their licences; `npi` proves nothing but its own check digit."""

    id = fields.UUID(metadata=ID)
    name = Text(max=200, metadata={"example": "Dana Reyes"})
    npi = Text(max=10, allow_none=True, metadata={"example": "1234567893"})
    status = Code(ClinicianStatus, metadata={"example": "active"})
    capacity = fields.Integer(metadata={"example": 20, "format": "int32"})
    organisation_id = fields.UUID(allow_none=True, metadata={"example": None})
    languages = fields.List(Text(max=35), metadata={"example": ["en"]})
    modalities = fields.List(Code(Modality), metadata={"example": ["video"]})
    specialties = fields.List(Text(max=48), metadata={"example": ["anxiety"]})
    age_groups = fields.List(Code(AgeGroup), metadata={"example": ["adult"]})
    gender = Text(max=48, allow_none=True, metadata=_GENDER)
    cultures = fields.List(Text(max=48), metadata={"example": ["latino"]})
    faiths = fields.List(Text(max=48), metadata={"example": ["catholic"]})
    needs_met = fields.List(Code(Need), metadata={"example": ["captions"]})
    coverages = fields.List(Code(Coverage), metadata={"example": ["insurance"]})
    plans = fields.List(Text(max=48), metadata={"example": ["harbor_ppo"]})
    fee_cents = fields.Integer(allow_none=True, metadata={"example": 12000, "format": "int32"})
    sliding_scale = fields.Boolean(metadata={"example": True})
    expected_wait_days = fields.Integer(allow_none=True, metadata=_WAIT)
    away_from = fields.Date(allow_none=True, metadata=_FIRST)
    away_until = fields.Date(allow_none=True, metadata=_LAST)
    licences = fields.List(fields.Nested(LicenceSchema()))
    practises_in = fields.List(
        Text(max=2), metadata={"description": "Where they may practise today.", "example": ["NY"]}
    )
    created_at = Moment(metadata=AT)


class OwnProfileSchema(ClinicianSchema):
    """Your own profile; members are told of it only when you claim their referral."""

    conflicts = fields.List(
        fields.UUID(),
        metadata={
            "description": "Communities you have ties to: you meet nobody from there.",
            "example": [ID["example"]],
        },
    )


class ConflictSchema(ResponseSchema):
    community_id = fields.UUID(metadata=ID)
    conflict = fields.Boolean(
        metadata={"description": "Whether you have declared ties.", "example": True}
    )
