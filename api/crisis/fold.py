r"""Folding: however a text is spelt, plain lowercase ASCII words in sentences come out.

The folded text is bytes: words and commas separated by one space, every sentence on a line of
its own between newlines (` \n i want to die \n `). Apostrophes vanish (`dont`, `im`), so a rule
needs one spelling, and a gap of words can never cross a sentence.
"""

from dataclasses import dataclass

from api.crisis.ascii import FOREIGN, to_ascii
from api.crisis.disguise import joined, undisguised

MAX_BYTES = 1 << 20
"""What is screened of all texts together, in UTF-8; of more, both ends and windows between."""

_WINDOWS = 8
_FOREIGN_SHARE, _FOREIGN_LETTERS = 0.15, 40
_NO_SIGN = b"'`\0\x7f\r"
_MARKS = {
    **dict.fromkeys(b".!?;", ord(".")),
    **dict.fromkeys(b',()[]{}<>:"', ord(",")),
}
_KEPT = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
_TABLE = bytes(_MARKS.get(b, b if b in _KEPT else ord(" ")) for b in range(256))


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text, and whether all of it could be folded into something screenable."""

    text: bytes
    whole: bool


def fold(raw: str) -> Folded:
    """Fold one text; work grows with the length, which is bounded."""
    text = _bounded(raw)
    read = to_ascii(text)
    foreign = read.count(FOREIGN)
    is_latin = foreign <= min(_FOREIGN_SHARE * len(text), _FOREIGN_LETTERS)
    return Folded(
        _into_sentences(undisguised(read.translate(None, _NO_SIGN))), text is raw and is_latin
    )


def _bounded(text: str) -> str:
    text = sampled(text, MAX_BYTES)
    size = len(text.encode("utf-8", "ignore"))
    return sampled(text, len(text) * MAX_BYTES // size) if size > MAX_BYTES else text


def sampled(text: str, most: int) -> str:
    """Keep so many characters of a longer text: most of them at the ends, some spread between."""
    if len(text) <= most:
        return text
    end, window = most * 3 // 8, most // 4 // _WINDOWS
    step = (len(text) - 2 * end) // _WINDOWS
    windows = [text[at : at + window] for at in range(end, end + _WINDOWS * step, step)]
    return "\n\n".join([text[:end], *windows, text[len(text) - end :]])


def _into_sentences(text: bytes) -> bytes:
    text = b" " + _without_dots(text).replace(b"\n\n", b". ").translate(_TABLE) + b" "
    text = joined(text.replace(b". ", b"\n").replace(b".", b" "))
    text = text.replace(b", ", b",").replace(b",", b" , ").replace(b"\n", b" \n ")
    sentences = _single_spaces(text).strip(b" \n")
    while b"\n \n" in sentences:
        sentences = sentences.replace(b"\n \n", b"\n")
    return b" \n %b \n " % sentences if sentences else b" \n \n "


def _without_dots(text: bytes) -> bytes:
    """Take out the dots of a pause (`kill... myself`), which end no sentence."""
    while b"..." in text:
        text = text.replace(b"...", b"..")
    return text.replace(b"..", b" ")


def _single_spaces(text: bytes) -> bytes:
    while b"  " in text:
        text = text.replace(b"  ", b" ")
    return text
