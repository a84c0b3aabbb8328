"""screened: the decorator that screens what a request says before a transaction is opened."""

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar

from api.crisis.block import crisis_block, spoken_with
from api.crisis.levels import Level, Screening, ToScreen
from api.crisis.model.permitted import may_use_model
from api.crisis.screen import FAILED, NOT_READ, reads_any, screen
from api.web.problems import DatabaseAway

Answer = TypeVar("Answer")


class Screenable(Protocol):
    """A command that carries words of a member, or says something of a crisis."""

    def to_screen(self) -> ToScreen: ...


def screened(view: Callable[..., Answer]) -> Callable[..., Answer]:
    """Call `view(new, screening=..., **path)`; a database that is away still answers with help.

    Screening needs no database, so that its result can be told even when nothing was saved:
    `DatabaseAway` then carries `saved`, `level` and the whole `crisis` block.
    """

    @wraps(view)
    def run(new: Screenable, **path: object) -> Answer:
        found = new.to_screen()
        screening = _screen(found)
        try:
            return view(new, screening=screening, **path)
        except DatabaseAway as problem:
            block = crisis_block(
                screening.level, screening.domains, lang=spoken_with(found.languages)
            )
            problem.members.update(saved=False, level=screening.level, crisis=block)
            raise

    return run


def _screen(found: ToScreen) -> Screening:
    """Screen the words; what the caller asserts may raise the level and never lower it."""
    try:
        may = may_use_model(found.jurisdiction)
        screening = screen(found.texts, found.screeners, model=may)
    except Exception:  # noqa: BLE001 - fail towards help (DESIGN rule 8)
        screening = Screening(Level.L1, rules=(FAILED,), degraded=True)
    if found.texts and not reads_any(found.languages):
        screening = screening.raised_by(NOT_READ)
    return screening.raised_by(found.asserted) if found.asserted else screening
