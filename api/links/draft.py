"""Keeping a draft: what was chosen so far, as ids and codes, so that a bad line loses nothing."""

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from api.links.decide import refuse_over
from api.links.models import ConsentLink
from api.links.open import FoundLink, open_consent_link

MOST_MEMBERS = 50
_CODE = re.compile(r"[a-z0-9_-]{1,36}", re.ASCII)


def keep_draft(session: Session, found: FoundLink, changes: Mapping[str, Any]) -> ConsentLink:
    """Put these choices beside those made before: {name: code, number, or {id: code}}.

    Whatever is neither an id, a code nor a number is a ValueError: no words are ever kept here.
    Raises `LinkUsed` and `LinkExpired` (410): after the decision nothing is kept.
    """
    link = open_consent_link(session, found, lock=True)
    refuse_over(link)
    draft = dict(link.draft or {})
    for name, value in changes.items():
        draft[name] = {**draft.get(name, {}), **value} if isinstance(value, Mapping) else value
    _refuse_words(draft)
    link.draft = draft
    return link


def _refuse_words(value: Any) -> None:
    if isinstance(value, dict) and len(value) <= MOST_MEMBERS:
        for name, inner in value.items():
            _refuse_words(name)
            _refuse_words(inner)
    elif not isinstance(value, int) and not (isinstance(value, str) and _CODE.fullmatch(value)):
        raise ValueError("A draft holds ids, codes and numbers.")
