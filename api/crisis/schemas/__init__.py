"""The crisis block on the wire: flat objects, no alternatives, 988 always in it."""

from marshmallow import fields

from api.crisis.choices import Choice
from api.crisis.levels import Level
from api.crisis.schemas.lines import (
    CrisisAbroadSchema,
    CrisisEmergencySchema,
    CrisisLineSchema,
    CrisisMessageSchema,
    CrisisQuickExitSchema,
)
from api.web.schema import Code, RequestSchema, ResponseSchema, Text

_LEVEL = {"description": "How much help comes first.", "example": "L2"}


class CrisisSchema(ResponseSchema):
    """Everything to show to a person in crisis: who answers first, then what fits, never empty."""

    schema = Text(
        max=64,
        metadata={"description": "Version of this object.", "example": "warmhandoff.crisis/1"},
    )
    data_version = fields.String(
        metadata={
            "format": "date",
            "description": "Version of the directory of lines.",
            "example": "2026-11-22",
        }
    )
    language = Text(
        max=35, metadata={"description": "Of the words in it: `en` or `es`.", "example": "en"}
    )
    level = Code(Level, metadata=_LEVEL)
    short_circuit = fields.Boolean(
        metadata={"description": "True from L2: show help before anything else.", "example": True}
    )
    message = fields.Nested(
        CrisisMessageSchema(), metadata={"description": "Plain words to show as they are."}
    )
    emergency = fields.Nested(
        CrisisEmergencySchema(), metadata={"description": "For immediate danger only."}
    )
    primary = fields.Nested(
        CrisisLineSchema(), metadata={"description": "The first line of the country: 988 at home."}
    )
    options = fields.List(
        fields.Nested(CrisisLineSchema()),
        metadata={"description": "More lines, best fit first; never empty, and abroad with 988."},
    )
    choices = fields.List(
        Code(Choice),
        metadata={
            "description": "What to offer as buttons; carry out yourself what is no channel.",
            "example": ["call_now", "text_now", "chat_now"],
        },
    )
    privacy = Text(
        max=300,
        metadata={
            "description": "What was not done with what was written.",
            "example": "We have not called the police or an ambulance.",
        },
    )
    quick_exit = fields.Nested(
        CrisisQuickExitSchema(), metadata={"description": "For somebody who is watched."}
    )
    country = Text(
        max=2, metadata={"description": "Whose lines these are (ISO 3166-1).", "example": "US"}
    )
    international = fields.Nested(
        CrisisAbroadSchema(), metadata={"description": "For everywhere else."}
    )


class CrisisBundleSchema(ResponseSchema):
    """A JWS (RFC 7515 section 7.2.2) with a payload that is not encoded (RFC 7797)."""

    payload = fields.String(
        metadata={
            "description": (
                "JSON text: {schema, data_version, default_country, answers: {country: {language:"
                " block}}}, each block as `GET /v1/crisis` answers it."
            ),
            "example": '{"schema":"warmhandoff.crisis-bundle/1","answers":{}}',
        }
    )
    protected = Text(
        max=512,
        metadata={
            "description": "Header: `alg`, `kid` of /oauth/jwks.json, `b64`: false.",
            "example": "eyJhbGciOiJFUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19",
            "optional": True,
        },
    )
    signature = Text(
        max=512,
        metadata={
            "description": "Left out, with `protected`, where nobody could sign.",
            "example": "mtRU2vB5t9xKbzWq0nQ1Yc3sD4eF6gH7",
            "optional": True,
        },
    )


class CrisisScreenSchema(CrisisSchema):
    """The block that fits what was screened; it never says which rule fired."""

    degraded = fields.Boolean(
        metadata={
            "description": "True if something could not be screened: let a person read it.",
            "example": False,
        }
    )


class ScreenerAnswersSchema(RequestSchema):
    instrument = Text(
        max=64,
        required=True,
        metadata={
            "description": "`asq`, `c-ssrs`, `phq-9`, `sbq-r`; `phq-2` and `gad-7` never raise it.",
            "example": "asq",
        },
    )
    answers = fields.Dict(
        required=True,
        metadata={
            "description": "By item, yes or no or its score; a missing or unclear answer counts as"
            " a risk, never as a no. C-SSRS: `1` to `5`, `6` (ever), `6b` (past three months).",
            "example": {"1": "no", "2": "no", "3": "no", "4": "no"},
        },
    )
    respondent = Text(
        max=32,
        metadata={
            "description": "`self`, or `proxy` if somebody else answered; the level is the same.",
            "example": "self",
        },
    )


class CrisisScreenRequestSchema(RequestSchema):
    """What to screen; documents the request, which is understood even where it breaks this."""

    text = Text(
        max=1_000_000,
        min=0,
        metadata={"description": "What the person wrote.", "example": "I can't sleep lately."},
    )
    lang = Text(
        max=35,
        metadata={
            "description": "English and Spanish are screened; else `degraded`.",
            "example": "en",
        },
    )
    jurisdiction = Text(
        max=2,
        metadata={
            "description": "The US state the person is in now, if known: where a law limits such"
            " software (Illinois), the rules alone read the text.",
            "example": "NY",
        },
    )
    screeners = fields.List(
        fields.Nested(ScreenerAnswersSchema()),
        metadata={"description": "Questionnaires that were answered."},
    )
