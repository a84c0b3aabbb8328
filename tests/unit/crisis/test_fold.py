"""Folding: the same words come out, however they are spelt."""

import pytest

from api.crisis import fold as folding
from api.crisis.fold import fold, sampled


def _words(written: str) -> str:
    return " ".join(fold(written).text.decode("ascii").split())


@pytest.mark.parametrize(
    "written",
    [
        "KILL MYSELF",
        "k1ll my$elf",
        "k1ll my$3lf",
        "k!ll mys3lf",
        "k*ll myself",
        "K.I.L.L myself",
        "k-i-l-l myself",
        "k i l l   myself",
        "kill   m y s e l f",
        "killmyself",
        "#KillMyself",
        "killlll myselfff",
        "kill\nmyself",
        "kill\r\nmyself",
        "kill... myself",
        "ki\u200bll my\u00adself",
        "ki\U000e0020ll myself",
        "\u043a\u0456ll m\u0443s\u0435lf",
        "".join(chr(ord(letter) + 0xFEE0) if letter > " " else letter for letter in "kill myself"),
        "".join(
            chr(ord(letter) - ord("a") + 0x1D4EA) if letter > " " else letter
            for letter in "kill myself"
        ),
        "\U0001f17a\U0001f178\U0001f17b\U0001f17b myself",
        "\u1d0b\u026a\u029f\u029f myself",
        "k\u0301ill m\u0308yself",
        "kill \U0001f62d myself",
    ],
)
def test_same_words_come_out_when_they_are_disguised(written: str) -> None:
    assert _words(written) == "kill myself"


@pytest.mark.parametrize("written", ["su1c1de", "s u i c i d e", "su*cide", "su!c!de", "$uicide"])
def test_suicide_is_read_when_it_is_masked(written: str) -> None:
    assert _words(written) == "suicide"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("dieeeee", "die"),
        ("I wannadie", "i wanna die"),
        ("i w a n t t o d i e", "i want to die"),
        ("see you b4 noon, bob@example.org", "see you b4 noon , bobaexample org"),
        ("pay $5, mp3, covid19, 3rd, 20mg", "pay 5 , mp3 , covid19 , 3rd , 20mg"),
        ("I'm a b student", "im a b student"),
    ],
)
def test_what_is_typed_carelessly_is_read_as_it_is_meant(written: str, words: str) -> None:
    assert _words(written) == words


@pytest.mark.parametrize(
    ("emoji", "word"),
    [("\U0001f52b", "gun"), ("\U0001f52a", "knife"), ("\U0001f48a", "pills"), ("\u26b0", "coffin")],
)
def test_emoji_is_read_when_it_is_a_means(emoji: str, word: str) -> None:
    assert _words(f"my {emoji}.") == f"my {word}"


def test_apostrophes_vanish_when_they_are_straight_or_curly() -> None:
    assert _words("I don't, don\u2019t") == "i dont , dont"


def test_sentences_stay_apart_when_they_end() -> None:
    assert fold("Not now! Why?\n\nBecause").text == b" \n not now \n why \n because \n "


@pytest.mark.parametrize("written", ["", " ", "...", "\n\n\n", "\u200b"])
def test_nothing_comes_out_when_nothing_is_written(written: str) -> None:
    assert fold(written).text == b" \n \n "


def test_text_counts_as_not_whole_when_it_is_in_another_script() -> None:
    assert not fold("Я больше так не могу").whole
    assert not fold("I feel fine. " * 90 + "Я больше так не могу жить. " * 5).whole
    assert fold("I feel naïve, señor, says Дмитрий").whole


def test_text_counts_as_not_whole_when_it_is_longer_than_what_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(folding, "MAX_BYTES", 3000)
    assert fold("é " * 1000).whole
    cut = fold("é " * 1001)
    assert (cut.whole, len(cut.text) <= 3000) == (False, True)


def test_sample_holds_both_ends_and_windows_between_when_a_text_is_too_long() -> None:
    text = "".join(map(chr, range(0x100, 0x100 + 2000)))
    sample = sampled(text, 320)
    assert (sample[:120], sample[-120:]) == (text[:120], text[-120:])
    assert len(sample[120:-120].split("\n\n")) == 10
    assert sampled(text, 2000) == text


def test_length_stays_in_bounds_when_every_sign_becomes_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(folding, "MAX_BYTES", 3000)
    assert len(fold("\u26b0" * 9000).text) < 3 * 3000
