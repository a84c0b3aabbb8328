"""Undoing disguises in lower-case ASCII: masked (`k1ll`), stretched, glued and spelt-out words."""

from collections.abc import Iterator

import re2

from api.crisis.bytewise import after, before, exchanged, same_as_before, where, without
from api.crisis.rules.vocabulary import re2_options

_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_DIGITS, _SIGNS = b"013457", b"$|*@#"
_READ_AS = bytes.maketrans(_DIGITS + _SIGNS, b"oieast" + b"siiai")
_PIECE = 16_384
_STAYS_DOUBLE = b"los"
_SPLIT = {
    b"k!l": b"kil",
    b"d!e": b"die",
    b"u!c": b"uic",
    b"c!d": b"cid",
    b"myself": b" myself ",
    b"mylife": b" my life ",
    b"myown": b" my own ",
    b"killme": b" kill me ",
    b"todie": b" to die ",
    b"wanna": b" wanna ",
    b"gonna": b" gonna ",
    b"wantto": b" want to ",
    b"betteroff": b" better off ",
    b"iwan": b"i wan",
}
_MASKED = re2.compile(b"[a-z][013457$|*@#]+[a-z013457]|[$][a-z]", re2_options())
_STRETCHED = re2.compile(b"|".join(bytes([letter] * 3) for letter in _LETTERS), re2_options())
_GLUED = re2.compile(
    b"[a-z]my(self|life|own)|killme|todie|[a-z](wanna|gonna)|(wanna|gonna|wantto)[a-z]|betteroff"
    b"|k!l|[^a-z]d!e|su!c|c!d",
    re2_options(),
)
_SPELT_OUT = re2.compile(b"(?:^| )[a-z] [a-z] [a-z] [a-z](?: |\n|$)", re2_options())


def undisguised(text: bytes) -> bytes:
    """Undo digits and signs that stand for letters, letters typed again and again, lost spaces."""
    return b"".join(map(_undisguised, _pieces(text)))


def _pieces(text: bytes) -> Iterator[bytes]:
    """Cut at spaces: most pieces of a long text hold no disguise, and cost no more than a look."""
    start = 0
    while start < len(text):
        end = text.find(b" ", start + _PIECE) + 1 or len(text)
        yield text[start:end]
        start = end


def _undisguised(text: bytes) -> bytes:
    if _STRETCHED.search(text):
        text = _unstretched(text)
    if _MASKED.search(text):
        text = _unmasked(text)
    return _split(text)


def _split(text: bytes) -> bytes:
    if _GLUED.search(text):
        for glued, words in _SPLIT.items():
            text = text.replace(glued, words)
    return text


def _unmasked(text: bytes) -> bytes:
    letters, signs, digits = where(text, _LETTERS), where(text, _SIGNS), where(text, _DIGITS)
    follows = before(letters | signs | digits)
    found = inner = (digits | signs) & follows & after(letters)
    for _ in range(2):  # runs of up to three, and a run of digits may end the word (`ki11`)
        inner = (signs & follows | digits) & after(inner)
        found |= inner
    found |= where(text, b"$") & before(letters) & ~after(digits)
    return exchanged(text, found, text.translate(_READ_AS))


def _unstretched(text: bytes) -> bytes:
    again = same_as_before(text) & where(text, _LETTERS)
    third = again & after(again)
    return without(text, third | before(third) & ~where(text, _STAYS_DOUBLE))


def joined(text: bytes) -> bytes:
    """Join words that are spelt out (`k i l l`); the text holds letters, spaces and newlines."""
    return b"".join(map(_joined, _pieces(text))) if _SPELT_OUT.search(text) else text


def _joined(text: bytes) -> bytes:
    if not _SPELT_OUT.search(text):
        return text
    space = where(text, b" ")
    edge = space | where(text, b"\n") | 0xFF << 8 * len(text)
    single = where(text, _LETTERS) & (after(edge) | 0xFF) & before(edge)
    gap = space & after(single) & before(single)
    third = gap & after(gap, 2) & after(gap, 4)
    return _split(without(text, third | before(third, 2) | before(third, 4)))
