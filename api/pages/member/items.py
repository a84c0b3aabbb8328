"""One item: what it says, new words in its place, and a note that says what is wrong with it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session

from api.consents.codes import ContextKind
from api.consents.find import context_items_of
from api.consents.hold import NewContext
from api.consents.models import ContextItem
from api.consents.own import OwnItem, find_item, read_own
from api.consents.problems import WordsDestroyed
from api.crisis.block import compact_block
from api.crisis.levels import Screening
from api.crisis.screened import screened
from api.crisis.tally import TALLY
from api.links.visit import member_of
from api.pages.answers import asked_language, see_other
from api.pages.member.answers import own_page, refused, way
from api.pages.member.home import own
from api.pages.member.typed import typed
from api.pages.member.visited import acted, visiting
from api.referrals.disagree import Disagreement, disagree
from api.referrals.find import find_referral
from api.referrals.lifecycle import is_open
from api.referrals.replace_item import replace_item
from api.web.auth import Actor
from api.web.preconditions import Precondition, PreconditionFailed, entity_tag
from api.web.problems import NotFound

MOST_LETTERS = 20_000
_GONE, _CHANGED, _WRONG = 410, 412, 422


@visiting
def item(session: Session, member: Actor, item_id: UUID) -> Response:
    """Show one item to its member."""
    return _shown(session, member, item_id, done=request.args.get("done", ""))


def replace(item_id: UUID) -> Response:
    """Put the member's new words in the place of the old."""
    words, errors = typed("words", MOST_LETTERS)
    if errors:
        return acted(
            lambda session, visit: _shown(session, member_of(visit), item_id, errors=errors)
        )
    kind = request.form.get("kind", "")
    if kind not in set(ContextKind):
        return refused(NotFound())
    return _replaced(NewContext(ContextKind(kind), words), item_id=item_id)


def say_wrong(item_id: UUID) -> Response:
    """Add the member's note to the item."""
    note, errors = typed("note", MOST_LETTERS)
    if errors:
        return acted(
            lambda session, visit: _shown(session, member_of(visit), item_id, errors=errors)
        )
    return _disagreed(Disagreement(note), item_id=item_id)


@screened
def _replaced(new: NewContext, *, screening: Screening, item_id: UUID) -> Response:
    """Replace the version that was shown, and no later one."""
    version = Precondition(frozenset({request.form.get("version", "")}))

    def act(session: Session, member: Actor) -> Response:
        try:
            replace_item(session, item_id, new, screening, if_match=version, by=member)
        except PreconditionFailed:
            return _shown(session, member, item_id, status=_CHANGED, is_newer=True)
        return _answered(session, member, item_id, screening, "replace")

    return acted(lambda session, visit: act(session, member_of(visit)))


@screened
def _disagreed(new: Disagreement, *, screening: Screening, item_id: UUID) -> Response:
    def act(session: Session, member: Actor) -> Response:
        disagree(session, item_id, new, screening, by=member)
        return _answered(session, member, item_id, screening, "disagree")

    return acted(lambda session, visit: act(session, member_of(visit)))


def _answered(
    session: Session, member: Actor, item_id: UUID, screening: Screening, done: str
) -> Response:
    """Show help first where the words ask for it; no address ever says that they did."""
    TALLY.shown_in_referral(screening.level)
    if not screening.short_circuit:
        return see_other(way("item", item_id=item_id, done=done))
    block = compact_block(screening.level, screening.domains, lang=asked_language())
    session.flush()
    return _shown(session, member, item_id, done=done, help_first=block["message"])


def _shown(
    session: Session, member: Actor, item_id: UUID, *, status: int = 200, **values: object
) -> Response:
    found = find_item(session, item_id, **own(member))
    referral = find_referral(session, found.referral_id, by=member)
    items = context_items_of(session, platform_id=found.platform_id, referral_ids=[referral.id])[
        referral.id
    ]
    read = _read(session, member, found)
    errors: Mapping[str, str] = values.pop("errors", {})  # type: ignore[assignment]
    return own_page(
        "item.html",
        _status(status, errors, read),
        item=found,
        version=entity_tag(found.version),
        content=read.content if read else None,
        notes=_notes(session, member, found, items),
        is_open=is_open(referral.status),
        errors=errors,
        typed=request.form,
        most=MOST_LETTERS,
        **values,
    )


def _status(status: int, errors: Mapping[str, str], read: OwnItem | None) -> int:
    if read is None:
        return _GONE
    return _WRONG if errors else status


def _read(session: Session, member: Actor, item: ContextItem) -> OwnItem | None:
    try:
        return read_own(session, item.id, **own(member))
    except WordsDestroyed:
        return None


def _notes(
    session: Session, member: Actor, item: ContextItem, items: Sequence[ContextItem]
) -> list[OwnItem]:
    """Return the notes that say what is wrong with this item, the oldest first."""
    notes = (_read(session, member, each) for each in items if each.about == item.id)
    return [note for note in notes if note is not None]
