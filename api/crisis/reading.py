"""Reading a folded text by the rules of all languages: hits, cues, the findings."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from api.crisis.english import ENGLISH
from api.crisis.levels import Finding, Level
from api.crisis.rules.language import Language
from api.crisis.rules.matcher import Matcher, Search
from api.crisis.rules.rule import Rule
from api.crisis.rules.sentences import sentences_to_read
from api.crisis.spanish import SPANISH
from api.crisis.weighing import Weighing

LANGUAGES: tuple[Language, ...] = (ENGLISH, SPANISH)
"""What every text is read in, whatever language it says it is in: people mix them."""

MATCHER = Matcher(LANGUAGES)
CUES = "text.cues"
"""What is found where no sentence says it, but enough of them hint at it."""

_CUES_IN_SHORT, _CUES_IN_LONG, _WORDS_PER_CUE = 6, 10, 25
"""The weight of cues that is needed: the longer a text, the more of them stand in it by chance."""

_MOST_HITS, _MOST_IN_SENTENCE = 2000, 16
"""How many hits are weighed, of those whose rule has not yet said its utmost."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules found, and whether all that could matter was read."""

    found: list[Finding]
    whole: bool


def read(text: bytes, matcher: Matcher = MATCHER) -> Reading:
    """Find what the rules say of a folded text; its time is bounded, whatever the text."""
    sentences, whole = sentences_to_read(text, matcher.urgent)
    reader = _Reader(matcher, _MOST_HITS)
    for sentence in sentences:
        reader.read(sentence)
    return Reading(reader.findings(_needed(text)), whole and reader.hits_left > 0)


def _needed(text: bytes) -> int:
    words = text.count(b" ") - 1
    return min(_CUES_IN_SHORT + words // _WORDS_PER_CUE, _CUES_IN_LONG)


@dataclass(slots=True)
class _Reader:
    matcher: Matcher
    hits_left: int
    said: dict[int, tuple[Search, Level]] = field(default_factory=dict)

    def read(self, sentence: bytes) -> None:
        weighing = Weighing(sentence)
        for search in self.matcher.possible(sentence):
            utmost = weighing.utmost(search.rule)
            if self.hits_left <= 0 or self._has_said(search, utmost):
                continue
            for start, end in islice(_matches(search.pattern, sentence), _MOST_IN_SENTENCE):
                self.hits_left -= 1
                found = weighing.weigh(search.language, search.rule, start, end)
                if found is not None and not self._has_said(search, found):
                    self.said[search.number] = search, found
                if found == utmost:
                    break

    def _has_said(self, search: Search, level: Level) -> bool:
        said = self.said.get(search.number)
        return said is not None and said[1] >= level

    def findings(self, cues_needed: int) -> list[Finding]:
        """Name the rules that found something; hints count only beside a risk of suicide."""
        said = [(search.rule, level) for _number, (search, level) in sorted(self.said.items())]
        findings = [_finding(rule, level) for rule, level in said if not rule.is_corroborating]
        if max(self._weights().values(), default=0) >= cues_needed:
            findings.append(Finding(Level.L2, CUES))
        if any(each.level >= Level.L2 and each.domain == "suicide" for each in findings):
            findings += [_finding(rule, level) for rule, level in said if rule.is_corroborating]
        return [each for each in findings if each.level > Level.L0]

    def _weights(self) -> Counter[str]:
        """Add the cues up by language: a word of one may be a cue by chance in another."""
        weights: Counter[str] = Counter()
        for search, _level in self.said.values():
            weights[search.language.tag] += search.rule.weight
        return weights


def _finding(rule: Rule, level: Level) -> Finding:
    return Finding(level, rule.name, rule.domain)


def _matches(pattern: Any, sentence: bytes) -> Iterator[tuple[int, int]]:
    match = pattern.search(sentence)
    while match:
        yield match.span()
        match = pattern.search(sentence, match.end() - 1)
