"""The draft as the page reads it: what was chosen so far, and which step comes next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from api.clock import utc_now
from api.consents.codes import GrantorRole, Purpose, ShareBack
from api.consents.models import ContextItem
from api.consents.notices import ShownNotice
from api.consents.terms import Grantor, Notice, Recipient, SharedItem, Terms

DAYS = (30, 90, 180, 365)
MAY_WRITE = "yes"
"""What the box says by which clinician and community may write to each other."""


class Choice(StrEnum):
    """What a member says of one item."""

    BOTH = "both"
    CARE = "care"
    NONE = "none"


PURPOSES: Mapping[Choice, Sequence[Purpose]] = {
    Choice.BOTH: (Purpose.TRIAGE, Purpose.CARE),
    Choice.CARE: (Purpose.CARE,),
    Choice.NONE: (),
}


class Decision(StrEnum):
    """The three ways out of the last step."""

    SHARE = "share"
    SHARE_NOTHING = "share_nothing"
    DENY = "deny"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was chosen so far; `items` by the item's id. What is None was not chosen yet.

    `messages` takes no choice: unless the member says so, nobody writes.
    """

    items: Mapping[str, Choice]
    share_back: ShareBack | None
    messages: bool
    days: int | None
    decider: GrantorRole | None
    language: str | None

    def choice_on(self, item: ContextItem) -> Choice | None:
        return self.items.get(str(item.id))


def read_draft(kept: Mapping[str, Any]) -> Draft:
    """Read what `keep_draft` has kept."""
    share_back, decider = kept.get("share_back"), kept.get("decider")
    return Draft(
        items={item: Choice(choice) for item, choice in kept.get("items", {}).items()},
        share_back=ShareBack(share_back) if share_back else None,
        messages=kept.get("messages") == MAY_WRITE,
        days=kept.get("days"),
        decider=GrantorRole(decider) if decider else None,
        language=kept.get("language"),
    )


def steps_to_take(draft: Draft, items: Sequence[ContextItem]) -> Iterator[str]:
    """Yield the paths of the steps that lack a choice, and last of all the review."""
    for number, item in enumerate(items, 1):
        if draft.choice_on(item) is None:
            yield f"item/{number}"
    if draft.share_back is None or draft.days is None:
        yield "back"
    if draft.decider is None:
        yield "who"
    yield "review"


def days_end(draft: Draft) -> datetime:
    """Return when it would end if it were decided now."""
    return utc_now() + timedelta(days=draft.days or DAYS[0])


@dataclass(frozen=True, slots=True)
class Signed:
    """What is said with the last step itself: the text shown, and on what ground one decides.

    The recipient is nobody's choice here: whom an attested consent named it names on.
    """

    referral_id: UUID
    notice: ShownNotice
    basis: str | None
    recipient: Recipient


def terms_of(draft: Draft, items: Sequence[ContextItem], signed: Signed) -> Terms:
    """Return the terms that the draft stands for; without items they share nothing.

    A refusal needs none of the choices: where they lack, nothing flows back.
    """
    notice = signed.notice
    shared = [(item.id, PURPOSES[draft.choice_on(item) or Choice.NONE]) for item in items]
    return Terms(
        referral_id=signed.referral_id,
        items=[SharedItem(id_, purposes) for id_, purposes in shared if purposes],
        share_back=draft.share_back or ShareBack.NONE,
        recipient=signed.recipient,
        notice=Notice(notice.version, notice.language, notice.sha256),
        expires_at=days_end(draft),
        grantor=Grantor(draft.decider or GrantorRole.SELF, signed.basis),
        messages_with_platform=draft.messages,
    )
