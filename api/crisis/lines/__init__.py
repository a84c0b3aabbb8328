"""The crisis lines, as data: one file a country, read and checked once, when this is imported."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from api.crisis.lines.directory import EMERGENCY, HOME, PRIMARY_ID, Country, Directory
from api.crisis.lines.line import Channel, Line, Said

__all__ = [
    "DIRECTORY",
    "EMERGENCY",
    "HOME",
    "LANGUAGES",
    "PRIMARY_ID",
    "Channel",
    "Country",
    "Directory",
    "Line",
    "Said",
    "read_directory",
]
LANGUAGES = ("en", "es")
_FILES = Path(__file__).parent


def read_directory(texts: Iterable[str]) -> Directory:
    """Read and check the files' texts; ValueError, KeyError or TypeError where one is wrong."""
    found = [json.loads(text) for text in texts]
    countries = [_country(each) for each in found if "country" in each]
    return Directory(
        countries=MappingProxyType({country.code: country for country in countries}),
        international=tuple(
            _line(row) for each in found if "country" not in each for row in each["lines"]
        ),
    )


def _country(found: dict[str, Any]) -> Country:
    return Country(
        code=found["country"],
        name=_said(found["name"]),
        primary_ids=MappingProxyType(found["primary"]),
        lines=tuple(_line(row) for row in found["lines"]),
    )


def _line(row: dict[str, Any]) -> Line:
    row = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    row["for_whom"] = row.pop("for")
    for name in ("name", "who", "hours", "emergency_services_note"):
        if name in row:
            row[name] = _said(row[name])
    expected = row["what_to_expect"]
    row["what_to_expect"] = MappingProxyType({each: tuple(expected[each]) for each in LANGUAGES})
    row["channels"] = tuple(_channel(channel) for channel in row["channels"])
    row["verified_on"] = date.fromisoformat(row["verified_on"])
    return Line(**row)


def _channel(found: dict[str, Any]) -> Channel:
    keyword = found.get("keyword")
    return Channel(**{**found, "keyword": None if keyword is None else _said(keyword)})


def _said(words: str | dict[str, str]) -> Said:
    """Take words that are the same in every language, or those of each; none may be missing."""
    return MappingProxyType(
        {each: words if isinstance(words, str) else words[each] for each in LANGUAGES}
    )


DIRECTORY = read_directory(path.read_text("utf-8") for path in sorted(_FILES.glob("*.json")))
