"""What is sent to be shared: the words of an item, or the answers of a questionnaire."""

from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from api.consents.codes import ContextKind
from api.consents.hold import NewContext
from api.consents.regimes import Regime
from api.crisis.levels import Respondent
from api.referrals.disagree import Disagreement
from api.web.schema import Code, Pattern, RequestSchema, Text

ITEM_CODE = Pattern(r"[A-Za-z0-9_.-]+", "The item's code, such as 9 or q4.")


class NewContextSchema(RequestSchema):
    """One item the member may share: `text`, or a screener's `instrument` and `answers`."""

    command = NewContext

    kind = Code(ContextKind, required=True, metadata={"example": "narrative"})
    text = Text(
        max=20_000,
        load_default=None,
        metadata={"description": "The item in words.", "example": "I feel low most days."},
    )
    instrument = Text(
        max=32,
        load_default=None,
        validate=[Pattern(r"[a-z0-9-]+", "Lower case, such as phq-9 or asq.")],
        metadata={"description": "Which questionnaire.", "example": "phq-9"},
    )
    answers = fields.Dict(
        keys=Text(max=32, validate=[ITEM_CODE]),
        values=fields.Raw(allow_none=True),
        load_default=None,
        validate=validate.Length(max=200),
        metadata={
            "description": "Answers by item code: numbers, booleans, short codes or null.",
            "example": {"9": 1},
        },
    )
    respondent = Code(Respondent, load_default=None, metadata={"example": "self"})
    regime = Code(Regime, load_default=Regime.STATE, metadata={"example": "state"})

    @ma.validates_schema
    def is_words_or_screener(self, values: dict[str, Any], **_: Any) -> None:
        screener = values["kind"] is ContextKind.SCREENER
        if screener and (values["instrument"] is None or values["answers"] is None):
            raise ma.ValidationError("A screener has `instrument` and `answers`.", "instrument")
        if screener == (values["text"] is not None):
            raise ma.ValidationError("Every kind but `screener` has `text`.", "text")
        if not screener and (values["instrument"] or values["answers"] or values["respondent"]):
            raise ma.ValidationError("Only a `screener` has an instrument.", "instrument")

    @ma.validates("answers")
    def are_small_codes(self, value: dict[str, Any] | None, **_: Any) -> None:
        small = (bool, int, float, type(None))
        for answer in (value or {}).values():
            if not isinstance(answer, small) and not _is_short(answer):
                raise ma.ValidationError("Answers are numbers, booleans, short codes or null.")


def _is_short(answer: object) -> bool:
    longest = 64
    return isinstance(answer, str) and len(answer) <= longest


class ReplacingWordsSchema(NewContextSchema):
    """New words for an item, of the same `kind`; the law it came under stays with it."""

    class Meta(NewContextSchema.Meta):
        exclude = ("regime",)


class DisagreementSchema(RequestSchema):
    command = Disagreement

    text = Text(
        max=5_000,
        required=True,
        metadata={"description": "What is not so.", "example": "I never said that."},
    )
