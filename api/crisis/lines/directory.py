"""Directory: the lines of each country and of the whole world, and which of them is first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from api.crisis.lines.line import Line, Said

HOME = "US"
PRIMARY_ID = "us-988"
EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class Country:
    """One country's lines; `primary_ids` names the first of them for who speaks a language."""

    code: str
    name: Said
    primary_ids: Mapping[str, str]
    lines: tuple[Line, ...]

    def __post_init__(self) -> None:
        ids = {line.id for line in self.lines}
        if not ids.issuperset(self.primary_ids.values()) or "en" not in self.primary_ids:
            raise ValueError(f"The first line of {self.code} is among its lines.")
        if not all(self.primary(language).is_always_open for language in self.primary_ids):
            raise ValueError(f"Somebody answers the first line of {self.code} at any hour.")
        if self.first(EMERGENCY) is None:
            raise ValueError(f"{self.code} has a number for emergencies.")
        for line in self.lines:
            if line.paired_with and line.paired_with not in ids - {line.id}:
                raise ValueError(f"The line that {line.id} goes with is not in {self.code}.")

    def primary(self, language: str) -> Line:
        """Return the line that every answer names first."""
        wanted = self.primary_ids.get(language, self.primary_ids["en"])
        return next(line for line in self.lines if line.id == wanted)

    def first(self, domain: str) -> Line | None:
        """Return the line that is best for a domain, if there is one."""
        return next((line for line in self.lines if domain in line.domains), None)

    @property
    def emergency(self) -> Line:
        """Return the emergency services."""
        return next(line for line in self.lines if EMERGENCY in line.domains)


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything in the files; the home country has 988, which no answer goes without."""

    countries: Mapping[str, Country]
    international: tuple[Line, ...]

    def __post_init__(self) -> None:
        ids = [line.id for line in self]
        if len(set(ids)) < len(ids) or not self.international:
            raise ValueError("The ids are unique, and there is a directory for everywhere else.")
        home = self.countries.get(HOME)
        if home is None or home.primary("en").id != PRIMARY_ID:
            raise ValueError(f"The first line at home is {PRIMARY_ID}.")
        if any("988" not in channel.at for channel in home.lines[0].channels):
            raise ValueError("It is reached at 988, in every way.")

    def __iter__(self) -> Iterator[Line]:
        for country in self.countries.values():
            yield from country.lines
        yield from self.international

    @property
    def home(self) -> Country:
        """Return the country of 988, whose lines are shown where there are no others."""
        return self.countries[HOME]

    @property
    def data_version(self) -> str:
        """Return the day of the newest fact."""
        return max(line.verified_on for line in self).isoformat()
