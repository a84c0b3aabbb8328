"""Reading a folded text by the rules: hits, what stands around them, the findings."""

from collections.abc import Iterator
from typing import Any

from api.crisis.english import RULES
from api.crisis.english.context import Hit, is_denied, is_long_past, is_supposed
from api.crisis.english.rule import Rule
from api.crisis.levels import Finding, Level

_MOST_HITS = 64
"""How many hits of one rule are weighed; so many, all softened, are taken at their full level."""
_BEFORE, _AFTER = 400, 300
_LOWER = {Level.L3: Level.L2, Level.L2: Level.L1, Level.L1: Level.L1}
_NO = frozenset(b"no without denies denied".split())


def read(text: bytes) -> list[Finding]:
    """Find what the rules say of a folded text; time grows with its length and no faster."""
    found: list[Finding] = []
    hints: list[Finding] = []
    for rule in RULES:
        finding = _strongest(rule, text)
        if finding:
            (hints if rule.is_corroborating else found).append(finding)
    at_risk = any(each.level >= Level.L2 and each.domain == "suicide" for each in found)
    return found + hints if at_risk else found


def _strongest(rule: Rule, text: bytes) -> Finding | None:
    level, ceiling = Level.L0, Level.L3 if rule.raised_by else rule.level
    for count, hit in enumerate(_hits(rule.pattern, text), start=1):
        level = max(level, rule.level if count == _MOST_HITS else _weigh(rule, hit))
        if level >= ceiling or count == _MOST_HITS:
            break
    return Finding(level, rule.name, rule.domain) if level > Level.L0 else None


def _hits(pattern: Any, text: bytes) -> Iterator[Hit]:
    match = pattern.search(text)
    while match:
        yield _around(text, *match.span())
        match = pattern.search(text, match.end() - 1)


def _around(text: bytes, start: int, end: int) -> Hit:
    """Cut out the sentence of a hit, or what is near it where the sentence is endless."""
    left = _left_edge(text, start)
    sentence = text[left + 1 : _right_edge(text, end)].rstrip(b" ") + b" \n "
    return Hit(sentence, start - left - 1, end - left - 1)


def _left_edge(text: bytes, start: int) -> int:
    """Find the newline before a hit, which may itself begin with that newline."""
    if text[start + 1 : start + 2] == b"\n":
        return start - 1
    near = text.find(b" ", max(0, start - _BEFORE)) - 1
    return max(text.rfind(b"\n", 0, start + 1), near)


def _right_edge(text: bytes, end: int) -> int:
    """Find the newline after a hit, which may itself end with that newline."""
    if text[end - 2 : end - 1] == b"\n":
        return end - 2
    right = text.find(b"\n", end - 1, end + _AFTER)
    return right if right >= 0 else max(text.rfind(b" ", 0, end + _AFTER), end - 1)


def _weigh(rule: Rule, hit: Hit) -> Level:
    if _is_explained(rule, hit):
        return Level.L0
    turned = is_denied(hit) or is_long_past(hit)
    if rule.is_denied_away and (turned or not _NO.isdisjoint(hit.itself.split())):
        return Level.L0
    # a threat is conditional by its nature ("if I leave, he will"): only suicide is supposed
    is_unreal = turned or (rule.domain == "suicide" and is_supposed(hit))
    if rule.softens and is_unreal:
        return _LOWER[rule.level]
    if rule.raised_by and rule.raised_by.search(hit.sentence):
        return Level.L3
    return rule.level


def _is_explained(rule: Rule, hit: Hit) -> bool:
    if rule.unless and rule.unless.search(hit.sentence):
        return True
    if rule.needs and not rule.needs.search(hit.sentence):
        return True
    idioms = rule.idioms.finditer(hit.sentence) if rule.idioms else ()
    return any(each.start() < hit.end - 1 and hit.start + 1 < each.end() for each in idioms)
