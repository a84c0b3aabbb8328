"""Understanding a request to screen: what can be read in it is screened, nothing refused."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote_plus

from api.crisis.levels import Level, Respondent, ScreenerAnswers, Screening
from api.crisis.model.permitted import may_use_model
from api.crisis.screen import reads_any, screen

MAX_READ_BYTES = 4_000_000
UNREADABLE = "request.unreadable"

_MEMBERS = {"text", "lang", "screeners", "jurisdiction"}
_SCREENER_NEEDS = {"instrument", "answers"}
_SCREENER_MEMBERS = _SCREENER_NEEDS | {"respondent"}
_AGAIN = "\0again"
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)
_NAMED = {"english": "en", "spanish": "es", "español": "es"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request holds; `as_agreed`: it has the documented shape, in a language we read."""

    texts: Sequence[str]
    screeners: Sequence[ScreenerAnswers] = ()
    as_agreed: bool = False
    jurisdiction: str | None = None


def screen_request(body: bytes) -> Screening:
    """Screen a request's body; one that is not as agreed is at least L1 and `degraded`."""
    asked = understand(body)
    may = may_use_model(asked.jurisdiction)
    screening = screen(asked.texts, asked.screeners, model=may)
    if asked.as_agreed:
        return screening
    return replace(
        screening,
        level=max(screening.level, Level.L1),
        rules=(*screening.rules, UNREADABLE),
        degraded=True,
    )


def understand(body: bytes) -> Asked:
    """Find the texts and questionnaires in a body: JSON as agreed, other JSON, a form, anything."""
    text = body.decode(json.detect_encoding(body), "replace")
    try:
        found = json.loads(text, object_pairs_hook=_keep_all)
    except (ValueError, RecursionError):
        return Asked([_ESCAPE.sub(_unescape, unquote_plus(text))])
    if _is_as_agreed(found):
        screeners = [_screener(each) for each in found.get("screeners", ())]
        language = found.get("lang") or "en"
        is_read = reads_any([_NAMED.get(language.casefold(), language)])
        return Asked([found.get("text") or ""], screeners, is_read, found.get("jurisdiction"))
    parts = list(_everything_in(found))
    return Asked(
        [part for part in parts if isinstance(part, str)],
        [_screener(part) for part in parts if isinstance(part, dict) and "answers" in part],
    )


def _is_as_agreed(found: Any) -> bool:
    """Whether it is {text?, lang?, jurisdiction?, screeners?} with something in it to screen."""
    if not isinstance(found, dict) or not found.keys() <= _MEMBERS:
        return False
    words = [found.get("text"), found.get("lang"), found.get("jurisdiction")]
    screeners = found.get("screeners", [])
    return (
        all(word is None or isinstance(word, str) for word in words)
        and isinstance(screeners, list)
        and all(map(_is_screener, screeners))
        and (any(map(str.isalnum, found.get("text") or "")) or bool(screeners))
    )


def _is_screener(found: Any) -> bool:
    return (
        isinstance(found, dict)
        and _SCREENER_NEEDS <= found.keys() <= _SCREENER_MEMBERS
        and isinstance(found["instrument"], str)
        and isinstance(found["answers"], dict)
        and isinstance(found.get("respondent") or "", str)
        and _AGAIN not in found["answers"]
    )


def _screener(found: Mapping[str, Any]) -> ScreenerAnswers:
    answers = found["answers"]
    if isinstance(answers, list):
        answers = {str(number): answer for number, answer in enumerate(answers, start=1)}
    elif isinstance(answers, dict) and _AGAIN in answers:
        answers = _together(answers)
    return ScreenerAnswers(
        str(found.get("instrument")), answers, str(found.get("respondent") or Respondent.SELF)
    )


def _together(answers: dict[str, Any]) -> dict[str, Any]:
    """Give a name that was repeated all of its answers, as a tuple, which JSON itself never has."""
    together: dict[str, list[Any]] = {}
    for pair in answers[_AGAIN]:
        for name, value in pair.items():
            together.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in together.items()}


def _keep_all(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Keep what a repeated member would overwrite, so that nothing can hide behind its namesake."""
    members = dict(pairs)
    if len(members) < len(pairs):
        members[_AGAIN] = [{name: value} for name, value in pairs]
    return members


def _everything_in(found: Any) -> Iterator[Any]:
    waiting = [found]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, dict):
            waiting += [*part.keys(), *part.values()]
        elif isinstance(part, list):
            waiting += part


def _unescape(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else " "
