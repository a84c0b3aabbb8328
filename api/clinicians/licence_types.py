"""The titles of clinical (independent) social work licences, each state's board, by dated rows.

One title means different things in different states: an LCSW is the clinical licence of New York
and none in Maryland, whose clinical one is the LCSW-C.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

_FILE = Path(__file__).parent / "licence_types.json"


@dataclass(frozen=True, slots=True)
class Title:
    """One clinical title, and where it stands."""

    abbreviation: str
    title: str
    sources: tuple[str, ...]

    def __post_init__(self) -> None:
        if not (self.abbreviation and self.title and self.sources and all(self.sources)):
            raise ValueError(f"A title has its name, its letters and a source: {self}")


@dataclass(frozen=True, slots=True)
class Board:
    """Who licenses there, and where that stands."""

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Where a licence is looked up. No address: the operator finds it and keeps it with the row."""

    name: str
    url: str | None
    source: str


@dataclass(frozen=True, slots=True)
class LicenceTypes:
    """One row. No titles: none is confirmed, so the operator reads the board's own page."""

    jurisdiction: str
    titles: tuple[Title, ...]
    board: Board | None
    verification: Verification | None
    verified_on: date

    def __post_init__(self) -> None:
        if not (self.titles or self.board):
            raise ValueError(f"{self.jurisdiction} says nothing; leave the row out.")


def read_licence_types(rows: Iterable[dict[str, Any]]) -> Mapping[str, LicenceTypes]:
    """Read and check the rows; ValueError, KeyError or TypeError where one is wrong."""
    found: dict[str, LicenceTypes] = {}
    for row in rows:
        if row["jurisdiction"] in found:
            raise ValueError(f"{row['jurisdiction']} has two rows.")
        found[row["jurisdiction"]] = _row(row)
    return MappingProxyType(found)


def _row(row: dict[str, Any]) -> LicenceTypes:
    board, verification = row["board"], row["verification"]
    titles = tuple(Title(**{**each, "sources": tuple(each["sources"])}) for each in row["titles"])
    return LicenceTypes(
        **row
        | {
            "titles": titles,
            "board": board and Board(**board),
            "verification": verification and Verification(**verification),
            "verified_on": date.fromisoformat(row["verified_on"]),
        }
    )


LICENCE_TYPES = read_licence_types(json.loads(_FILE.read_text("utf-8")))


def is_clinical(jurisdiction: str, title: str) -> bool | None:
    """Tell whether a title is a clinical licence there; None where no row says which ones are.

    Letters ("LCSW-C") or words, in any case. Whatever a listed state's row does not name is none.
    """
    row = LICENCE_TYPES.get(jurisdiction)
    if row is None or not row.titles:
        return None
    return _folded(title) in {
        _folded(name) for t in row.titles for name in (t.abbreviation, t.title)
    }


def _folded(title: str) -> str:
    return " ".join(title.casefold().replace(".", "").split())
