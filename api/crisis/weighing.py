"""Weighing: what a hit means in its sentence, where context may explain, lower or raise it."""

from dataclasses import dataclass, field
from typing import Any

from api.crisis.levels import Level
from api.crisis.rules.hit import Hit
from api.crisis.rules.language import Language
from api.crisis.rules.rule import Rule

_LOWER = {Level.L3: Level.L2, Level.L2: Level.L1, Level.L1: Level.L1}


@dataclass(slots=True)
class Weighing:
    """One sentence in which hits are weighed; what several of them ask for is looked up once."""

    sentence: bytes
    _stands: dict[Any, bool] = field(default_factory=dict)
    _spans: dict[Any, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def utmost(self, rule: Rule) -> Level:
        """Return the most that any hit of a rule can mean in this sentence."""
        return Level.L3 if rule.raised_by and self._has(rule.raised_by) else rule.level

    def weigh(self, language: Language, rule: Rule, start: int, end: int) -> Level | None:
        """Say what a match means where it stands; None where it means nothing."""
        if self._is_explained(rule, start, end):
            return None
        hit = Hit(self.sentence, start, end)
        is_denied, is_past = language.is_denied(hit), language.is_long_past(hit)
        if rule.is_denied_away and (is_denied or is_past or language.denies_itself(hit)):
            return Level.L1 if is_past else None
        level = self.utmost(rule)
        if not rule.softens:
            return level
        # a threat is conditional by its nature ("if I leave, he will"): only suicide is supposed
        is_unreal = rule.domain == "suicide" and (
            language.is_supposed(hit) or language.is_about_others(hit)
        )
        return _LOWER.get(level) if is_denied or is_past or is_unreal else level

    def _is_explained(self, rule: Rule, start: int, end: int) -> bool:
        if rule.unless and self._has(rule.unless):
            return True
        if rule.needs and not self._has(rule.needs):
            return True
        idioms = self._where(rule.idioms) if rule.idioms else ()
        return any(first < end - 1 and start + 1 < last for first, last in idioms)

    def _has(self, pattern: Any) -> bool:
        if pattern not in self._stands:
            self._stands[pattern] = pattern.search(self.sentence) is not None
        return self._stands[pattern]

    def _where(self, pattern: Any) -> tuple[tuple[int, int], ...]:
        if pattern not in self._spans:
            self._spans[pattern] = tuple(each.span() for each in pattern.finditer(self.sentence))
        return self._spans[pattern]
