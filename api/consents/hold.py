"""Holding context that a platform sent, sealed from everyone but the member until granted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.consents.models import ContextBody, ContextItem, ContextKind
from api.db.base import new_id


@dataclass(frozen=True, slots=True)
class NewContext:
    """One item: words (`text`), or a screener's `instrument` and `answers` by item code."""

    kind: ContextKind
    text: str | None = None
    instrument: str | None = None
    answers: dict[str, Any] | None = None
    respondent: str | None = None

    @property
    def content(self) -> dict[str, Any]:
        members = {
            "text": self.text,
            "instrument": self.instrument,
            "answers": self.answers,
            "respondent": self.respondent,
        }
        return {name: value for name, value in members.items() if value is not None}


def hold_context(
    session: Session,
    items: Sequence[NewContext],
    *,
    platform_id: UUID,
    referral_id: UUID,
    member_id: UUID,
) -> list[ContextItem]:
    """Store the items of one referral, in the order in which they came."""
    held = [
        ContextItem(
            platform_id=platform_id,
            id=new_id(),
            referral_id=referral_id,
            member_id=member_id,
            kind=item.kind,
        )
        for item in items
    ]
    session.add_all(held)
    session.flush()
    session.add_all(
        ContextBody(platform_id=platform_id, context_id=kept.id, content=item.content)
        for kept, item in zip(held, items, strict=True)
    )
    return held
