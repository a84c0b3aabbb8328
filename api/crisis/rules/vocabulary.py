"""The small language in which the rules are written, and its compilation to RE2.

It describes folded text, word by word. `|` and `( )` are alternatives; `[of]` may be left out;
`<name>` stands for words of the vocabulary; `<w3>` for up to three words of any kind, `<adv>` for
up to four filling words; `<end>` is the end of a sentence. A word may hold RE2 syntax without a
space (`thoughts?`, `fantasi(s|z)ing`), and `step ?dad` is one word or two. Line breaks, and spaces
beside `|`, mean nothing, so a rule can be read as a list.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import re2

from api.crisis.levels import Level
from api.crisis.rules.phrase import Phrase, either, in_turn, spellings
from api.crisis.rules.rule import Rule

_WORD = re.compile(r"[a-z0-9,\\](?:[a-z0-9.*+\\]| ?\?|\([a-z0-9|*+?\\]*\))*")
_BAR = re.compile(r" ?\| ?")
_GLUED = re.compile(r"[^\s|)\]]")
_NAMED = re.compile(r"<(\w+)>")
_GAP = "(?:[a-z0-9,]+ ){{0,{}}}"
_CLOSING = {"(": ")", "[": "]"}
_MOST_MEMORY = 8 << 20
_PARTS = ("idioms", "unless", "needs", "raised_by")


def compiled(phrase: Phrase) -> Any:
    """Compile a phrase, where words begin; `_MOST_MEMORY` bounds what it may cache."""
    return re2.compile(f" {phrase.regex}".encode("ascii"), options=re2_options())


def re2_options() -> Any:
    """Options of every pattern: bytes, no captures, nothing logged."""
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.never_capture = True
    options.log_errors = False
    options.max_mem = _MOST_MEMORY
    return options


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The named words of one human language, and the patterns that may be written with them.

    `fillers` are the words that say nothing and that `<adv>` skips.
    """

    words: Mapping[str, str]
    fillers: str
    _known: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)

    def rule(self, name: str, level: Level, phrases: str, **options: Any) -> Rule:
        """Write a rule: `phrases` are looked for, `options` are the fields of `Rule`."""
        patterns = {part: self.compiled(options.pop(part)) for part in _PARTS if part in options}
        return Rule(name=name, level=level, phrases=self.read(phrases), **patterns, **options)

    def compiled(self, source: str) -> Any:
        """Compile to a linear-time pattern of whole words, over bytes (google/re2)."""
        return compiled(either(self.read(source)))

    def read(self, source: str) -> tuple[Phrase, ...]:
        """Read the alternatives of a pattern; KeyError for a name, ValueError for a sign."""
        each, rest = self._alternatives(_BAR.sub("|", " ".join(source.split())))
        if rest:
            raise ValueError(f"cannot be read: {rest[:40]}")
        return each

    def _alternatives(self, source: str) -> tuple[tuple[Phrase, ...], str]:
        each: list[Phrase] = []
        rest = f"|{source}"
        while rest.startswith("|"):
            sequence, rest = self._sequence(rest[1:].lstrip())
            each += sequence
        return tuple(each), rest

    def _sequence(self, rest: str) -> tuple[tuple[Phrase, ...], str]:
        parts: list[tuple[Phrase, ...]] = []
        while rest and rest[0] not in "|)]":
            part, rest = self._part(rest)
            parts.append(part)
            rest = rest.lstrip()
        if not parts:
            raise ValueError(f"an alternative is empty before: {rest[:40]}")
        return parts[0] if len(parts) == 1 else (in_turn(map(either, parts)),), rest

    def _part(self, rest: str) -> tuple[tuple[Phrase, ...], str]:
        if rest[0] in _CLOSING:
            return self._group(rest)
        found = _NAMED.match(rest)
        if found:
            return self._named(found[1]), rest[found.end() :]
        found = _WORD.match(rest)
        if not found:
            raise ValueError(f"cannot be read: {rest[:40]}")
        needs = tuple(filter(None, [spellings(found[0])]))
        return (Phrase(f"{found[0].replace('(', '(?:')} ", needs),), rest[found.end() :]

    def _group(self, rest: str) -> tuple[tuple[Phrase, ...], str]:
        each, after = self._alternatives(rest[1:])
        if after[:1] != _CLOSING[rest[0]] or _GLUED.match(after, 1):
            raise ValueError(f"not closed, or words glued to it: {rest[:40]}")
        return (each if rest[0] == "(" else (Phrase(f"(?:{either(each).regex})?"),)), after[1:]

    def _named(self, name: str) -> tuple[Phrase, ...]:
        if name == "adv":
            return (Phrase(f"(?:(?:{'|'.join(self.fillers.split())}) ){{0,4}}"),)
        if name == "end":
            return (Phrase("\\n "),)
        if name[1:].isdigit():
            return (Phrase(_GAP.format(name[1:])),)
        if name not in self._known:
            self._known[name] = self.read(self.words[name])
        return self._known[name]
