"""Reading the forms of the consent page: each gives choices to keep, or says what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from api.consents.codes import GrantorRole, ShareBack
from api.consents.models import ContextItem
from api.pages.consent.draft import DAYS, MAY_WRITE, Choice, Decision, Draft

LONGEST_BASIS = 200
Form = Mapping[str, str]
C = TypeVar("C", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it came: what to keep, and for each field that is wrong the key of its sentence."""

    changes: Mapping[str, Any]
    errors: Mapping[str, str]


def code_of(codes: type[C], asked: str | None) -> C | None:
    """Return the code of this value, or None: what we did not offer is not chosen."""
    return next((code for code in codes if code.value == asked), None)


def read_item(form: Form, item: ContextItem) -> Filled:
    """Read one item's choice; the id in the form must be that of the item that was shown."""
    if form.get("item") != str(item.id):
        return Filled({}, {"choice": "changed"})
    choice = code_of(Choice, form.get("choice"))
    if choice is None:
        return Filled({}, {"choice": "choose_purpose"})
    return Filled({"items": {str(item.id): choice.value}}, {})


def read_back(form: Form) -> Filled:
    """Read what may flow back, whether both may write, and for how long all of it lasts."""
    share_back = code_of(ShareBack, form.get("share_back"))
    messages = MAY_WRITE if form.get("messages") == MAY_WRITE else "no"
    days = next((days for days in DAYS if form.get("days") == str(days)), None)
    return _filled(
        {"share_back": share_back and share_back.value, "messages": messages, "days": days},
        {"share_back": "choose_back", "days": "choose_period"},
    )


def read_who(form: Form) -> Filled:
    """Read who decides. On what ground is asked with the decision itself: no words are kept."""
    decider = code_of(GrantorRole, form.get("decider"))
    return _filled({"decider": decider and decider.value}, {"decider": "choose_who"})


def read_basis(form: Form, draft: Draft) -> Filled:
    """Read on what ground somebody decides for the member; one who decides for themself has none.

    To refuse takes no ground: nothing is shared.
    """
    if draft.decider in (None, GrantorRole.SELF):
        return Filled({"basis": None}, {})
    basis = " ".join(form.get("basis", "").replace("\0", "").split())
    if len(basis) > LONGEST_BASIS:
        return Filled({}, {"basis": "too_long"})
    if not basis and form.get("decision") != Decision.DENY:
        return Filled({}, {"basis": "basis_needed"})
    return Filled({"basis": basis or None}, {})


def _filled(found: Mapping[str, Any], missing: Mapping[str, str]) -> Filled:
    return Filled(
        {name: value for name, value in found.items() if value is not None},
        {name: missing[name] for name, value in found.items() if value is None},
    )
