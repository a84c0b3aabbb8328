"""Line and Channel: one crisis line, and one way to reach it, checked when they are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Said = Mapping[str, str]
"""Words for people, by language."""

_SCHEMES = ("tel:", "sms:", "https://")
CHANNELS = frozenset(
    {"call", "text", "chat", "whatsapp", "asl", "videophone", "tty", "relay", "web"}
)


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach a line: `at` are the digits or the site to show, `uri` opens it.

    `press` is the digit to press once the call is answered, `keyword` what to write. `language`
    is the one language that is spoken there, where a line has a number for each (BCP 47).
    """

    type: str
    at: str
    uri: str
    fallback: str | None = None
    press: str | None = None
    keyword: Said | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        uris = [self.uri] if self.fallback is None else [self.uri, self.fallback]
        if not self.at.strip() or not all(uri.startswith(_SCHEMES) for uri in uris):
            raise ValueError(f"A channel shows its number and opens tel:, sms: or https: {self}")
        if self.type not in CHANNELS:
            raise ValueError(f"There are no words for such a channel: {self}")


@dataclass(frozen=True, slots=True)
class Line:
    """One crisis line, with the source and the day on which its facts were last checked.

    `cost` and `hours` are None where no source says them. `paired_with` names a line without
    which this one is never shown. `name_language` is that of a name which is not English.
    """

    id: str
    name: Said
    who: Said
    languages: tuple[str, ...]
    for_whom: tuple[str, ...]
    channels: tuple[Channel, ...]
    what_to_expect: Mapping[str, tuple[str, ...]]
    domains: tuple[str, ...]
    source: str
    verified_on: date
    cost: str | None = None
    hours: Said | None = None
    region: str | None = None
    paired_with: str | None = None
    name_language: str | None = None
    emergency_services_note: Said | None = None

    def __post_init__(self) -> None:
        words = (self.id, self.source, *self.name.values(), *self.who.values())
        lists = (self.languages, self.for_whom, self.channels, self.domains)
        if not all(words) or not all(lists) or not all(self.what_to_expect.values()):
            raise ValueError(f"A line leaves nothing empty: {self.id}")

    @property
    def is_always_open(self) -> bool:
        """Whether somebody answers at any hour, by a source."""
        return self.hours is not None and set(self.hours.values()) == {"24/7"}

    def first(self, kind: str) -> Channel | None:
        """Return the best channel of a type, if the line has one."""
        return next((channel for channel in self.channels if channel.type == kind), None)
