"""Index: finds the few phrases that may stand in a sentence by the words that they need."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from api.crisis.rules.phrase import STEM, Phrase


class Index:
    """Phrases by number; linear in the words of a sentence, whatever they are."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        """Note each phrase under its rarest need; ValueError where one needs no word."""
        uses = Counter(word for each in phrases for needed in each.needs for word in needed)
        # words that are short, or that many phrases need, are those that every text is full of
        common = {word: count / len(word) ** 2 for word, count in uses.items()}
        self._by_word: defaultdict[bytes, list[int]] = defaultdict(list)
        self._by_stem: defaultdict[bytes, list[int]] = defaultdict(list)
        self._also: list[list[frozenset[bytes]]] = []
        for number, phrase in enumerate(phrases):
            needs = sorted(phrase.needs, key=lambda needed: sum(map(common.__getitem__, needed)))
            if not needs:
                raise ValueError(f"a phrase needs no word: {phrase.regex[:60]}")
            for word in needs[0]:
                self._note(word, number)
            self._also.append([_as_bytes(needed) for needed in needs[1:] if _are_whole(needed)])

    def _note(self, word: str, number: int) -> None:
        key = word.rstrip("*").encode("ascii")
        (self._by_stem if word.endswith("*") else self._by_word)[key].append(number)

    def possible(self, sentence: bytes) -> list[int]:
        """Return the numbers of the phrases whose words stand in the sentence, in order."""
        words = set(sentence.split())
        found: set[int] = set()
        for word in words:
            found.update(self._by_word.get(word, ()), self._by_stem.get(word[:STEM], ()))
        return sorted(number for number in found if self._has_also(number, words))

    def _has_also(self, number: int, words: set[bytes]) -> bool:
        for needed in self._also[number]:  # noqa: SIM110 - a plain loop takes half the time
            if needed.isdisjoint(words):
                return False
        return True


def _are_whole(words: frozenset[str]) -> bool:
    return not any(word.endswith("*") for word in words)


def _as_bytes(words: frozenset[str]) -> frozenset[bytes]:
    return frozenset(word.encode("ascii") for word in words)
