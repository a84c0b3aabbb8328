"""The words of a screening: level, screener answers, one finding, the whole result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

ENGINE = "2026.11.2"
"""Names the rules that a screening followed; it changes whenever they do."""


class Level(StrEnum):
    """How much help is shown first: L0 a pointer, L1 support, L2 concern, L3 acute.

    The values sort as strings, so `<` and `max` work.
    """

    L0 = "L0"
    """Nothing found: the one-line pointer is enough."""
    L1 = "L1"
    """Support: past, denied, ambiguous, or not screened at all."""
    L2 = "L2"
    """Concern: the full block comes first."""
    L3 = "L3"
    """Acute: plan, means, time, attempt, or danger now; emergency first."""


class Domain(StrEnum):
    """What kind of danger it is, which decides the lines that come first."""

    SUICIDE = "suicide"
    SELF_HARM = "self_harm"
    OVERDOSE = "overdose"
    MEDICAL = "medical"
    VIOLENCE = "violence"
    ABUSE = "abuse"
    PSYCHOSIS = "psychosis"


class Respondent(StrEnum):
    """Who answered a questionnaire: the person, or somebody else for them."""

    SELF = "self"
    PROXY = "proxy"


@dataclass(frozen=True, slots=True)
class ScreenerAnswers:
    """A questionnaire as it came in: the instrument's name, and answers by item ("1", "q9")."""

    instrument: str
    answers: Mapping[str, object]
    respondent: str = Respondent.SELF


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that fired; `rule` names the rule and never holds what was written."""

    level: Level
    rule: str
    domain: str = "suicide"


@dataclass(frozen=True, slots=True)
class Screening:
    """What a screening found; `degraded` means that something could not be screened."""

    level: Level
    domains: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    degraded: bool = False

    @property
    def short_circuit(self) -> bool:
        """Whether help is shown before anything else."""
        return self.level >= Level.L2

    def raised_by(self, other: "Screening") -> "Screening":
        """Return both together: the higher level, all domains and all rules."""
        return Screening(
            level=max(self.level, other.level),
            domains=tuple(dict.fromkeys([*self.domains, *other.domains])),
            rules=tuple(dict.fromkeys([*self.rules, *other.rules])),
            degraded=self.degraded or other.degraded,
        )


@dataclass(frozen=True, slots=True)
class ToScreen:
    """What a command holds to be screened, and of whom: the member's state and languages.

    `asserted` is what the caller says of a crisis, whatever the words say.
    """

    texts: Sequence[str] = ()
    screeners: Sequence[ScreenerAnswers] = ()
    asserted: Screening | None = None
    jurisdiction: str | None = None
    languages: Sequence[str] = ("en",)
