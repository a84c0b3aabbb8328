"""What the queue is asked and answers."""

from dataclasses import dataclass
from typing import Any, ClassVar

import marshmallow as ma
from marshmallow import fields, validate

from api.clinicians.schemas.words import SLUG
from api.communities.models import AgeGroup
from api.crisis.levels import Level
from api.intake.filters import Filters
from api.intake.wait import LONGEST
from api.referrals.codes import Priority
from api.referrals.schemas.answered import ClaimSchema, ReferralSchema
from api.referrals.schemas.sent import JURISDICTION
from api.web.pagination import PageArguments
from api.web.schema import Code, Moment, Pattern, RequestSchema, ResponseSchema, Text

_AT = {"example": "2026-11-22T14:00:00Z"}
_REFERRAL = {"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"}


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """One call: `wait` is in seconds; `cursor` and `since` are sealed."""

    filters: Filters
    limit: int
    cursor: str | None
    since: str | None
    wait: int

    @classmethod
    def of(
        cls, *, limit: int, cursor: str | None, since: str | None, wait: int, **filters: Any
    ) -> "QueueQuery":
        return cls(Filters(**filters), limit, cursor, since, wait)


class FiltersSchema(RequestSchema):
    """Each filter narrows; none shows what you could not see without it."""

    command: ClassVar[Any] = Filters

    jurisdiction = fields.String(
        load_default=None,
        validate=JURISDICTION,
        metadata={"description": "Only this state.", "example": "NY"},
    )
    language = Text(
        max=3,
        load_default=None,
        validate=[Pattern(r"[a-z]{2,3}", "A language's primary subtag (BCP 47), such as es.")],
        metadata={"description": "Only members who speak it, in any variant.", "example": "es"},
    )
    topic = Text(
        max=48,
        load_default=None,
        validate=[SLUG],
        metadata={"description": "Only what is about this.", "example": "anxiety"},
    )
    age_group = Code(
        AgeGroup,
        load_default=None,
        metadata={"description": "Only who is of this age.", "example": "adult"},
    )
    risk = Code(
        Level, load_default=None, metadata={"description": "Only this risk.", "example": "L1"}
    )
    priority = Code(
        Priority,
        load_default=None,
        metadata={"description": "Only this priority.", "example": "urgent"},
    )


class QueueArguments(PageArguments, FiltersSchema):
    command: ClassVar[Any] = QueueQuery.of

    since = Text(
        max=2048,
        load_default=None,
        metadata={
            "description": "`since` of an earlier answer: only what changed after it. `limit`"
            " does not bound changes."
        },
    )
    wait = fields.Integer(
        load_default=0,
        validate=validate.Range(0, LONGEST),
        metadata={
            "description": "Seconds to hold back an empty answer until there is work.",
            "example": 20,
            "format": "int32",
        },
    )

    @ma.validates_schema
    def is_a_walk_or_changes(self, values: dict[str, Any], **_: Any) -> None:
        if values["cursor"] and values["since"]:
            raise ma.ValidationError("Send `cursor` or `since`, not both.", "since")


class ClaimNextSchema(FiltersSchema):
    """Which of them to claim; without any filter the most pressing of all."""


class IntakeCardSchema(ResponseSchema):
    """A blind card: no name, no words, no community."""

    referral_id = fields.UUID(metadata=_REFERRAL)
    jurisdiction = Text(max=2, metadata={"example": "NY"})
    risk = Code(Level, metadata={"example": "L0"})
    priority = Code(Priority, metadata={"example": "routine"})
    topics = fields.List(Text(max=48), metadata={"example": ["anxiety"]})
    age_group = Code(AgeGroup, metadata={"example": "adult"})
    languages = fields.List(Text(max=35), metadata={"example": ["en"]})
    queued_at = Moment(metadata=_AT)
    due_at = Moment(metadata=_AT)


class IntakeQueueSchema(ResponseSchema):
    items = fields.List(fields.Nested(IntakeCardSchema()))
    gone = fields.List(
        fields.UUID(metadata=_REFERRAL),
        metadata={"description": "With `since`: ids that wait for you no more; ignore unknown."},
    )
    next_cursor = Text(max=2048, allow_none=True, metadata={"description": "Null at the end."})
    since = Text(
        max=2048,
        metadata={
            "description": "Send it as `since` for what changes after this; good for 1 h.",
            "example": "aTq0c2luY2U",
        },
    )


class NextClaimSchema(ResponseSchema):
    referral = fields.Nested(ReferralSchema())
    claim = fields.Nested(ClaimSchema())
