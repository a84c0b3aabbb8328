"""The Social Work Licensure Compact: who belongs to it, and whether its privilege counts here.

It does not: no multistate licence has been issued. It will count when the row file has the day from
which licences are, the operator has turned COMPACT_PRIVILEGE on, and both states are listed.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "compact.json"


@dataclass(frozen=True, slots=True)
class Source:
    """Where it was read how far the compact has come."""

    url: str
    says: str


@dataclass(frozen=True, slots=True)
class CompactMember:
    """A state that has enacted it; `enacted_on` is a day or a month, None where no source says."""

    jurisdiction: str
    enacted_on: str | None
    act: str | None
    sources: tuple[str, ...]
    verified_on: date

    def __post_init__(self) -> None:
        if not self.sources or not all(self.sources):
            raise ValueError(f"A member state has a source: {self.jurisdiction}")


@dataclass(frozen=True, slots=True)
class Compact:
    """The compact as of a day. `usable_from` None: nobody holds a multistate licence yet."""

    activated_on: date
    activated_by: str
    usable_from: date | None
    as_of: date
    verified_on: date
    review_by: date
    member_count_claimed: int
    not_confirmed: str
    sources: tuple[Source, ...]
    members: tuple[CompactMember, ...]

    def __post_init__(self) -> None:
        if not self.sources or not self.verified_on < self.review_by:
            raise ValueError("The compact's standing has a source, and a day to read it again.")
        if len({member.jurisdiction for member in self.members}) < len(self.members):
            raise ValueError("A state is a member once.")

    def states(self, on: date) -> list[str]:
        """Return the states whose multistate licences are good in each other on that day."""
        issuing = self.usable_from is not None and self.usable_from <= on <= self.review_by
        return sorted(member.jurisdiction for member in self.members) if issuing else []


def read_compact(found: dict[str, Any]) -> Compact:
    """Read and check the file; ValueError, KeyError or TypeError where it is wrong."""
    days = ("activated_on", "as_of", "verified_on", "review_by")
    usable_from = found["usable_from"]
    return Compact(
        **found
        | {name: date.fromisoformat(found[name]) for name in days}
        | {
            "usable_from": usable_from and date.fromisoformat(usable_from),
            "sources": tuple(Source(**each) for each in found["sources"]),
            "members": tuple(_member(each) for each in found["members"]),
        }
    )


def _member(row: dict[str, Any]) -> CompactMember:
    verified_on = date.fromisoformat(row["verified_on"])
    return CompactMember(**row | {"sources": tuple(row["sources"]), "verified_on": verified_on})


COMPACT = read_compact(json.loads(_FILE.read_text("utf-8")))


_switch = {"on": False}


def switch_compact(*, on: bool) -> None:
    """Let privileges under the compact count in this process, or not: COMPACT_PRIVILEGE."""
    _switch["on"] = on


def compact_states(on: date) -> list[str]:
    """Return the states among which a privilege is as good as a licence of that state on a day.

    None at all unless the operator turned COMPACT_PRIVILEGE on and the dated row says that licences
    are issued; a row whose day of review has passed counts for nothing.
    """
    return COMPACT.states(on) if _switch["on"] else []
