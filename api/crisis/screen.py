"""screen(): does this text, or this questionnaire, call for a crisis line? No I/O, no record."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from api.crisis.fold import Folded, fold
from api.crisis.levels import Finding, Level, ScreenerAnswers, Screening
from api.crisis.model.linear import margin, read_models
from api.crisis.phq9 import ITEM_9_HIGH
from api.crisis.questionnaires import score
from api.crisis.reading import LANGUAGES, read

__all__ = ["Level", "ScreenerAnswers", "Screening", "screen"]

FAILED = "screen.failed"
UNSCREENED = "text.unscreened"
MISSING = "model.missing"
MODELS = read_models()
NEED_AGREEMENT = frozenset(
    f"text.{name}"
    for name in (
        "attempt",
        "cues",
        "farewell",
        "no_wish_to_live",
        "self_harm",
        "someone",
        "suicidal",
        "wish_to_be_dead",
        "wish_to_be_gone",
    )
)
"""Rules that raised a share of the benign training texts, which had no part in writing them."""

AGREES_WITHIN = 1.0
"""How far below its threshold the model still leans towards danger."""

_FEW_WORDS, _BEYOND_A_DENIAL = 15, 0.5

NOT_READ = Screening(Level.L1, rules=("text.language",), degraded=True)
"""What is found in a language that is not read: nothing that would say that all is well."""
_DEGRADING = frozenset({FAILED, UNSCREENED, MISSING})
_WANTING_TO = frozenset({"text.ideation", "text.intent"})


def screen(
    texts: Sequence[str], screeners: Sequence[ScreenerAnswers] = (), *, model: bool = True
) -> Screening:
    """Screen texts and questionnaires; the level is the highest that any of them gives.

    Never raises: what cannot be screened (an error, another script, the middle of a text beyond
    `fold.MAX_BYTES`) is at least L1 and `degraded`. What was written is neither kept nor
    logged, and `rules` names rules only. Levels follow the C-SSRS triage of plan, intent and
    recent behaviour over ideation over history (cssrs.columbia.edu). Without `model` the rules
    alone read the texts, which is a complete way to screen; with it a text may be raised to L2.
    """
    found = [
        *_read_all([texts] if isinstance(texts, str) else texts, model=model),
        *(found for each in screeners for found in _guarded(partial(score, each))),
    ]
    found += _together(found)
    return Screening(
        level=max((each.level for each in found), default=Level.L0),
        domains=tuple(dict.fromkeys(each.domain for each in found if each.domain)),
        rules=tuple(dict.fromkeys(each.rule for each in found)),
        degraded=any(each.rule in _DEGRADING for each in found),
    )


def reads_any(languages: Iterable[str]) -> bool:
    """Tell whether one of these languages (BCP 47) is among those that are read."""
    read_here = {language.tag for language in LANGUAGES}
    return any(
        each.strip().lower().replace("_", "-").partition("-")[0] in read_here for each in languages
    )


def _guarded(look: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    """Look, and turn any failure into a finding: an error is no reason to say that all is well."""
    try:
        yield from look()
    except Exception:  # noqa: BLE001 - fail towards help (DESIGN rule 8)
        yield Finding(Level.L1, FAILED, "")


def _read_all(texts: Sequence[str], *, model: bool) -> Iterator[Finding]:
    """Read all texts as one, by the rules and by the model.

    Where the rules found nothing the model may raise the text to L2. Where they understood and
    lowered (denied, long past) it needs more than those words: it cannot tell a denial. A finding
    of a rule that is often wrong alone stands at L2 if the model leans that way too.
    """
    anything: Sequence[object] = texts
    folded: list[Folded] = []
    found = list(_guarded(partial(_read, anything, folded)))
    told = [each for each in found if each.domain]
    if not model or any(_stands_alone(each) for each in told):
        yield from found
        return
    weighed = list(_guarded(partial(_weigh, found, folded)))
    yield from weighed if all(each.rule != FAILED for each in weighed) else [*found, *weighed]


def _stands_alone(finding: Finding) -> bool:
    return finding.level is Level.L3 or (
        finding.level is Level.L2 and finding.rule not in NEED_AGREEMENT
    )


def _weigh(found: Sequence[Finding], folded: Sequence[Folded]) -> Iterator[Finding]:
    """Let the model raise what the rules passed over, or lower what it does not agree with."""
    if not MODELS:
        yield from found
        yield Finding(Level.L1, MISSING, "")
        return
    passed = max((margin(each.text, MODELS) for each in folded), default=-math.inf)
    agreed = passed >= -AGREES_WITHIN
    for each in found:
        lowered = each.level is Level.L2 and bool(each.domain) and not agreed
        yield replace(each, level=Level.L1) if lowered else each
    if passed >= _needed(found, folded):
        yield Finding(Level.L2, "model.risk")


def _needed(found: Sequence[Finding], folded: Sequence[Folded]) -> float:
    """Return what the model must pass its threshold by: a few words of denial hold nothing else."""
    told = [each for each in found if each.domain]
    if not told or any(each.level >= Level.L2 for each in told):
        return 0.0
    words = sum(each.text.count(b" ") for each in folded)
    return _BEYOND_A_DENIAL if words > _FEW_WORDS else math.inf


def _read(texts: Sequence[object], folded: list[Folded]) -> Iterator[Finding]:
    readable = [text for text in texts if isinstance(text, str)]
    folded.append(fold("\n\n".join(readable)))
    reading = read(folded[0].text)
    if not (folded[0].whole and reading.whole) or len(readable) < len(texts):
        yield Finding(Level.L1, UNSCREENED, "")
    yield from reading.found


def _together(found: Sequence[Finding]) -> list[Finding]:
    """PHQ-9 item 9 at 2 or 3 beside a text that wants to die is acute."""
    says_so = any(each.rule in _WANTING_TO and each.level >= Level.L2 for each in found)
    if says_so and any(each.rule.startswith(ITEM_9_HIGH) for each in found):
        return [Finding(Level.L3, "combined.phq9_item9_and_text")]
    return []
