"""How hard a text is to read: measures for English and Spanish, and nothing else about it."""

import re

_NUMBER = re.compile(r"\b\d[\d -]*\d\b|\b\d\b")
_END = re.compile(r"[.!?:]+(?:\s|$)")


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of English (Kincaid 1975); at most 6 is sixth grade.

    A number counts as one word of one syllable: it is dialled, not read.
    """
    words, sentences = _parts(text)
    syllables = sum(map(_english_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def ease(text: str) -> float:
    """Return the Fernández Huerta index of Spanish (1959, corrected by Law 2011).

    From 70 on a text is `bastante fácil`: sixth grade. Numbers count as above.
    """
    words, sentences = _parts(text)
    syllables = sum(map(_spanish_syllables, words))
    return 206.84 - 60 * syllables / len(words) - 1.02 * len(words) / sentences


def _parts(text: str) -> tuple[list[str], int]:
    text = _NUMBER.sub("a", text)
    words: list[str] = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text)
    return words, max(1, len(_END.findall(text)))


def _english_syllables(word: str) -> int:
    word = re.sub(r"e\b", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def _spanish_syllables(word: str) -> int:
    """Count strong vowels, and weak ones that lean on no strong one (the diphthong's rule)."""
    word = word.lower()
    strong = re.findall(r"[aeoáéóíú]", word)
    alone = re.findall(r"(?<![aeoáéóíúiuü])[iuüy]+(?![aeoáéóíúiuüy])", word)
    return max(1, len(strong) + len(alone))
