"""Reading a folded text by the rules: hits, what stands around them, the findings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from api.crisis.english import ENGLISH
from api.crisis.levels import Finding, Level
from api.crisis.rules.hit import Hit
from api.crisis.rules.language import Language
from api.crisis.rules.matcher import Matcher
from api.crisis.rules.rule import Rule
from api.crisis.rules.sentences import sentences_to_read
from api.crisis.spanish import SPANISH

LANGUAGES: tuple[Language, ...] = (ENGLISH, SPANISH)
"""What every text is read in, whatever language it says it is in: people mix them."""

MATCHER = Matcher(LANGUAGES)
_MOST_HITS, _MOST_IN_SENTENCE = 2000, 16
"""How many hits are weighed, of those whose rule has not yet said its utmost."""
CUES = "text.cues"
"""What is found where no sentence says it, but enough of them hint at it."""

_CUES_IN_SHORT, _CUES_IN_LONG, _WORDS_PER_CUE = 6, 10, 25
"""The weight of cues that is needed: the longer a text, the more of them stand in it by chance."""

_LOWER = {Level.L3: Level.L2, Level.L2: Level.L1, Level.L1: Level.L1}


@dataclass(slots=True)
class Reading:
    """What the rules found, and whether all that could matter was read."""

    found: list[Finding]
    whole: bool


def read(text: bytes, matcher: Matcher = MATCHER) -> Reading:
    """Find what the rules say of a folded text; its time is bounded, whatever the text."""
    sentences, whole = sentences_to_read(text, matcher.urgent)
    reader = _Reader(matcher, cues_needed=_needed(text))
    for sentence in sentences:
        reader.read(sentence)
    return Reading(reader.findings(), whole and reader.hits_left > 0)


def _needed(text: bytes) -> int:
    words = text.count(b" ") - 1
    return min(_CUES_IN_SHORT + words // _WORDS_PER_CUE, _CUES_IN_LONG)


@dataclass(slots=True)
class _Reader:
    matcher: Matcher
    cues_needed: int
    levels: dict[int, Level] = field(default_factory=dict)
    hits_left: int = _MOST_HITS

    def read(self, sentence: bytes) -> None:
        for number, language, rule, pattern in self.matcher.matches(sentence):
            level = self.levels.get(number)
            if level is not None and level >= _utmost(rule):
                continue
            for hit in islice(_hits(pattern, sentence), _MOST_IN_SENTENCE):
                self.hits_left -= 1
                found = weigh(language, rule, hit) if self.hits_left >= 0 else None
                if found is not None:
                    self.levels[number] = max(found, self.levels.get(number, Level.L0))

    def findings(self) -> list[Finding]:
        """Name the rules that found something; hints count only beside a risk of suicide."""
        found = [
            (self.matcher.rules[number], level) for number, level in sorted(self.levels.items())
        ]
        findings = [_finding(rule, level) for rule, level in found if not rule.is_corroborating]
        weights = {rule.name: rule.weight for rule, _level in found}
        if sum(weights.values()) >= self.cues_needed:
            findings.append(Finding(Level.L2, CUES))
        if any(each.level >= Level.L2 and each.domain == "suicide" for each in findings):
            findings += [_finding(rule, level) for rule, level in found if rule.is_corroborating]
        return [each for each in findings if each.level > Level.L0]


def _finding(rule: Rule, level: Level) -> Finding:
    return Finding(level, rule.name, rule.domain)


def _utmost(rule: Rule) -> Level:
    return Level.L3 if rule.raised_by else rule.level


def _hits(pattern: Any, sentence: bytes) -> Iterator[Hit]:
    match = pattern.search(sentence)
    while match:
        yield Hit(sentence, *match.span())
        match = pattern.search(sentence, match.end() - 1)


def weigh(language: Language, rule: Rule, hit: Hit) -> Level | None:
    """Say what a hit means where it stands: nothing, or a level that context moves by one."""
    if _is_explained(rule, hit):
        return None
    turned = language.is_denied(hit) or language.is_long_past(hit)
    if rule.is_denied_away and (turned or language.denies_itself(hit)):
        return None
    is_raised = rule.raised_by is not None and _stands(rule.raised_by, hit.sentence)
    level = Level.L3 if is_raised else rule.level
    # a threat is conditional by its nature ("if I leave, he will"): only suicide is supposed
    is_unreal = turned or (
        rule.domain == "suicide" and (language.is_supposed(hit) or language.is_about_others(hit))
    )
    return _LOWER.get(level) if rule.softens and is_unreal else level


def _is_explained(rule: Rule, hit: Hit) -> bool:
    if rule.unless is not None and _stands(rule.unless, hit.sentence):
        return True
    if rule.needs is not None and not _stands(rule.needs, hit.sentence):
        return True
    idioms = rule.idioms.finditer(hit.sentence) if rule.idioms is not None else ()
    return any(each.start() < hit.end - 1 and hit.start + 1 < each.end() for each in idioms)


def _stands(pattern: Any, sentence: bytes) -> bool:
    return pattern.search(sentence) is not None
