"""Options: the lines beside the first one, best fit first, for a reader somewhere in the world."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.crisis.lines import DIRECTORY, HOME, LANGUAGES, Country, Line
from api.crisis.words import ABROAD, DEFAULT

_MOST_URGENT = ("overdose", "medical", "violence")
_FEW = 2


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: the country whose lines fit, the language, and whether there are none that fit."""

    country: Country
    language: str
    is_elsewhere: bool = False

    @property
    def primary(self) -> Line:
        """Return the line that comes before all options."""
        return self.country.primary(self.language)


def reader(language: str, country: str) -> Reader:
    """Find the lines for a country and the language to say them in; both may be unknown."""
    known = DIRECTORY.countries.get(country)
    speaks = language if language in LANGUAGES else DEFAULT
    return Reader(known or DIRECTORY.home, speaks, is_elsewhere=known is None)


def options(to: Reader, domains: Sequence[str]) -> list[Line]:
    """List every other line: those for these domains first, a body in danger before all.

    What reaches the whole world comes last, and first where no country's lines fit. 988 is
    among them wherever it is not the first line itself.
    """
    others = [line for line in to.country.lines if line is not to.primary]
    if to.language != DEFAULT:  # who reads English may want any of them, in the file's order
        others.sort(key=lambda line: to.language not in line.languages)
    urgent = [domain for domain in _MOST_URGENT if domain in domains]
    wanted = [*urgent, *(domain for domain in domains if domain not in urgent)]
    fitting = [line for domain in wanted for line in others if domain in line.domains]
    here = _beside_partners([*fitting, *others])
    if to.country.code != HOME:
        return [*here, DIRECTORY.home.primary(to.language), *DIRECTORY.international]
    if to.is_elsewhere:
        return [*DIRECTORY.international, *here]
    return [*here, *DIRECTORY.international]


def few(to: Reader, found: list[Line]) -> list[Line]:
    """Keep the best of them, and 988 where it is not the first line itself."""
    best = found[:_FEW]
    home = DIRECTORY.home.primary(to.language)
    return best if home in (to.primary, *best) else [*best, home]


def named(line: Line, to: Reader) -> str:
    """Name a line as it calls itself; 988 says where it is, to who is somewhere else."""
    is_abroad = to.country.code != HOME and line in DIRECTORY.home.lines
    name = line.name[to.language]
    return ABROAD[to.language].format(name=name) if is_abroad else name


def _beside_partners(lines: Iterable[Line]) -> list[Line]:
    """Drop repetitions, and put a line that is never shown alone behind the one it goes with."""
    found: dict[str, Line] = {line.id: line for line in lines}
    placed: dict[str, Line] = {}
    for line in found.values():
        partner = found.get(line.paired_with or "")
        if partner:
            placed.setdefault(partner.id, partner)
        placed.setdefault(line.id, line)
    return list(placed.values())
