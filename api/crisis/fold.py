r"""Folding: however a text is spelt, plain lowercase ASCII words in sentences come out.

The folded text is bytes: words and commas separated by one space, every sentence on a line of
its own between newlines (` \n i want to die \n `). Apostrophes vanish (`dont`, `im`), so a rule
needs one spelling, and a gap of words can never cross a sentence.
"""

import re
import unicodedata
from dataclasses import dataclass

MAX_CHARACTERS = 1_000_000
"""What is screened of all texts together; of more, the head and the tail (both ends are read)."""

_OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]+")
_FOREIGN_SHARE = 0.3

_INVISIBLE = (
    *range(0x300, 0x370),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    *range(0xFE00, 0xFE10),
    *(0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, 0x2018, 0x2019, 0x201B, 0x2BC, 0x2032),
)
_LOOKALIKES = "аеіјкмнорсѕтухѵԁԛԝαειικνορτυχıłøđħɡ", "aeijkmhopcstyxvdqwaeiiknoptuxilodhg"
_READ_AS: dict[int, str] = {
    **dict.fromkeys(_INVISIBLE, ""),
    **{ord(sign): letter for sign, letter in zip(*_LOOKALIKES, strict=True)},
    0x2013: ",",
    0x2014: ",",
    0x1F52B: " gun ",
    0x1F48A: " pills ",
    0x1F52A: " knife ",
}

_HAS_MASK = re.compile(r"[a-z][0134571@$!|*#][a-z1!|*#]|\$[a-z]")
_MASKED_WORD = re.compile(
    r"(?<![a-z])(?:(?P<kill>k[i1!|*#y][l1!|*#]{2})|(?P<die>d[1!|*#][e3*#](?![a-z]))"
    r"|(?P<suicid>[s$][u*#v]+[i1!|*#]?c[i1!|*#]?d(?=[e3*#i])))"
)
_MASKED_LETTER = re.compile(r"(?<=[a-z])[013457@$](?=[a-z])|\$(?=[a-z])|(?<=[a-z])\$")
_LETTERS = dict(zip("013457@$", "oieastas", strict=True))
_TRAILING_OFF = re.compile(rb"\.{2,}")
_SPELT_OUT = re.compile(rb"(?<![a-z])(?:[a-hj-z] (?:[a-z] ){2,}[a-z])(?![a-z])")

_MARKS = {**dict.fromkeys(b".!?;", ord(".")), **dict.fromkeys(b',()[]{}<>:"', ord(","))}
_KEPT = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
_TABLE = bytes(_MARKS.get(b, b if b in _KEPT else ord(" ")) for b in range(256))


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text, and whether all of it could be folded into something screenable."""

    text: bytes
    whole: bool


def fold(raw: str) -> Folded:
    """Fold one text; work grows with the length, which is bounded."""
    text = both_ends(raw)
    whole = len(text) == len(raw)
    if not text.isascii():
        text, latin = _to_ascii(text)
        whole = whole and latin
    return Folded(_into_sentences(_unmask(text.lower())), whole)


def both_ends(text: str, limit: int = MAX_CHARACTERS) -> str:
    """Cut the middle out of a text that is longer than the limit."""
    if len(text) <= limit:
        return text
    return f"{text[: limit // 2 - 1]}\n\n{text[1 - limit // 2 :]}"


def _to_ascii(text: str) -> tuple[str, bool]:
    """Return the ASCII reading, and False where most letters belong to another script."""
    text = both_ends(unicodedata.normalize("NFKD", text).casefold())
    foreign = sum(map(str.isalpha, "".join(_OUTSIDE_ASCII.findall(text))))
    read = _OUTSIDE_ASCII.sub(_read_run, text)
    return read, foreign <= _FOREIGN_SHARE * len(text)


def _read_run(run: re.Match[str]) -> str:
    return _OUTSIDE_ASCII.sub(" ", run[0].translate(_READ_AS))


def _unmask(text: str) -> str:
    """Undo digits and signs that stand for letters (`k1ll`, `su*cide`)."""
    if not _HAS_MASK.search(text):
        return text
    text = _MASKED_WORD.sub(lambda word: word.lastgroup or "", text)
    return _MASKED_LETTER.sub(lambda sign: _LETTERS[sign[0]], text)


def _into_sentences(text: str) -> bytes:
    raw = text.encode("ascii", "ignore").translate(None, b"'`\r\x00\x7f")
    raw = _TRAILING_OFF.sub(b" ", raw).replace(b"\n\n", b". ") + b" "
    raw = raw.translate(_TABLE).replace(b". ", b"\n").replace(b".", b" ").replace(b",", b" , ")
    lines = (b" ".join(line.split()) for line in raw.split(b"\n"))
    folded = b" \n ".join(line for line in lines if line)
    return b" \n " + _SPELT_OUT.sub(lambda run: run[0].replace(b" ", b""), folded) + b" \n "
