"""The parts of the crisis block on the wire: lines and channels, message, emergency, quick exit."""

from marshmallow import fields

from api.web.schema import ResponseSchema, Text


class CrisisMessageSchema(ResponseSchema):
    """What to say, in plain words of the answer's language."""

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
    """The emergency services of the country."""

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
            "description": (
                "`call`, `text`, `chat`, `whatsapp`, `asl`, `videophone`, `tty`, `relay` or `web`;"
                " more may come."
            ),
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
            "description": "Of `display`, where it is not that of the answer (BCP 47).",
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
    cost = Text(
        max=64,
        metadata={
            "description": "What it costs; left out where no source says it.",
            "example": "free",
            "optional": True,
        },
    )
    hours = Text(
        max=64,
        metadata={
            "description": "When it is open; left out where no source says it.",
            "example": "24/7",
            "optional": True,
        },
    )
    region = Text(
        max=6,
        metadata={
            "description": "The only part of the country that it is for (ISO 3166-2).",
            "example": "US-WA",
            "optional": True,
        },
    )
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
    """The directory for every country."""

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
        metadata={"description": "For whom.", "example": "Anywhere else: free helplines."},
    )


class CrisisQuickExitSchema(ResponseSchema):
    """The way out for somebody who is watched; show it wherever the block is shown."""

    display = Text(max=100, metadata={"description": "Show this.", "example": "Leave this page"})
    uri = fields.String(
        metadata={
            "format": "uri",
            "description": "A page that tells nothing.",
            "example": "https://www.weather.gov/",
        }
    )
