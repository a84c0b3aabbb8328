"""Phrase: what one alternative of a pattern has become, and the words without which it is not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

_ENDLESS = re.compile(r".?[*+]|\\|\.")
_GROUP = re.compile(r"\(([^()]*)\)(\??)")
_MAYBE = re.compile(r"([a-z0-9])\?")
STEM = 3
"""Letters by which a word is known that goes on in any way (`suicid\\w+`: `sui*`)."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """RE2 syntax, and sets of words: whatever it matches holds a word of each set.

    A word that ends in `*` stands for all words that begin so.
    """

    regex: str
    needs: tuple[frozenset[str], ...] = ()


def either(phrases: tuple[Phrase, ...]) -> Phrase:
    """Make one phrase of alternatives; it needs one word of what each of them needs."""
    if len(phrases) == 1:
        return phrases[0]
    regex = f"(?:{'|'.join(each.regex for each in phrases)})"
    if not all(each.needs for each in phrases):
        return Phrase(regex)
    return Phrase(regex, (frozenset().union(*(_fewest(each.needs) for each in phrases)),))


def in_turn(phrases: Iterable[Phrase]) -> Phrase:
    """Make one phrase of a sequence; it needs what each of them needs."""
    parts = tuple(phrases)
    needs = tuple(needed for part in parts for needed in part.needs)
    return Phrase("".join(part.regex for part in parts), needs)


def _fewest(needs: Iterable[frozenset[str]]) -> frozenset[str]:
    return min(needs, key=lambda words: (len(words), -min(map(len, words))))


@cache
def spellings(word: str) -> frozenset[str]:
    """Write out what a word of the rule language stands for; nothing where it may be any word."""
    found = _ENDLESS.search(word)
    if found:
        return _stems(word[: found.start()])
    if " ?" in word:  # one word or two: the first of the two is enough
        return spellings(word.replace(" ?", "")) | spellings(word.partition(" ?")[0])
    group = _GROUP.search(word)
    if group:
        middles = [*group[1].split("|"), *([""] if group[2] else [])]
        each = (f"{word[: group.start()]}{middle}{word[group.end() :]}" for middle in middles)
        return frozenset().union(*map(spellings, each))
    maybe = _MAYBE.search(word)
    if maybe:
        start, end = word[: maybe.start()], word[maybe.end() :]
        return spellings(f"{start}{maybe[1]}{end}") | spellings(f"{start}{end}")
    return frozenset({word})


def _stems(begins: str) -> frozenset[str]:
    """Shorten what a word begins with; nothing where that may be too short to tell."""
    if begins.count("(") > begins.count(")"):
        begins = begins[: begins.rindex("(")]
    stems = {f"{each[:STEM]}*" for each in spellings(begins)} if begins else {""}
    return frozenset(stems if min(map(len, stems)) > STEM else ())
