"""The notice that a member is shown before deciding: versioned texts, one file a language.

A file is named `VERSION.LANGUAGE.txt` and is never changed or removed once somebody was shown it: a
consent keeps its version, language and SHA-256. A line that begins with `# ` is a heading; a blank
line ends a paragraph. A new text is a new file under a new version.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

CURRENT = "2026-11"
DEFAULT = "en"
_FILES = Path(__file__).parent
_HEADING = "# "


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A text as it was shown; `sha256` is the hex digest of its exact UTF-8 bytes."""

    version: str
    language: str
    text: str
    sha256: str

    @property
    def sections(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The text as (heading, paragraphs), in its order."""
        parts = self.text.removeprefix(_HEADING).split(f"\n{_HEADING}")
        split = [part.strip().split("\n\n") for part in parts]
        return tuple((heading, tuple(paragraphs)) for heading, *paragraphs in split)


def _read(path: Path) -> ShownNotice:
    version, language, _ = path.name.split(".")
    exact = path.read_bytes()
    return ShownNotice(version, language, exact.decode(), hashlib.sha256(exact).hexdigest())


NOTICES: Mapping[tuple[str, str], ShownNotice] = MappingProxyType(
    {(each.version, each.language): each for each in map(_read, sorted(_FILES.glob("*.txt")))}
)
LANGUAGES = tuple(language for version, language in NOTICES if version == CURRENT)


def shown_notice(language: str) -> ShownNotice:
    """Return the current notice in a language (BCP 47); in English where we do not write it."""
    spoken = language.partition("-")[0].lower()
    return NOTICES.get((CURRENT, spoken), NOTICES[CURRENT, DEFAULT])


def notice_shown(version: str, language: str, sha256: str) -> ShownNotice | None:
    """Return the text that a consent names, old or new; None where there is no such text."""
    found = NOTICES.get((version, language))
    return found if found and found.sha256 == sha256 else None
