"""Holding context: each item sealed under a key of its own until the member decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.consents.codes import ContextKind, SentBy
from api.consents.envelope import seal_words
from api.consents.keys import OpenTenantKey, wrapping_key
from api.consents.models import ContextBody, ContextItem, ContextKey
from api.consents.regimes import Regime
from api.crisis.levels import Respondent, ScreenerAnswers, ToScreen
from api.db.base import new_id


@dataclass(frozen=True, slots=True)
class NewContext:
    """One item: words (`text`), or a screener's `instrument` and `answers` by item code."""

    kind: ContextKind
    text: str | None = None
    instrument: str | None = None
    answers: dict[str, Any] | None = None
    respondent: str | None = None
    regime: Regime = Regime.STATE
    about: UUID | None = None

    @property
    def screener(self) -> ScreenerAnswers | None:
        """The answers as the screen takes them."""
        if self.instrument is None:
            return None
        respondent = Respondent(self.respondent or Respondent.SELF)
        return ScreenerAnswers(self.instrument, self.answers or {}, respondent)

    def to_screen(self) -> ToScreen:
        """Return its words, or its answers, to be screened by themselves."""
        return ToScreen(
            texts=[self.text] if self.text else (),
            screeners=[self.screener] if self.screener else (),
        )

    @property
    def content(self) -> dict[str, Any]:
        members = {
            "text": self.text,
            "instrument": self.instrument,
            "answers": self.answers,
            "respondent": self.respondent,
        }
        return {name: value for name, value in members.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose words they are, and in which referral."""

    platform_id: UUID
    referral_id: UUID
    member_id: UUID


def hold_context(
    session: Session, items: Sequence[NewContext], *, about: Whose, sent_by: SentBy
) -> list[ContextItem]:
    """Seal and store the items of one referral, in the order in which they came."""
    held = [_item(item, about, sent_by) for item in items]
    session.add_all(held)
    session.flush()
    if held:
        key = wrapping_key(session, about.platform_id)
        for kept, item in zip(held, items, strict=True):
            put_words(session, kept, item.content, key)
    return held


def put_words(
    session: Session, item: ContextItem, content: dict[str, Any], key: OpenTenantKey
) -> None:
    """Seal the item's words in the place of its present version."""
    wrapped, sealed = seal_words(key.key, item.place, content)
    session.add(
        ContextKey(
            platform_id=item.platform_id,
            context_id=item.id,
            tenant_key_version=key.version,
            wrapped=wrapped,
        )
    )
    session.add(ContextBody(platform_id=item.platform_id, context_id=item.id, sealed=sealed))


def _item(item: NewContext, about: Whose, sent_by: SentBy) -> ContextItem:
    return ContextItem(
        platform_id=about.platform_id,
        id=new_id(),
        referral_id=about.referral_id,
        member_id=about.member_id,
        kind=item.kind,
        regime=item.regime,
        about=item.about,
        version=1,
        sent_by=sent_by,
    )
