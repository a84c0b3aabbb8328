"""What a coordinator asks and is told of matches."""

from marshmallow import fields

from api.coordination.matches import MismatchReason
from api.web.schema import Code, RequestSchema, ResponseSchema

_COUNT = {"description": "How many.", "example": 3, "format": "int32"}


class MatchesArguments(RequestSchema):
    explain = fields.Boolean(
        load_default=False,
        metadata={"description": "Whether to count why the others do not.", "example": True},
    )


class CountedReasonSchema(ResponseSchema):
    reason = Code(MismatchReason, metadata={"example": "licensure"})
    clinicians = fields.Integer(metadata=_COUNT)


class MatchesSchema(ResponseSchema):
    """Who has several reasons counts in each."""

    matches = fields.Integer(metadata=_COUNT)
    reasons = fields.List(fields.Nested(CountedReasonSchema()))
