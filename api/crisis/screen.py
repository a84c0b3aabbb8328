"""screen(): does this text, or this questionnaire, call for a crisis line? No I/O, no record."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from api.crisis.fold import fold
from api.crisis.levels import Finding, Level, ScreenerAnswers, Screening
from api.crisis.phq9 import ITEM_9_HIGH
from api.crisis.questionnaires import score
from api.crisis.reading import read

__all__ = ["Level", "ScreenerAnswers", "Screening", "screen"]

FAILED = "screen.failed"
UNSCREENED = "text.unscreened"
_WANTING_TO = frozenset({"text.ideation", "text.intent"})


def screen(texts: Sequence[str], screeners: Sequence[ScreenerAnswers] = ()) -> Screening:
    """Screen texts and questionnaires; the level is the highest that any of them gives.

    Never raises: what cannot be screened (an error, another script, the middle of a text beyond
    `fold.MAX_CHARACTERS`) is at least L1 and `degraded`. What was written is neither kept nor
    logged, and `rules` names rules only. Levels follow the C-SSRS triage of plan, intent and
    recent behaviour over ideation over history (cssrs.columbia.edu).
    """
    found = [
        *_guarded(partial(_read_all, [texts] if isinstance(texts, str) else texts)),
        *(found for each in screeners for found in _guarded(partial(score, each))),
    ]
    found += _together(found)
    return Screening(
        level=max((each.level for each in found), default=Level.L0),
        domains=tuple(dict.fromkeys(each.domain for each in found if each.domain)),
        rules=tuple(dict.fromkeys(each.rule for each in found)),
        degraded=any(each.rule in (FAILED, UNSCREENED) for each in found),
    )


def _guarded(look: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    """Look, and turn any failure into a finding: an error is no reason to say that all is well."""
    try:
        yield from look()
    except Exception:  # noqa: BLE001 - fail towards help (DESIGN rule 8)
        yield Finding(Level.L1, FAILED, "")


def _read_all(texts: Sequence[str]) -> Iterator[Finding]:
    anything: Sequence[object] = texts
    readable = [text for text in anything if isinstance(text, str)]
    folded = fold("\n\n".join(readable))
    if not folded.whole or len(readable) < len(texts):
        yield Finding(Level.L1, UNSCREENED, "")
    yield from read(folded.text)


def _together(found: Sequence[Finding]) -> list[Finding]:
    """PHQ-9 item 9 at 2 or 3 beside a text that wants to die is acute."""
    says_so = any(each.rule in _WANTING_TO and each.level >= Level.L2 for each in found)
    if says_so and any(each.rule == ITEM_9_HIGH for each in found):
        return [Finding(Level.L3, "combined.phq9_item9_and_text")]
    return []
