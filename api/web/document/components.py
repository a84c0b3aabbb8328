"""The fixed parts of the document: what it is, parameters, headers, security and problems."""

from typing import Any

from marshmallow import fields, validate

from api.web.document.plugins import OperationIds, marshmallow_plugin
from api.web.document.security import SECURITY
from api.web.parser import MAX_ERRORS
from api.web.schema import ResponseSchema, Text

ID = "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"


class FieldErrorSchema(ResponseSchema):
    pointer = Text(
        max=2048,
        min=0,
        metadata={"description": "RFC 6901 pointer to the value.", "example": "/member/age_group"},
    )
    detail = Text(
        max=500,
        metadata={"description": "What to correct.", "example": "Must be one of the listed codes."},
    )


class CrisisPointerSchema(ResponseSchema):
    """Where help is now; every refusal of this API carries it."""

    call = Text(max=32, metadata={"description": "Number to call.", "example": "988"})
    text = Text(max=32, metadata={"description": "Number to text.", "example": "988"})
    chat = fields.String(
        metadata={
            "format": "uri",
            "description": "Page to chat on.",
            "example": "https://988lifeline.org/chat/",
        }
    )
    emergency_call = Text(
        max=32, metadata={"description": "When someone is in immediate danger.", "example": "911"}
    )
    url = fields.String(
        metadata={
            "format": "uri-reference",
            "description": "Everything else.",
            "example": "/v1/crisis",
        }
    )


class ProblemSchema(ResponseSchema):
    """RFC 9457 problem details; `type` has a page, `detail` says what to do next."""

    type = fields.String(
        metadata={
            "format": "uri",
            "description": "Names the kind of problem: decide by this.",
            "example": "https://api.example.org/problems/not-found",
        }
    )
    title = Text(max=200, metadata={"example": "There is nothing here for you"})
    status = fields.Integer(
        validate=validate.Range(400, 599), metadata={"description": "As sent.", "example": 404}
    )
    detail = Text(max=1000, metadata={"example": "Check the id, and that it is yours."})
    request_id = Text(max=64, metadata={"description": "Name it when you ask us.", "example": ID})
    crisis = fields.Nested(
        CrisisPointerSchema(),
        metadata={"description": "Help now; where somebody may need it first, the whole block."},
    )
    errors = fields.List(
        fields.Nested(FieldErrorSchema()),
        validate=validate.Length(max=MAX_ERRORS),
        metadata={"optional": True, "description": "The values to correct, in a 422."},
    )


def _key(*, required: bool, description: str) -> dict[str, Any]:
    return {
        "name": "Idempotency-Key",
        "in": "header",
        "required": required,
        "description": description,
        "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 255,
            "pattern": "^[\\x21-\\x7e]+$",
        },
        "example": "6f0f5f0e-6a3b-4d0a-9a53-0d4f4e6a5a11",
    }


PARAMETERS = {
    "IdempotencyKey": _key(
        required=True,
        description="A fresh UUID; repeat it when you retry, and it will not act twice.",
    ),
    "OptionalIdempotencyKey": _key(
        required=False, description="With a fresh UUID a retry gets the first answer again."
    ),
    "ClaimToken": {
        "name": "Claim-Token",
        "in": "header",
        "required": True,
        "description": "`claim.token` of the referral you hold; an old one is refused.",
        "schema": {"type": "integer", "format": "int32", "minimum": 0, "maximum": 999_999_999},
        "example": 1,
    },
    "IfMatch": {
        "name": "If-Match",
        "in": "header",
        "required": True,
        "description": "The ETag of what you have read; `*` replaces whatever is there.",
        "schema": {"type": "string", "maxLength": 1024},
        "example": '"1"',
    },
}
PARAMETERS |= {
    "OptionalClaimToken": PARAMETERS["ClaimToken"]
    | {
        "required": False,
        "description": "For the clinician who holds it: `claim.token` of the referral.",
    },
    "IfMatchUnlessNew": PARAMETERS["IfMatch"]
    | {"required": False, "description": "The ETag of the one that this replaces."},
    "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "required": False,
        "description": "`*` where there is none yet; this or If-Match must be sent.",
        "schema": {"type": "string", "maxLength": 8, "pattern": "^[*]$"},
        "example": "*",
    },
}
HEADERS: dict[str, dict[str, Any]] = {
    "Request-Id": {
        "description": "Name it when you ask us.",
        "schema": {"type": "string", "maxLength": 64},
        "example": ID,
    },
    "Location": {
        "description": "Where it can be read from now on.",
        "schema": {"type": "string", "format": "uri-reference", "maxLength": 2048},
        "example": f"/v1/referrals/{ID}",
    },
    "Link": {
        "description": 'The next page (RFC 8288, `rel="next"`); left out at the end.',
        "schema": {"type": "string", "maxLength": 4096},
        "example": '</v1/referrals?cursor=kZ3c0mVd>; rel="next"',
    },
    "ETag": {
        "description": "The version of it (RFC 9110): send it as If-Match to replace this one.",
        "schema": {"type": "string", "maxLength": 64},
        "example": '"1"',
    },
    "Retry-After": {
        "description": "Seconds to wait before the same request is sent again.",
        "schema": {"type": "integer", "format": "int32", "minimum": 1, "maximum": 3600},
        "example": 5,
    },
    "WWW-Authenticate": {
        "description": "What the token lacks (RFC 6750 section 3).",
        "schema": {"type": "string", "maxLength": 1024},
        "example": 'Bearer realm="warmhandoff"',
    },
    "Idempotent-Replayed": {
        "description": "Present when this is the first answer to the key once more.",
        "schema": {"type": "string", "enum": ["true"]},
        "example": "true",
    },
    "Crisis-Line": {
        "description": "The number, for HEAD requests and clients that read no body.",
        "schema": {"type": "string", "maxLength": 16},
        "example": "988",
    },
}


def document_options() -> dict[str, Any]:
    """Return what the document says besides its operations."""
    return {
        "flask_plugin": OperationIds(),
        "marshmallow_plugin": marshmallow_plugin(),
        "info": {
            "summary": "From an online support community to a licensed clinician, by consent.",
            "description": (
                "In crisis? Call or text 988. No part of this API replaces it.\n\nTimes are UTC"
                " (RFC 3339), errors are `application/problem+json` (RFC 9457), lists have a"
                " cursor. Answers may gain members and codes: ignore those you do not know."
            ),
            "contact": {"name": "Whoever runs this server"},
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "This server."}],
    }


def add_components(spec: Any) -> None:
    """Add the parameters, and the two ways of saying `bearer token` that clients understand."""
    for name, parameter in PARAMETERS.items():
        spec.components.parameter(name, parameter["in"], parameter, lazy=True)
    for name, scheme in SECURITY.items():
        spec.components.security_scheme(name, scheme)
