"""What an operator asks and is told of how referrals ended."""

from typing import Any

from marshmallow import fields

from api.coordination.metrics import By, FirstHuman
from api.referrals.codes import EvidenceClass, ReferralStatus
from api.web.schema import Code, Pattern, RequestSchema, ResponseSchema, Text

_MONTH: dict[str, Any] = {"description": "A calendar month in UTC.", "example": "2026-10"}
_COUNT = {
    "description": "Null: fewer than 5, or it would tell another cell.",
    "example": 12,
    "format": "int32",
}


class ClosureArguments(RequestSchema):
    by = Code(
        By, required=True, metadata={"description": "What the rows are.", "example": "community"}
    )
    month = Text(
        max=7,
        required=True,
        validate=[Pattern(r"20[0-9]{2}-(0[1-9]|1[0-2])", "A month such as 2026-10.")],
        metadata=_MONTH,
    )


class EndedSchema(ResponseSchema):
    status = Code(ReferralStatus, metadata={"example": "completed"})
    count = fields.Integer(allow_none=True, metadata=_COUNT)


class ClosureSchema(ResponseSchema):
    """One row of counts; there are no totals, and none can be had."""

    community_id = fields.UUID(
        allow_none=True, metadata={"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}
    )
    evidence = Code(EvidenceClass, allow_none=True, metadata={"example": None})
    ends = fields.List(fields.Nested(EndedSchema()))
    first_human_median = Code(
        FirstHuman,
        allow_none=True,
        metadata={
            "description": "Until a clinician claimed it or reached the member.",
            "example": "within_4_hours",
        },
    )
    first_human_p90 = Code(FirstHuman, allow_none=True, metadata={"example": "within_3_days"})


class ClosurePageSchema(ResponseSchema):
    by = Code(By, metadata={"example": "community"})
    month = Text(max=7, metadata=_MONTH)
    items = fields.List(fields.Nested(ClosureSchema()))
