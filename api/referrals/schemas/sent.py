"""What callers send about referrals."""

from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from api.clinicians.schemas.words import LANGUAGE, SLUG
from api.communities.models import AgeGroup, SafeChannel
from api.communities.refer_member import KnownMember
from api.consents.codes import ContextKind
from api.referrals.codes import DeclineCode, EvidenceClass, OutcomeCode, Priority
from api.referrals.decline import Declining
from api.referrals.jurisdictions import US_JURISDICTIONS
from api.referrals.prefer import Preferences
from api.referrals.record_outcome import Outcome
from api.referrals.schemas.alerts import CrisisFlagSchema
from api.referrals.schemas.attested import AttestedConsentSchema
from api.referrals.schemas.preferences import PreferencesSchema
from api.referrals.schemas.shared import not_in_future
from api.referrals.schemas.words import NewContextSchema
from api.referrals.submit import Agreement, NewReferral
from api.web.pagination import PageArguments
from api.web.schema import Code, Moment, RequestSchema, Text

JURISDICTION = validate.OneOf(
    sorted(US_JURISDICTIONS), error="A US state or territory as two capital letters, such as NY."
)


def languages_field() -> fields.List[str]:
    return fields.List(
        Text(max=35, validate=[LANGUAGE]),
        required=True,
        validate=validate.Length(min=1, max=10),
        metadata={"description": "Languages the member speaks, BCP 47.", "example": ["en"]},
    )


class SafeContactSchema(RequestSchema):
    channel = Code(SafeChannel, required=True, metadata={"example": "in_app"})
    may_name_service = fields.Boolean(
        required=True,
        truthy={True},
        falsy={False},
        metadata={"description": "Whether a message may say what it is about.", "example": False},
    )


class MemberAgreedSchema(RequestSchema):
    command = Agreement

    at = Moment(
        required=True,
        validate=not_in_future,
        metadata={"description": "When the member agreed.", "example": "2026-11-22T14:00:00Z"},
    )
    text_version = Text(
        max=64,
        required=True,
        metadata={"description": "Version of the text they agreed to.", "example": "2026-11"},
    )


class ReferredMemberSchema(RequestSchema):
    member_ref = Text(
        max=128,
        required=True,
        metadata={"description": "Your own opaque id of the member.", "example": "u-77"},
    )
    jurisdiction = fields.String(
        required=True,
        validate=JURISDICTION,
        metadata={"description": "The state the member is in now.", "example": "NY"},
    )
    jurisdiction_asked_at = Moment(
        required=True,
        validate=not_in_future,
        metadata={"description": "When they were asked.", "example": "2026-11-22T14:00:00Z"},
    )
    age_group = Code(AgeGroup, required=True, metadata={"example": "adult"})
    languages = languages_field()
    member_agreed = fields.Nested(MemberAgreedSchema(), required=True)
    safe_contact = fields.Nested(SafeContactSchema(), required=True)


class NewReferralSchema(RequestSchema):
    reference = Text(
        max=128,
        required=True,
        metadata={"description": "Your own reference.", "example": "mha-1042"},
    )
    community_id = fields.UUID(
        required=True, metadata={"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
    )
    priority = Code(Priority, load_default=Priority.ROUTINE, metadata={"example": "routine"})
    topics = fields.List(
        Text(max=48, validate=[SLUG]),
        required=True,
        validate=validate.Length(min=1, max=10),
        metadata={"description": "What it is about.", "example": ["anxiety"]},
    )
    member = fields.Nested(ReferredMemberSchema(), required=True)
    preferences = fields.Nested(PreferencesSchema(), load_default=Preferences)
    context = fields.List(
        fields.Nested(NewContextSchema()),
        load_default=list,
        validate=validate.Length(max=20),
        metadata={"description": "Items the member may share; sealed until they grant."},
    )
    crisis_flag = fields.Nested(
        CrisisFlagSchema(),
        load_default=None,
        metadata={"description": "If you know of a crisis, whatever the words say."},
    )
    attested_consent = fields.Nested(
        AttestedConsentSchema(),
        load_default=None,
        metadata={"description": "What the member agreed to with you, where you may attest it."},
    )

    @ma.validates_schema
    def is_the_platforms_to_send(self, values: dict[str, Any], **_: Any) -> None:
        if any(item.kind is ContextKind.DISAGREEMENT for item in values["context"]):
            raise ma.ValidationError(
                "A disagreement is the member's own; they attach it here.", "context"
            )

    @ma.post_load
    def build(self, values: dict[str, Any], **_: Any) -> NewReferral:
        member = dict(values["member"])
        safe = member.pop("safe_contact")
        agreed = member.pop("member_agreed")
        known = KnownMember(
            **member, safe_channel=safe["channel"], may_name_service=safe["may_name_service"]
        )
        return NewReferral(**{**values, "member": known}, member_agreed=agreed)


class ListReferralsSchema(PageArguments):
    reference = Text(
        max=128,
        load_default=None,
        metadata={"description": "Only referrals with this reference of yours."},
    )


class DecliningSchema(RequestSchema):
    command = Declining

    reason = Code(DeclineCode, required=True, metadata={"example": "no_capacity"})
    comment = Text(max=2_000, load_default=None, metadata={"description": "Required with `other`."})
    next_place = Text(
        max=500,
        load_default=None,
        metadata={"description": "Required with `higher_level_of_care`: where to turn next."},
    )

    @ma.validates_schema
    def says_what_the_reason_needs(self, values: dict[str, Any], **_: Any) -> None:
        if values["reason"] is DeclineCode.OTHER and not values["comment"]:
            raise ma.ValidationError("`other` needs a comment.", "comment")
        if values["reason"] is DeclineCode.HIGHER_LEVEL_OF_CARE and not values["next_place"]:
            raise ma.ValidationError("Name the next place.", "next_place")


class OutcomeSchema(RequestSchema):
    command = Outcome

    code = Code(OutcomeCode, required=True, metadata={"example": "engaged_in_care"})
    evidence = Code(
        EvidenceClass,
        required=True,
        validate=validate.NoneOf(
            [EvidenceClass.MEMBER_CONFIRMED], error="Only the member can confirm."
        ),
        metadata={"example": "clinician_attested"},
    )
