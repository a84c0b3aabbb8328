"""Matcher: all rules of some languages made ready, so that one look finds what a sentence matches.

FilteredRE2 tests every phrase of every rule at once: by the words that each phrase needs, then by
its pattern. Only a phrase that matches is searched again, for its place.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import re2

from api.crisis.rules.language import Language
from api.crisis.rules.rule import Rule
from api.crisis.rules.vocabulary import re2_options

_PHRASE_MEMORY = 4 << 20
_PHRASES_AT_ONCE = 750
"""How many one filter takes: the words of more do not fit into what RE2 allows for them."""


class Matched(NamedTuple):
    """A phrase that stands somewhere in a sentence: whose it is, and where to look for it."""

    number: int
    language: Language
    rule: Rule
    pattern: Any


class Matcher:
    """The rules of some languages, by number, and the words by which a sentence is urgent."""

    def __init__(self, languages: Sequence[Language]) -> None:
        """Compile; takes some tenths of a second."""
        self.rules = [rule for language in languages for rule in language.rules]
        self.tags = [language.tag for language in languages for _rule in language.rules]
        numbers = iter(range(len(self.rules)))
        self._phrases = [
            (number, language, rule, f" {phrase}".encode("ascii"))
            for language in languages
            for rule, number in zip(language.rules, numbers, strict=False)
            for phrase in rule.phrases
        ]
        self._filters = [
            _filter(self._phrases[start : start + _PHRASES_AT_ONCE])
            for start in range(0, len(self._phrases), _PHRASES_AT_ONCE)
        ]
        urgent = "|".join(word for language in languages for word in language.urgent)
        self.urgent = re2.compile(f" (?:{urgent})".encode("ascii"), re2_options())

    def matches(self, sentence: bytes) -> Iterator[Matched]:
        """Which phrases match somewhere in the sentence, in the order of the rules."""
        for first, each in enumerate(self._filters):
            for index in sorted(each.Match(sentence) or ()):
                number, language, rule, _phrase = self._phrases[first * _PHRASES_AT_ONCE + index]
                yield Matched(number, language, rule, each.re(index))


def _filter(phrases: Sequence[tuple[int, Language, Rule, bytes]]) -> Any:
    made = re2.Filter()
    for _number, _language, _rule, phrase in phrases:
        made.Add(phrase, re2_options(_PHRASE_MEMORY))
    made.Compile()
    return made
