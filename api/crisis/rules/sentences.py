"""Sentences: which of a folded text are read; all of them, each once, where that is in bounds.

Of a long text, both ends are read first, then sentences with an urgent word, evenly from all its
parts, and of the others as many as the bound leaves. An endless sentence is cut into pieces that
overlap.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

WHOLE_BYTES = 64_000
"""A text of so many bytes is read whole; what people write is far shorter."""

_SAMPLE_BYTES = 20_000
"""How much is read of a longer one, whose folding has taken its share of the time already."""

_END_BYTES, _URGENT_BYTES = _SAMPLE_BYTES // 16, _SAMPLE_BYTES * 3 // 4
_PARTS = 16
_PIECE, _OVERLAP = 600, 150
_CUT = b"\r"
"""Stands where an endless sentence was cut: no word, so that no phrase crosses it or ends there."""


def sentences_to_read(text: bytes, urgent: Any) -> tuple[list[bytes], bool]:
    r"""Pick sentences (` \n words \n `), and say whether they are all that the text has."""
    sentences = _distinct(text)
    size = sum(map(len, sentences))
    if size <= WHOLE_BYTES:
        return sentences, True
    ends = [*_up_to(_END_BYTES, sentences), *_up_to(_END_BYTES, reversed(sentences))]
    urgently = _in_turns(list(_urgent(b"".join(sentences), urgent)))
    picked = dict.fromkeys([*ends, *_up_to(_URGENT_BYTES, urgently)])
    others = [sentence for sentence in sentences if sentence not in picked]
    left = _SAMPLE_BYTES - sum(map(len, picked))
    return [*picked, *others[:: -(-size // left)]], False


def _up_to(most: int, sentences: Iterable[bytes]) -> Iterator[bytes]:
    for sentence in sentences:
        most -= len(sentence)
        if most < 0:
            return
        yield sentence


def _distinct(text: bytes) -> list[bytes]:
    sentences = dict.fromkeys(text.strip().split(b" \n "))
    if any(len(sentence) > _PIECE for sentence in sentences):
        sentences = dict.fromkeys(piece for each in sentences for piece in _pieces(each))
    return [b" \n %b \n " % sentence for sentence in sentences]


def _pieces(sentence: bytes) -> Iterator[bytes]:
    start, end = 0, len(sentence)
    while end - start > _PIECE:
        cut = sentence.rfind(b" ", start + _PIECE // 2, start + _PIECE)
        cut = cut if cut > 0 else start + _PIECE
        yield b" ".join((_CUT, sentence[start:cut], _CUT))
        back = sentence.rfind(b" ", cut - 2 * _OVERLAP + 1, cut - _OVERLAP)
        start = back + 1 if back > 0 else cut - _OVERLAP
    yield b" ".join((_CUT, sentence[start:])) if start else sentence


def _urgent(text: bytes, urgent: Any) -> Iterator[Iterator[bytes]]:
    """Part a text at sentence ends, and yield for each part what finds its urgent sentences."""
    step = len(text) // _PARTS
    inner = [text.find(b"\n", step * part) - 1 for part in range(1, _PARTS)]
    for start, end in pairwise([0, *inner, len(text)]):
        yield _with_urgent_words(text, start, end + 3, urgent)


def _with_urgent_words(text: bytes, start: int, end: int, urgent: Any) -> Iterator[bytes]:
    found = urgent.search(text, start, end)
    while found:
        left = text.rfind(b"\n", 0, found.start() + 2) - 1
        right = text.find(b"\n", found.start() + 2) + 2
        yield text[left:right]
        found = urgent.search(text, right - 3, end)


def _in_turns(parts: list[Iterator[bytes]]) -> Iterator[bytes]:
    while parts:
        turn = [next(part, b"") for part in parts]
        parts = [part for part, sentence in zip(parts, turn, strict=True) if sentence]
        yield from filter(None, turn)
