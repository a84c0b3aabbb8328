"""Parts of a referral as they are shown: its items without their words, and what was screened."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from api.consents.codes import ContextKind, SentBy
from api.consents.models import ContextItem
from api.referrals.models import Referral


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One item; what would tell that its member did something to it is for them alone."""

    id: UUID
    kind: ContextKind
    version: int | None = None
    about: UUID | None = None
    sent_by: SentBy | None = None


@dataclass(frozen=True, slots=True)
class ShownScreening:
    """Which rules fired on what was sent, for who sent it and who holds it; never the words."""

    rules: Sequence[str]
    domains: Sequence[str]
    engine: str
    degraded: bool


def items_of_member(items: Sequence[ContextItem]) -> list[ShownItem]:
    """Show the member every item, how often it was replaced, and what disagrees with what."""
    return [ShownItem(each.id, each.kind, each.version, each.about, each.sent_by) for each in items]


def items_of_platform(items: Sequence[ContextItem]) -> list[ShownItem]:
    """Show the platform what it sent, the same whatever the member did since."""
    return [ShownItem(each.id, each.kind) for each in items if each.sent_by is SentBy.PLATFORM]


def screening_of(referral: Referral) -> ShownScreening:
    """Show what the screen said when the referral was sent."""
    return ShownScreening(
        rules=referral.risk_rules,
        domains=referral.risk_domains,
        engine=referral.screen_engine,
        degraded=referral.screen_degraded,
    )
