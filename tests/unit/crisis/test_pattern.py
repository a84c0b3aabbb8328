"""The language of the rules: what it means, and what it refuses."""

from pathlib import Path

import pytest

from api.crisis.fold import fold
from api.crisis.reading import LANGUAGES, MATCHER
from api.crisis.rules.index import Index
from api.crisis.rules.phrase import spellings
from api.crisis.rules.vocabulary import Vocabulary, compiled

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


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("die", {"die"}),
        ("thoughts?", {"thought", "thoughts"}),
        ("fantasi(s|z)(es|ing)", {"fantasises", "fantasising", "fantasizes", "fantasizing"}),
        ("hill(ary)?", {"hill", "hillary"}),
        ("any ?more", {"anymore", "any"}),
        ("suicid\\w+", {"sui*"}),
        ("si(c|k)ne+ss", {"sic*", "sik*"}),
        ("no+", set()),
        ("\\d+", set()),
    ],
)
def test_word_is_written_out_as_it_may_stand_in_a_text(word: str, written: set[str]) -> None:
    assert spellings(word) == written


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("want to die", [{"want"}, {"to"}, {"die"}]),
        ("want (to die | death)", [{"want"}, {"die", "death"}]),
        ("my [dear] life <w2> <end>", [{"my"}, {"life"}]),
        ("want (it | <w2>)", [{"want"}]),
    ],
)
def test_phrase_knows_the_words_that_it_needs(source: str, needs: list[set[str]]) -> None:
    assert [set(each) for each in SMALL.read(source)[0].needs] == needs


@pytest.mark.parametrize(
    ("sentence", "possible"),
    [
        (b" \n i want to die \n ", [0]),
        (b" \n death is what i want \n ", [1]),
        (b" \n i want death , i want to die \n ", [0, 1]),
        (b" \n suicidal \n ", [2]),
        (b" \n i want to sleep \n ", []),
        (b" \n the die is cast by death \n ", []),
    ],
)
def test_phrase_is_possible_when_its_words_stand_in_a_sentence(
    sentence: bytes, possible: list[int]
) -> None:
    phrases = SMALL.read("want <w2> die | death <w9> want | suicid\\w+")
    assert Index(phrases).possible(sentence) == possible


def test_phrase_is_refused_when_it_needs_no_word() -> None:
    with pytest.raises(ValueError, match="needs no word"):
        Index(SMALL.read("die | <w3>"))


@pytest.mark.slow
def test_every_phrase_that_stands_in_a_sentence_is_possible() -> None:
    rules = [rule for language in LANGUAGES for rule in language.rules]
    phrases = [compiled(phrase) for rule in rules for phrase in rule.phrases]
    lines = Path(__file__).with_name("sentences.tsv").read_text("utf-8").splitlines()
    for line in lines[::12]:
        sentence = fold(line.split("\t")[1]).text
        standing = {each.pattern for each in phrases if each.search(sentence)}
        assert standing <= {each.pattern.pattern for each in MATCHER.possible(sentence)}


def test_rules_are_told_apart_by_name() -> None:
    for language in LANGUAGES:
        names = [rule.name for rule in language.rules]
        assert len(set(names)) == len(names)
