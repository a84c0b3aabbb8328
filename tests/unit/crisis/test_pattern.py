"""The language of the rules: what it means, and what it refuses."""

import pytest

from api.crisis.reading import LANGUAGES
from api.crisis.rules.vocabulary import Vocabulary

SMALL = Vocabulary({"self": "my ?self"}, "really just to")


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
        ("no way <w2>", b" \n no way \n ", True),
        ("(end <w2> | stop [now]) it", b" \n stop it \n ", True),
        ("step ?dad", b" my step dad ", True),
        ("step ?dad", b" my stepdad ", True),
        ("fantasi(s|z)(es|ing)", b" fantasizing ", True),
    ],
)
def test_pattern_matches_whole_words(source: str, text: bytes, *, matches: bool) -> None:
    assert bool(SMALL.compiled(source).search(text)) is matches


def test_line_breaks_mean_nothing() -> None:
    assert SMALL.read("one\n    | two\n        three") == SMALL.read("one|two three")


def test_name_is_refused_when_it_is_unknown() -> None:
    with pytest.raises(KeyError):
        SMALL.read("<nobody>")


@pytest.mark.parametrize("source", ["", "a |", "(a", "a)", "[a", "(a|b)s", "a [b]c", "a-b", "?a"])
def test_pattern_is_refused_when_it_cannot_be_read(source: str) -> None:
    with pytest.raises(ValueError, match=r"read|empty|closed"):
        SMALL.read(source)


def test_rules_are_told_apart_by_name() -> None:
    for language in LANGUAGES:
        names = [rule.name for rule in language.rules]
        assert len(set(names)) == len(names)
