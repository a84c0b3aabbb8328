"""Folding: the same words come out, however they are spelt."""

import pytest

from api.crisis.fold import both_ends, fold


@pytest.mark.parametrize(
    "written",
    [
        "KILL MYSELF",
        "k1ll my$elf",
        "k!ll mys3lf",
        "k*ll myself",
        "K.I.L.L myself",
        "k i l l   myself",
        "kill\nmyself",
        "kill\r\nmyself",
        "kill... myself",
        "ki\u200bll my\u00adself",
        "к\u0456ll m\u0443s\u0435lf",
        "".join(chr(ord(letter) + 0xFEE0) if letter > " " else letter for letter in "kill myself"),
        "k\u0301ill m\u0308yself",
        "kill \U0001f62d myself",
    ],
)
def test_same_words_come_out_when_they_are_disguised(written: str) -> None:
    assert fold(written).text == b" \n kill myself \n "


@pytest.mark.parametrize("written", ["su1c1de", "s u i c i d e", "su*cide", "S*ICIDE", "$uicide"])
def test_suicide_is_read_when_it_is_masked(written: str) -> None:
    assert fold(written).text == b" \n suicide \n "


def test_apostrophes_vanish_when_they_are_straight_or_curly() -> None:
    assert fold("I don't, don\u2019t").text == b" \n i dont , dont \n "


def test_sentences_stay_apart_when_they_end() -> None:
    assert fold("Not now! Why?\n\nBecause").text == b" \n not now \n why \n because \n "


def test_numbers_stay_when_no_letters_surround_them() -> None:
    assert fold("30 pills of 20mg").text == b" \n 30 pills of 20mg \n "


def test_text_counts_as_not_whole_when_it_is_in_another_script() -> None:
    assert not fold("Я больше так не могу").whole
    assert fold("I feel naïve, señor").whole


def test_cut_is_within_the_limit_when_a_text_is_too_long() -> None:
    assert len(both_ends("x" * 30, limit=20)) == 20
    assert both_ends("x" * 20, limit=20) == "x" * 20
