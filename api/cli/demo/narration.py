"""Telling the demo: numbered steps, who acts, what came back; plain text in a pipe."""

import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

_INDENT = 17  # number, mark and who
_NARROWEST = 30


class Narrator:
    """Writes to standard output as things happen; nothing is redrawn where that is no terminal."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(file=sys.stdout, highlight=False)
        self._began = time.monotonic()
        self._passed = 0
        marks = ("\u2713", "\u2717") if self._console.encoding.startswith("utf") else ("ok", "NO")
        self._tick, self._cross = marks

    def say(self, text: str, style: str = "") -> None:
        self._console.print(Text(text, style))

    def chapter(self, title: str) -> None:
        self._console.print()
        self.say(title, "bold")

    def passed(self, who: str, claim: str, came_back: str) -> None:
        """Tell a step that went as it claims to."""
        self._passed += 1
        self._step(self._passed, Text(self._tick, "green"), who, claim)
        self._below(came_back)

    def failed(self, who: str, claim: str) -> int:
        """Tell a step that did not, and return its number."""
        self._step(self._passed + 1, Text(self._cross, "red"), who, claim)
        return self._passed + 1

    def summary(self, total: int) -> None:
        self._console.print()
        seconds = time.monotonic() - self._began
        self.say(f"{self._passed} of {total} steps as told, in {seconds:.1f} s.", "bold green")

    @contextmanager
    def waiting(self, doing: str) -> Iterator[None]:
        """Show that time passes: a spinner with seconds on a terminal, elsewhere one line."""
        began = time.monotonic()
        if self._console.is_terminal:
            columns = (SpinnerColumn("line"), TextColumn(doing), TimeElapsedColumn())
            with Progress(*columns, console=self._console, transient=True) as progress:
                progress.add_task(doing, total=None)
                yield
        else:
            self.say(f"{doing} ...")
            yield
        self.say(f"{doing}: done after {time.monotonic() - began:.1f} s", "dim")

    def _step(self, number: int, mark: Text, who: str, claim: str) -> None:
        head = Text.assemble(f"{number:>2} ", mark, " " * (3 - len(mark)))
        first, *rest = self._wrapped(claim)
        self._console.print(head + Text(f"{who:<10} ", "cyan") + Text(first))
        self._below(*rest, style="")

    def _below(self, *paragraphs: str, style: str = "dim") -> None:
        for line in self._wrapped(*paragraphs):
            self._console.print(Text(" " * _INDENT + line, style))

    def _wrapped(self, *paragraphs: str) -> list[str]:
        width = max(self._console.width - _INDENT, _NARROWEST)
        return [line for text in paragraphs for line in textwrap.wrap(text, width)]
