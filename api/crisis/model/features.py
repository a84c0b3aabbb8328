"""What the model looks at in a folded text: words, their neighbours and pieces, in windows."""

from collections.abc import Iterator
from itertools import pairwise

WINDOW = 160
"""Words that are weighed together; what is longer is read in windows that overlap by half."""
MAX_BYTES = 6_000
"""How much of a folded text is weighed at all, half of it from each end: the work is bounded."""
_PIECE = 4
_STEM = 5


def windows(folded: bytes) -> Iterator[set[str]]:
    """Yield the features of each window of sentences, each once: how often is not weighed."""
    window: list[tuple[int, set[str]]] = []
    size = 0
    for words in _sentences(folded):
        window.append((len(words), _features(words)))
        size += len(words)
        if size >= WINDOW:
            yield set().union(*(found for _, found in window))
            while window and size > WINDOW // 2:
                size -= window.pop(0)[0]
    if window:
        yield set().union(*(found for _, found in window))


def _features(words: list[str]) -> set[str]:
    framed = ["^", *words, "$"]
    found = set(words)
    found.update(map("%s %s".__mod__, pairwise(framed)))
    found.update(map("%s %s %s".__mod__, zip(framed, framed[1:], framed[2:], strict=False)))
    found.update(map("%s _ %s".__mod__, zip(framed, framed[2:], strict=False)))
    for word in set(words):
        found.update(_pieces(word))
    return found


def _pieces(word: str) -> Iterator[str]:
    if len(word) > _STEM:
        yield f"{word[:_STEM]}*"
    framed = f"<{word}>"
    for start in range(len(framed) - _PIECE + 1):
        yield f"#{framed[start : start + _PIECE]}"


def _both_ends(folded: bytes) -> bytes:
    """Leave the middle out of a long text, which the rules read all the same."""
    half = MAX_BYTES // 2
    return folded if len(folded) <= MAX_BYTES else folded[:half] + b"\n" + folded[-half:]


def _sentences(folded: bytes) -> Iterator[list[str]]:
    for line in _both_ends(folded).decode("ascii", "replace").split("\n"):
        words = [word for word in line.split() if word != ","]
        for start in range(0, len(words), WINDOW):
            yield words[start : start + WINDOW]
