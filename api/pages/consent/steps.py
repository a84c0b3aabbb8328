"""The steps between the start and the review: what each shows, and how its form is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import abort
from sqlalchemy.orm import Session

from api.consents.codes import GrantorRole, ShareBack
from api.consents.models import ContextItem
from api.consents.own import read_own
from api.consents.problems import ContextDamaged
from api.pages.consent.draft import DAYS, Choice
from api.pages.consent.forms import Filled, Form, read_back, read_item, read_who
from api.pages.consent.opened import Opened
from api.referrals.find import community_of

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One small page: `path` below the link, its template, its values, its form."""

    path: str
    template: str
    values: Callable[[Session, Opened], Values]
    read: Callable[[Form, Opened], Filled]


def item_step(number: int) -> Step:
    """Return the step of one item; they are counted from 1, in the order in which they came."""
    return Step(
        f"item/{number}",
        "item.html",
        lambda session, opened: _item_values(session, opened, number),
        lambda form, opened: read_item(form, _item_at(opened, number)),
    )


def _back_values(session: Session, opened: Opened) -> Values:
    return {
        "draft": opened.draft,
        "codes": ShareBack,
        "periods": DAYS,
        "community": community_of(session, opened.found.platform_id, opened.found.referral_id),
    }


STEPS: Mapping[str, Step] = {
    "back": Step(
        "back",
        "back.html",
        _back_values,
        lambda form, _: read_back(form),
    ),
    "who": Step(
        "who",
        "who.html",
        lambda _, opened: {"draft": opened.draft, "codes": GrantorRole},
        lambda form, _: read_who(form),
    ),
}


def _item_at(opened: Opened, number: int) -> ContextItem:
    if not 1 <= number <= len(opened.items):
        abort(404)
    return opened.items[number - 1]


def _item_values(session: Session, opened: Opened, number: int) -> Values:
    """Return one item with its words, which are opened for the member alone.

    Words that were damaged cannot be shown, and what cannot be shown cannot be shared.
    """
    item = _item_at(opened, number)
    content = _words_of(session, item)
    return {
        "item": item,
        "content": content,
        "codes": list(Choice) if content else [Choice.NONE],
        "chosen": opened.draft.choice_on(item),
        "number": number,
    }


def _words_of(session: Session, item: ContextItem) -> Mapping[str, Any]:
    try:
        own = read_own(session, item.id, platform_id=item.platform_id, member_id=item.member_id)
    except ContextDamaged:
        return {}
    return own.content
