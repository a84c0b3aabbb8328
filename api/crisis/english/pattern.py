"""The small language in which the rules are written, and its compilation to RE2.

It describes folded text, word by word. `|` and `( )` are alternatives; `[of]` may be left out;
`<name>` stands for words of `words.py`; `<w3>` for up to three words of any kind, `<adv>` for up
to four filling words; `<end>` is the end of a sentence. Line breaks, and spaces beside `|`, mean
nothing, so a rule can be read as a list. No pattern may end in something that may be left out.
"""

import re
from functools import cache
from typing import Any

import re2

from api.crisis.english.words import FILLERS, WORDS

_BESIDE_A_SIGN = re.compile(r" ?\| ?|(?<=[(\[]) | (?=[)\]])")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\] ?")
_NAME = re.compile(r"<(\w+)>")
_TRAILING = re.compile(r"<(adv|w\d)> ")
_FILLERS = f"(?:(?:{'|'.join(FILLERS.split())}) ){{0,4}}"


def expand(source: str) -> str:
    """Write a pattern of the small language out as RE2 syntax."""
    pattern = _BESIDE_A_SIGN.sub(lambda sign: sign[0].strip(), " ".join(source.split()))
    pattern = _TRAILING.sub(r"<\1>", pattern.replace("(", "(?:"))
    while _OPTIONAL.search(pattern):
        pattern = _OPTIONAL.sub(r"(?:(?:\1) )?", pattern)
    return _NAME.sub(lambda name: _words(name[1]), pattern)


@cache
def _words(name: str) -> str:
    if name == "adv":
        return _FILLERS
    if name == "end":
        return "\\n"
    if name[1:].isdigit():
        return f"(?:[a-z0-9,]+ ){{0,{name[1:]}}}"
    return f"(?:{expand(WORDS[name])})"


@cache
def _options() -> Any:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.never_capture = True
    options.log_errors = False
    options.max_mem = 8 << 20
    return options


def compiled(source: str) -> Any:
    """Compile to a linear-time pattern of whole words, over bytes (google/re2)."""
    return re2.compile(f" (?:{expand(source)}) ".encode("ascii"), options=_options())
