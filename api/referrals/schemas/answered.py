"""What callers are answered about referrals."""

from marshmallow import fields

from api.alerts.find import AlertState
from api.consents.codes import ContextKind, SentBy
from api.crisis.levels import Level
from api.referrals.codes import (
    EvidenceClass,
    NextAction,
    NextActor,
    OutcomeCode,
    Priority,
    ShownStatus,
)
from api.referrals.schemas.holder import HolderSchema
from api.web.schema import Code, Moment, ResponseSchema, Text

_ID = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
_AT = {"example": "2026-11-22T14:00:00Z"}
_CONSENT_URL = "https://api.example.org/consent/2Zx1Yb8mQ0rW4tK7uN5cJ9eH3aL6vP_sD-fGiOqRtUw"


class ClaimSchema(ResponseSchema):
    token = fields.Integer(
        metadata={
            "description": "Send it back as the header Claim-Token with every write.",
            "example": 1,
            "format": "int32",
        }
    )
    expires_at = Moment(
        allow_none=True,
        metadata={"description": "End of the lease; null once accepted.", **_AT},
    )


class ScreeningSchema(ResponseSchema):
    """Which rules fired on what was sent; the words themselves stay sealed."""

    rules = fields.List(Text(max=64), metadata={"example": ["text.ideation"]})
    domains = fields.List(Text(max=32), metadata={"example": ["suicide"]})
    engine = Text(max=32, metadata={"example": "2026.11.1"})
    degraded = fields.Boolean(
        metadata={
            "description": "True if something could not be screened: let a person read it.",
            "example": False,
        }
    )


class CrisisAlertStandingSchema(ResponseSchema):
    """Whether a person is being woken, and has answered. It is no emergency line: 988 is."""

    state = Code(AlertState, metadata={"example": "paging"})
    raised_at = Moment(metadata=_AT)
    acknowledge_by = Moment(
        allow_none=True,
        metadata={"description": "Null where nobody is on call: no time is promised.", **_AT},
    )
    acknowledged_at = Moment(allow_none=True, metadata={"example": None})
    confirm_safe_contact = fields.Boolean(
        metadata={
            "description": "True with abuse: ask where the member is safe before anybody writes.",
            "example": False,
        }
    )


class ReferralOutcomeSchema(ResponseSchema):
    code = Code(OutcomeCode, metadata={"example": "engaged_in_care"})
    evidence = Code(EvidenceClass, metadata={"example": "clinician_attested"})
    at = Moment(metadata=_AT)
    confirmed_at = Moment(
        allow_none=True,
        metadata={
            "description": "When the member confirmed it; null for a platform.",
            "example": None,
        },
    )
    contested_at = Moment(
        allow_none=True,
        metadata={
            "description": "When the member said that it is not so; null for a platform.",
            "example": None,
        },
    )


class ContextReferenceSchema(ResponseSchema):
    id = fields.UUID(metadata=_ID)
    kind = Code(ContextKind, metadata={"example": "narrative"})
    version = fields.Integer(
        allow_none=True,
        metadata={
            "description": "Rises when the member replaces the words; for them alone, else null.",
            "example": None,
            "format": "int32",
        },
    )
    about = fields.UUID(
        allow_none=True,
        metadata={
            "description": "The item a disagreement is about; for the member alone.",
            "example": None,
        },
    )
    sent_by = Code(
        SentBy,
        allow_none=True,
        metadata={"description": "For the member alone, else null.", "example": None},
    )


class AlternativeSchema(ResponseSchema):
    id = fields.UUID(metadata={"description": "Its entry in /v1/communities.", **_ID})
    name = Text(max=200, metadata={"example": "NAMI Connection Recovery Support Group"})
    url = fields.String(
        allow_none=True, metadata={"format": "uri", "example": "https://www.example.org/groups"}
    )


