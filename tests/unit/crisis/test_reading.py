"""Reading by the rules: cues that add up, hits that are bounded, languages side by side."""

from itertools import product

import pytest

from api.crisis import reading as rules_reading
from api.crisis.fold import fold
from api.crisis.levels import Finding, Level
from api.crisis.reading import CUES, MATCHER, Reading, read
from api.crisis.rules.sentences import WHOLE_BYTES, sentences_to_read
from api.crisis.weighing import Weighing


def reading(text: str) -> Reading:
    return read(fold(text).text)


def rules_found(text: str) -> set[str]:
    return {each.rule for each in reading(text).found}


@pytest.mark.parametrize(
    "text",
    [
        "I sold the piano. Thank you all for everything.",
        "Left my passwords on the table. The dog is going to my sister.  It's decided.",
        "The pills and the bridge. Tonight.",
        "My brother locked himself in the bathroom with a razor. What do I do?",
    ],
)
def test_cues_are_a_finding_when_several_come_together(text: str) -> None:
    assert CUES in rules_found(text)


@pytest.mark.parametrize(
    "text",
    [
        "I sold the piano.",
        "Thank you all for everything.",
        "There is a gun at home.",
        "The bridge was closed, so the bus went round by the school and I was late again.",
    ],
)
def test_cue_is_nothing_when_it_stands_alone(text: str) -> None:
    assert not reading(text).found


def test_cue_counts_once_when_it_is_repeated() -> None:
    assert CUES not in rules_found(
        "I sold the piano. I sold my bike. I sold the car. I sold my books."
    )


def test_more_cues_are_needed_when_a_text_is_long() -> None:
    cues = "I sold the piano. Thank you all for everything."
    assert CUES in rules_found(cues)
    assert CUES not in rules_found(f"{cues} {'We talked about the garden for a while. ' * 9}")


def test_hint_counts_when_cues_have_raised_a_text() -> None:
    found = reading("It's decided. I sold the piano. I have a gun.").found
    assert Finding(Level.L3, "text.at_hand") in found


def test_time_makes_a_denial_a_concern() -> None:
    assert max(each.level for each in reading("I'm not going to kill myself tonight").found) == "L2"


def test_rules_are_read_in_both_languages_whatever_is_written() -> None:
    found = reading("I feel so alone lately. Ya no quiero vivir.").found
    assert max(each.level for each in found) == Level.L2


def test_words_of_one_language_are_no_cues_of_another() -> None:
    assert not reading("Ran out of gas on the bridge, so that is how my week goes").found


def test_no_more_hits_are_weighed_when_the_bound_is_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weighed: list[int] = []

    def weigh(_self: Weighing, _language: object, _rule: object, start: int, _end: int) -> None:
        weighed.append(start)

    monkeypatch.setattr(Weighing, "weigh", weigh)
    monkeypatch.setattr(rules_reading, "_MOST_HITS", 50)
    near = " ".join(f"I would never kill myself over {number} dollars." for number in range(60))
    assert not reading(near).whole
    assert 50 <= len(weighed) < 70


def test_sentence_is_read_once_when_it_is_repeated() -> None:
    text = fold("One line. Another line. " * 1000).text
    assert sentences_to_read(text, MATCHER.urgent) == (
        [b" \n one line \n ", b" \n another line \n "],
        True,
    )


def test_text_is_read_whole_when_it_is_within_the_bound() -> None:
    text = fold(". ".join(f"line number {number}" for number in range(WHOLE_BYTES // 30))).text
    sentences, whole = sentences_to_read(text, MATCHER.urgent)
    assert whole
    assert len(sentences) == WHOLE_BYTES // 30


@pytest.mark.parametrize("place", [0.0, 0.001, 0.37, 0.5, 0.999, 1.0])
def test_urgent_sentence_is_read_wherever_it_stands_in_a_long_text(place: float) -> None:
    lines = [f"line number {number}" for number in range(WHOLE_BYTES // 10)]
    lines.insert(int(place * len(lines)), "I want to die")
    sentences, whole = sentences_to_read(fold(". ".join(lines)).text, MATCHER.urgent)
    assert not whole
    assert b" \n i want to die \n " in sentences
    assert sum(map(len, sentences)) < WHOLE_BYTES


def test_every_part_is_read_when_all_of_a_long_text_is_urgent() -> None:
    lines = [f"kill myself {number}" for number in range(WHOLE_BYTES // 10)]
    sentences, _whole = sentences_to_read(fold(". ".join(lines)).text, MATCHER.urgent)
    parts = {int(sentence.split()[-1]) * 16 // len(lines) for sentence in sentences}
    assert parts == set(range(16))


def test_both_ends_are_read_when_nothing_in_a_long_text_is_urgent() -> None:
    lines = [f"line number {number}" for number in range(WHOLE_BYTES // 10)]
    sentences, _whole = sentences_to_read(fold(". ".join(lines)).text, MATCHER.urgent)
    for line in (*lines[:20], *lines[-20:]):
        assert b" \n %s \n " % line.encode() in sentences


@pytest.mark.parametrize("gap", [" and ", ""])
def test_endless_sentence_is_cut_into_pieces_that_overlap(gap: str) -> None:
    words = ["".join(letters) for letters in product("bcdfgh", "aeiou", "lmnpqr", "aeiou")]
    sentences, _whole = sentences_to_read(fold(gap.join(words)).text, MATCHER.urgent)
    assert max(map(len, sentences)) < 700
    assert len(sentences) < 25
    assert all(word in b"".join(sentences).decode() for word in words)


def test_phrase_does_not_end_where_an_endless_sentence_is_cut() -> None:
    ends = " of how they live and of nothing else at all in this world"
    for length in range(500, 600, 2):
        endless = fold("xy" * (length // 2) + " thinking of death" + " row" + ends * 20).text
        assert not read(endless).found
