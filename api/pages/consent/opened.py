"""An opened consent link: whose it is, what is there to decide on, what was chosen so far."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self, TypeVar

from sqlalchemy.orm import Session

from api.consents.models import ContextItem
from api.consents.own import whole_items
from api.db.session import Reach, Role
from api.db.transactional import in_transaction
from api.links.models import ConsentLink
from api.links.open import FoundLink, find_consent_link, open_consent_link
from api.pages.answers import asked_language
from api.pages.consent.draft import Draft, read_draft, steps_to_take
from api.referrals.consent_link import Standing, behind_link, refuse_reopening
from api.referrals.find import find_referral

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Opened:
    """One request's view of a link that is there to act by; `standing` is what stands already."""

    token: str
    found: FoundLink
    link: ConsentLink
    items: Sequence[ContextItem]
    draft: Draft
    language: str
    standing: Standing | None

    @property
    def has_begun(self) -> bool:
        return self.link.draft is not None

    @property
    def steps(self) -> list[str]:
        """The paths of all steps, in their order."""
        return [*(f"item/{n}" for n in range(1, len(self.items) + 1)), "back", "who", "review"]

    def to_next(self) -> str:
        """Return where the first step is that lacks a choice; the review lacks nothing else."""
        return self.at(next(steps_to_take(self.draft, self.items)))

    def with_changes(self, changes: Mapping[str, Any]) -> Self:
        """Return it as it would be with these changes, which nobody has kept."""
        return replace(self, draft=read_draft({**(self.link.draft or {}), **changes}))

    def at(self, step: str = "") -> str:
        """Return where a step is; without one, where the link itself leads."""
        return f"/consent/{self.token}/{step}".rstrip("/")


def found_link(token: str) -> FoundLink:
    """Find whose link it is; raises `LinkUnknown` (404) and `DatabaseAway` (503)."""
    return in_transaction(
        Reach(Role.AUTH), lambda session: find_consent_link(session, token), read_only=True
    )


def reading(token: str, act: Callable[[Session, Opened], T], *, whatever_stands: bool = False) -> T:
    """Open the link as its member, and change nothing.

    It is for choosing; `whatever_stands` opens it where the member decided themself, too. Raises
    `LinkUnknown` (404), `LinkUsed`, `LinkExpired`, `LinkOver` (410) and `DatabaseAway` (503).
    """
    found = found_link(token)
    return in_transaction(
        found.reach,
        lambda session: act(
            session, opened_as_member(session, token, found, whatever_stands=whatever_stands)
        ),
        read_only=True,
    )


def writing(token: str, act: Callable[[Session, Opened], T]) -> T:
    """Open the link as its member, to keep or to decide something."""
    found = found_link(token)
    return in_transaction(
        found.reach, lambda session: act(session, opened_as_member(session, token, found))
    )


def opened_as_member(
    session: Session, token: str, found: FoundLink, *, whatever_stands: bool = False
) -> Opened:
    """Read what stands behind a link. Whoever decided elsewhere, or too late, is told so."""
    link = open_consent_link(session, found)
    referral = find_referral(session, found.referral_id, by=found.member)
    standing = behind_link(session, referral, link)
    if not whatever_stands:
        refuse_reopening(standing)
    draft = read_draft(link.draft or {})
    items = whole_items(session, found.platform_id, found.referral_id)
    return Opened(token, found, link, items, draft, asked_language(draft.language), standing)
