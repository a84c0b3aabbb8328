"""Rule: one thing to look for, what it means, and what may change that."""

from dataclasses import dataclass
from typing import Any

from api.crisis.levels import Level
from api.crisis.rules.phrase import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule over the words of one sentence.

    `idioms` that overlap a hit, and `unless` anywhere near it, explain it away; `needs` must stand
    near it. `softens`: context (denied, long past, supposed) lowers a hit by one level.
    `is_denied_away`: a denied hit says nothing here, and milder rules still see it; a long past
    one is L1. `raised_by` near the hit makes it L3. `is_corroborating`: it counts only beside a
    finding of L2 or more about suicide. `weight`: it is a cue, which adds to what else a text
    hints at; a rule of L0 is nothing but a cue.
    """

    name: str
    level: Level
    phrases: tuple[Phrase, ...]
    domain: str = "suicide"
    softens: bool = True
    is_denied_away: bool = False
    is_corroborating: bool = False
    weight: int = 0
    idioms: Any = None
    unless: Any = None
    needs: Any = None
    raised_by: Any = None
