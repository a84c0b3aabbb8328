"""What is sent about how a member would like to be met, and what they are shown of it."""

from marshmallow import fields, validate

from api.clinicians.codes import Coverage, Modality, Need
from api.clinicians.schemas.words import SLUG, cents, modalities, needs, slugs
from api.referrals.codes import Must
from api.referrals.prefer import Preferences
from api.web.schema import Code, RequestSchema, ResponseSchema, Text

_PLAN = {"description": "The plan that would pay.", "example": "harbor_ppo"}
_NEVER = ["0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"]
_CLINICIANS = {"description": "Clinicians the member will not meet.", "example": _NEVER}
_EMPLOYERS = {"description": "Nor anybody who works there.", "example": _NEVER}


class PreferencesSchema(RequestSchema):
    """How the member would like to be met: it matches, and stands on no card.

    Wishes hold until nobody has taken the referral in time; `must` names those that always hold.
    Needs and exclusions always do. Words match clinicians' own by being the same.
    """

    command = Preferences

    modalities = modalities(load_default=list)
    coverage = Code(Coverage, load_default=Coverage.UNKNOWN, metadata={"example": "self_pay"})
    plan = Text(max=48, load_default=None, validate=[SLUG], metadata=_PLAN)
    fee_cents = cents("The most that one session may cost, in US cents.", load_default=None)
    genders = slugs("Genders of a clinician.", "woman", load_default=list)
    cultures = slugs("Cultures they know from within.", "latino", load_default=list)
    faiths = slugs("Faiths they work with.", "catholic", load_default=list)
    needs = needs("What the member needs to be understood.", load_default=list)
    must = fields.List(
        Code(Must),
        load_default=list,
        validate=validate.Length(max=len(Must)),
        metadata={"description": "Wishes that always hold.", "example": ["genders"]},
    )
    exclude_clinicians = fields.List(
        fields.UUID(), load_default=list, validate=validate.Length(max=20), metadata=_CLINICIANS
    )
    exclude_organisations = fields.List(
        fields.UUID(), load_default=list, validate=validate.Length(max=20), metadata=_EMPLOYERS
    )


class OwnPreferencesSchema(ResponseSchema):
    """How you would like to be met; for you alone."""

    modalities = fields.List(Code(Modality), metadata={"example": ["video"]})
    coverage = Code(Coverage, metadata={"example": "self_pay"})
    plan = Text(max=48, allow_none=True, metadata=_PLAN)
    fee_cents = fields.Integer(allow_none=True, metadata={"example": 12000, "format": "int32"})
    genders = fields.List(Text(max=48), metadata={"example": ["woman"]})
    cultures = fields.List(Text(max=48), metadata={"example": ["latino"]})
    faiths = fields.List(Text(max=48), metadata={"example": ["catholic"]})
    needs = fields.List(Code(Need), metadata={"example": ["captions"]})
    must = fields.List(Code(Must), metadata={"example": ["genders"]})
    exclude_clinicians = fields.List(fields.UUID(), metadata=_CLINICIANS)
    exclude_organisations = fields.List(fields.UUID(), metadata=_EMPLOYERS)
