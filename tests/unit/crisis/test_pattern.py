"""The language of the rules: what it means, and that every rule is written in it correctly."""

import re
from typing import Any

import pytest

from api.crisis.english import RULES
from api.crisis.english.pattern import compiled, expand

# A gap or an optional word ends in a space of its own: before `)` or `|` it could never match.
ENDS_IN_A_GAP = re.compile(r"\{0,\d\}[)|]|\w \)\?[)|]|  ")
PARTS = ("pattern", "idioms", "unless", "needs", "raised_by")
PATTERNS = [
    pytest.param(part, id=f"{rule.name}.{name}")
    for rule in RULES
    for name in PARTS
    if (part := getattr(rule, name)) is not None
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_part_of_a_rule_is_dead(pattern: Any) -> None:
    assert not ENDS_IN_A_GAP.search(pattern.pattern.decode())


@pytest.mark.parametrize(
    ("source", "text", "matches"),
    [
        ("want <adv> die", b" i want to really die now ", True),
        ("want <adv> die", b" i want pie and die now ", False),
        ("end [of] it", b" the end it ", True),
        ("end [of] it", b" the end of it ", True),
        ("a <w2> b", b" a x y b ", True),
        ("a <w2> b", b" a x y z b ", False),
        ("pills?", b" pills ", True),
        ("pills?", b" spills ", False),
        ("(cut | hurt) <self>", b" hurt my self ", True),
        ("done <end>", b" \n im done \n ", True),
        ("done <end>", b" \n im done with lunch \n ", False),
        ("no <w3> way", b" \n no \n way \n ", False),
    ],
)
def test_pattern_matches_whole_words(source: str, text: bytes, *, matches: bool) -> None:
    assert bool(compiled(source).search(text)) is matches


def test_line_breaks_mean_nothing() -> None:
    assert expand("one\n    | two\n        three") == "one|two three"


def test_name_is_refused_when_it_is_unknown() -> None:
    with pytest.raises(KeyError):
        expand("<nobody>")


def test_rules_are_told_apart_by_name() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
