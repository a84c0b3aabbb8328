"""The crisis block on the wire: flat objects, no alternatives, 988 always in `primary`."""

from marshmallow import fields

from api.crisis.levels import Level
from api.web.schema import Code, RequestSchema, ResponseSchema, Text

_LEVEL = {"description": "How much help comes first.", "example": "L2"}


class CrisisMessageSchema(ResponseSchema):
    headline = Text(
        max=100,
        metadata={
            "description": "The action, to be shown first.",
            "example": "Call or text 988. You deserve support right now.",
        },
    )
    body = Text(
        max=500,
        metadata={
            "description": "Who answers, what it costs, when 911 is right.",
            "example": "A trained person answers, free, at any hour.",
        },
    )


class CrisisEmergencySchema(ResponseSchema):
    number = Text(max=16, metadata={"description": "Show these digits.", "example": "911"})
    tel = Text(max=32, metadata={"description": "Opens the phone.", "example": "tel:911"})
    when = Text(
        max=200,
        metadata={
            "description": "When to call it.",
            "example": "If you or someone else is in immediate danger",
        },
    )


class CrisisChannelSchema(ResponseSchema):
    """One way to reach a line."""

    type = Text(
        max=16,
        metadata={
            "description": "`call`, `text`, `chat`, `asl`, `videophone` or `tty`; more may come.",
            "example": "call",
        },
    )
    display = Text(
        max=100,
        metadata={"description": "Show this: it holds the digits.", "example": "Call 988"},
    )
    uri = Text(
        max=200,
        metadata={"description": "`tel:`, `sms:` or `https:` to open.", "example": "tel:988"},
    )
    fallback = Text(
        max=200,
        metadata={
            "description": "Another `uri` where the first one fails.",
            "example": "tel:+18002738255",
            "optional": True,
        },
    )
    language = Text(
        max=35,
        metadata={
            "description": "Of `display`, where it is not English (BCP 47).",
            "example": "es",
            "optional": True,
        },
    )


class CrisisLineSchema(ResponseSchema):
    """One crisis line, with the source and the day of its facts."""

    id = Text(max=64, metadata={"description": "Stable.", "example": "us-988"})
    name = Text(
        max=100,
        metadata={"description": "As it calls itself.", "example": "988 Suicide & Crisis Lifeline"},
    )
    who = Text(
        max=200, metadata={"description": "Who answers.", "example": "Trained crisis counselors"}
    )
    cost = Text(max=64, metadata={"description": "What it costs.", "example": "free"})
    hours = Text(max=64, metadata={"description": "When it is open.", "example": "24/7"})
    languages = fields.List(
        Text(max=35), metadata={"description": "BCP 47.", "example": ["en", "es"]}
    )
    for_whom = fields.List(
        Text(max=32),
        data_key="for",
        attribute="for",
        metadata={
            "description": "`self`, `someone_else` or both.",
            "example": ["self", "someone_else"],
        },
    )
    channels = fields.List(
        fields.Nested(CrisisChannelSchema()),
        metadata={"description": "The ways to reach it, best first; never empty."},
    )
    what_to_expect = fields.List(
        Text(max=200),
        metadata={
            "description": "What happens when you call or write.",
            "example": ["You can stop at any time."],
        },
    )
    emergency_services_note = Text(
        max=300,
        metadata={
            "description": "When it involves police or an ambulance.",
            "example": "Most contacts end without police or an ambulance.",
            "optional": True,
        },
    )
    domains = fields.List(
        Text(max=32),
        metadata={"description": "What it is especially for.", "example": ["suicide"]},
    )
    source = Text(
        max=200,
        metadata={
            "description": "Where its facts were checked.",
            "example": "https://988lifeline.org/get-help/what-to-expect",
        },
    )
    verified_on = fields.String(
        metadata={
            "format": "date",
            "description": "When they were checked.",
            "example": "2026-11-22",
        }
    )


class CrisisAbroadSchema(ResponseSchema):
    name = Text(max=100, metadata={"description": "Directory.", "example": "Find A Helpline"})
    url = fields.String(
        metadata={
            "format": "uri",
            "description": "Open it.",
            "example": "https://findahelpline.com",
        }
    )
    note = Text(
        max=200,
        metadata={"description": "For whom.", "example": "Outside the United States"},
    )


class CrisisSchema(ResponseSchema):
    """Everything to show to a person in crisis: 988 first, then what fits, never empty."""

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
    primary = fields.Nested(CrisisLineSchema(), metadata={"description": "988, always."})
    options = fields.List(
        fields.Nested(CrisisLineSchema()),
        metadata={"description": "More lines, best fit first; never empty."},
    )
    privacy = Text(
        max=300,
        metadata={
            "description": "What was not done with what was written.",
            "example": "We have not called the police or an ambulance.",
        },
    )
    country = Text(
        max=2, metadata={"description": "Whose lines these are (ISO 3166-1).", "example": "US"}
    )
    international = fields.Nested(
        CrisisAbroadSchema(), metadata={"description": "For everywhere else."}
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
        metadata={"description": "`asq`, `phq-9`, `phq-2`, `gad-7`.", "example": "asq"},
    )
    answers = fields.Dict(
        required=True,
        metadata={
            "description": "By item; a missing or unclear answer counts as a risk, never as a no.",
            "example": {"1": "no", "2": "no", "3": "no", "4": "no"},
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
        metadata={"description": "Only English is screened; else `degraded`.", "example": "en"},
    )
    screeners = fields.List(
        fields.Nested(ScreenerAnswersSchema()),
        metadata={"description": "Questionnaires that were answered."},
    )
