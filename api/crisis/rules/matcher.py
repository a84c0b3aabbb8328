"""Matcher: all rules of some languages made ready, to search few phrases in a sentence."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from api.crisis.rules.index import Index
from api.crisis.rules.language import Language
from api.crisis.rules.phrase import either
from api.crisis.rules.rule import Rule
from api.crisis.rules.vocabulary import compiled


class Search(NamedTuple):
    """A phrase to search for, and whose it is: the number of its rule, the rule, the language."""

    number: int
    language: Language
    rule: Rule
    pattern: Any


class Matcher:
    """The rules of some languages, and the words by which a sentence is urgent."""

    def __init__(self, languages: Sequence[Language]) -> None:
        """Compile all; takes some tenths of a second."""
        rules = [(language, rule) for language in languages for rule in language.rules]
        self._index = Index([phrase for _language, rule in rules for phrase in rule.phrases])
        self._searches = [
            Search(number, language, rule, compiled(phrase))
            for number, (language, rule) in enumerate(rules)
            for phrase in rule.phrases
        ]
        urgent = tuple(phrase for language in languages for phrase in language.urgent)
        self.urgent = compiled(either(urgent))

    def possible(self, sentence: bytes) -> Iterator[Search]:
        """Which phrases may stand in the sentence; all that do are among them."""
        return map(self._searches.__getitem__, self._index.possible(sentence))
