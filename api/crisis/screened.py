"""screened: the decorator that screens what a request says before a transaction is opened."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Protocol, TypeVar

from api.crisis.block import crisis_block
from api.crisis.levels import Level, ScreenerAnswers, Screening
from api.crisis.screen import FAILED, screen
from api.web.problems import DatabaseAway

Answer = TypeVar("Answer")


class Screenable(Protocol):
    """A command that carries words of a member."""

    def texts(self) -> Sequence[str]: ...

    def screeners(self) -> Sequence[ScreenerAnswers]: ...

    def asserted(self) -> Screening | None:
        """Return what the caller says of a crisis, which may raise the level and never lower it."""
        ...


def screened(view: Callable[..., Answer]) -> Callable[..., Answer]:
    """Call `view(new, screening=..., **path)`; a database that is away still answers with help.

    Screening needs no database, so that its result can be told even when nothing was saved:
    `DatabaseAway` then carries `saved`, `level` and the whole `crisis` block.
    """

    @wraps(view)
    def run(new: Screenable, **path: object) -> Answer:
        screening = _screen(new)
        try:
            return view(new, screening=screening, **path)
        except DatabaseAway as problem:
            block = crisis_block(screening.level, screening.domains)
            problem.members.update(saved=False, level=screening.level, crisis=block)
            raise

    return run


def _screen(new: Screenable) -> Screening:
    try:
        found = screen(new.texts(), new.screeners())
    except Exception:  # noqa: BLE001 - fail towards help (DESIGN rule 8)
        found = Screening(Level.L1, rules=(FAILED,), degraded=True)
    asserted = new.asserted()
    return found.raised_by(asserted) if asserted else found