class ReferralSchema(ResponseSchema):
    """A referral as its reader may see it; what they may not see is null or empty."""

    id = fields.UUID(metadata=_ID)
    reference = Text(
        max=128,
        allow_none=True,
        metadata={"description": "The platform's own; null for clinicians.", "example": "mha-1042"},
    )
    community_id = fields.UUID(
        allow_none=True, metadata={"description": "Null for clinicians.", **_ID}
    )
    status = Code(ShownStatus, metadata={"example": "awaiting_consent"})
    priority = Code(Priority, metadata={"example": "routine"})
    risk = Code(Level, metadata={"example": "L0"})
    screening = fields.Nested(
        ScreeningSchema(),
        allow_none=True,
        metadata={"description": "For the platform that sent it and who holds it; else null."},
    )
    crisis_banner = fields.Boolean(
        metadata={
            "description": "Show the crisis lines above everything else (GET /v1/crisis).",
            "example": False,
        }
    )
    crisis_alert = fields.Nested(
        CrisisAlertStandingSchema(),
        allow_none=True,
        metadata={"description": "From L3 on: how far the answer has come; else null."},
    )
    topics = fields.List(Text(max=48), metadata={"example": ["anxiety"]})
    jurisdiction = Text(max=2, metadata={"example": "NY"})
    jurisdiction_asked_at = Moment(
        allow_none=True,
        metadata={
            "description": "When the member was last asked where they are; null for a platform.",
            **_AT,
        },
    )
    next_action = Code(NextAction, metadata={"example": "decide_consent"})
    next_actor = Code(NextActor, metadata={"example": "member"})
    due_at = Moment(
        allow_none=True,
        metadata={"description": "Null once ended, or where it is not shared back.", **_AT},
    )
    claim = fields.Nested(
        ClaimSchema(), allow_none=True, metadata={"description": "The holder's own claim."}
    )
    responsible = fields.Boolean(
        metadata={
            "description": "For a clinician: you handed it back, and answer for it until the next "
            "has accepted. You may record contacts, write to the member and flag a crisis.",
            "example": False,
        }
    )
    clinician = fields.Nested(
        HolderSchema(),
        allow_none=True,
        metadata={"description": "Who claimed or owns it; for the member alone, else null."},
    )
    outcome = fields.Nested(
        ReferralOutcomeSchema(),
        allow_none=True,
        metadata={"description": "Null before the end, or where it is not shared back."},
    )
    context = fields.List(
        fields.Nested(ContextReferenceSchema()),
        metadata={"description": "The items by id and kind, never their words."},
    )
    consent_url = Text(
        max=512,
        allow_none=True,
        metadata={
            "description": "Where the member decides without an account, or takes back what you "
            "attested: hand it to them alone. Told once, in the answer to the submission; else "
            "null.",
            "format": "uri",
            "example": _CONSENT_URL,
        },
    )
    alternatives = fields.List(
        fields.Nested(AlternativeSchema()),
        metadata={"description": "Communities to turn to when a referral ended without care."},
    )
    next_place = Text(
        max=500,
        allow_none=True,
        metadata={
            "description": "Where to turn next, in the words of the clinician who declined because "
            "more care is needed than they can give; the member alone is told.",
            "example": None,
        },
    )
    created_at = Moment(metadata=_AT)
    updated_at = Moment(allow_none=True, metadata=_AT)


class ConsentLinkSchema(ResponseSchema):
    consent_url = Text(
        max=512,
        metadata={
            "description": "Hand it to the member alone; every earlier one opens nothing now.",
            "format": "uri",
            "example": _CONSENT_URL,
        },
    )
    expires_at = Moment(metadata=_AT)


class ReferralPageSchema(ResponseSchema):
    items = fields.List(fields.Nested(ReferralSchema()))
    next_cursor = Text(max=2048, allow_none=True, metadata={"description": "Null at the end."})


class ActionSchema(ResponseSchema):
    action = Text(max=32, metadata={"example": "grant"})
    allowed = fields.Boolean(metadata={"example": True})
    blocked_by = Text(
        max=64,
        allow_none=True,
        metadata={"description": "Slug of the problem it would meet.", "example": None},
    )


class ActionsSchema(ResponseSchema):
    items = fields.List(fields.Nested(ActionSchema()))
