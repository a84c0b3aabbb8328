"""The crisis lines, as data: read and checked once, when this module is imported."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

_FILE = Path(__file__).with_name("lines.json")
_SCHEMES = ("tel:", "sms:", "https://")
PRIMARY_ID = "us-988"


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach a line: `display` shows the digits, `uri` opens the phone or the page.

    `language` is that of `display` where it is not English (BCP 47).
    """

    type: str
    display: str
    uri: str
    fallback: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        uris = [self.uri] if self.fallback is None else [self.uri, self.fallback]
        if not self.display.strip() or not all(uri.startswith(_SCHEMES) for uri in uris):
            raise ValueError(f"A channel shows its number and opens tel:, sms: or https: {self}")


@dataclass(frozen=True, slots=True)
class Line:
    """One crisis line, with the source and the day on which its facts were last checked."""

    id: str
    name: str
    who: str
    cost: str
    hours: str
    languages: tuple[str, ...]
    for_whom: tuple[str, ...]
    channels: tuple[Channel, ...]
    what_to_expect: tuple[str, ...]
    domains: tuple[str, ...]
    source: str
    verified_on: date
    emergency_services_note: str | None = None

    def __post_init__(self) -> None:
        words = (self.id, self.name, self.who, self.cost, self.hours, self.source)
        lists = (self.languages, self.for_whom, self.channels, self.what_to_expect, self.domains)
        if not all(words) or not all(lists):
            raise ValueError(f"A line leaves nothing empty: {self.id or self.name}")


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything in the file; `primary` is 988 and is never missing."""

    data_version: str
    country: str
    emergency: Mapping[str, str]
    international: Mapping[str, str]
    lines: tuple[Line, ...]

    def __post_init__(self) -> None:
        ids = [line.id for line in self.lines]
        if len(set(ids)) < len(ids) or ids[:1] != [PRIMARY_ID]:
            raise ValueError(f"The lines have unique ids, and the first is {PRIMARY_ID}.")
        version = date.fromisoformat(self.data_version)
        if any(line.verified_on > version for line in self.lines):
            raise ValueError("The file is as new as the newest of its lines.")

    @property
    def primary(self) -> Line:
        """Return the line that every answer names first."""
        return self.lines[0]


def read_directory(text: str) -> Directory:
    """Read and check the file's text; ValueError, KeyError or TypeError where it is wrong."""
    found = json.loads(text)
    return Directory(
        data_version=found["data_version"],
        country=found["country"],
        emergency=MappingProxyType(found["emergency"]),
        international=MappingProxyType(found["international"]),
        lines=tuple(_line(row) for row in found["lines"]),
    )


def _line(row: dict[str, Any]) -> Line:
    row = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    row["for_whom"] = row.pop("for")
    row["channels"] = tuple(Channel(**channel) for channel in row["channels"])
    row["verified_on"] = date.fromisoformat(row["verified_on"])
    return Line(**row)


DIRECTORY = read_directory(_FILE.read_text("utf-8"))
