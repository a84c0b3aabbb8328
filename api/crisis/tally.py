"""Counting what was shown and chosen, of nobody in particular: no text, no address, no time.

Some laws ask for such counts of those who refer people to crisis lines (California SB 243). They
are kept in memory and handed over in passing; a count that is lost costs nobody an answer.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from enum import StrEnum
from threading import Lock
from typing import Any

from api.crisis.levels import Level

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
CHOSEN_PATH = "/v1/crisis/chosen/"


class Counted(StrEnum):
    """What is counted: a block shown to somebody, or a choice that an app reports."""

    SHOWN = "shown"
    CHOSEN = "chosen"


class Chosen(StrEnum):
    """What a person did with the block, as an app may report it."""

    CALL = "call"
    TEXT = "text"
    CHAT = "chat"
    ASL = "asl"
    PEER_LINE = "peer_line"
    REQUEST_CALLBACK = "request_callback"
    NOT_RIGHT = "not_right"
    CONTINUE_REFERRAL = "continue_referral"


_CHOICES = frozenset(each.value for each in Chosen)
_SURFACES = (
    ("/v1/crisis/screen", "screen"),
    ("/v1/crisis", "lines"),
    ("/.well-known/crisis", "lines"),
    ("/crisis", "page"),
)
Count = tuple[Counted, str]


class Tally:
    """Counts by kind and name; safe for any number of threads, and bounded by its few names."""

    def __init__(self) -> None:
        self._counts: Counter[Count] = Counter()
        self._lock = Lock()

    def add(self, kind: Counted, name: str) -> None:
        """Count one more."""
        with self._lock:
            self._counts[kind, name] += 1

    def shown_in_referral(self, level: str) -> None:
        """Count that the answer to a submission or a flag brought help first (from L2 on)."""
        if level >= Level.L2:
            self.add(Counted.SHOWN, f"referral_{level}")

    def note(self, method: str, path: str) -> None:
        """Count what a request to the crisis paths shows, or says was chosen."""
        if path.startswith(CHOSEN_PATH):
            chosen = path.removeprefix(CHOSEN_PATH).removesuffix("_now")  # as `choices` has it
            if method == "POST" and chosen in _CHOICES:
                self.add(Counted.CHOSEN, chosen)
            return
        for prefix, surface in _SURFACES:
            if path == prefix or path.startswith(f"{prefix}/") or path == f"{prefix}.json":
                self.add(Counted.SHOWN, surface)
                return

    def drain(self) -> Mapping[Count, int]:
        """Take everything counted since the last time."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        return counts

    def put_back(self, counts: Mapping[Count, int]) -> None:
        """Count again what could not be kept."""
        with self._lock:
            self._counts.update(counts)


TALLY = Tally()
"""This process's counts."""


def counted(app: Wsgi, tally: Tally = TALLY) -> Wsgi:
    """Put the counting in front of the crisis answers; whatever goes wrong here changes none."""

    def run(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        with suppress(Exception):  # an answer is worth more than a count
            tally.note(environ["REQUEST_METHOD"], environ["PATH_INFO"].lower())
        return app(environ, start_response)

    return run
