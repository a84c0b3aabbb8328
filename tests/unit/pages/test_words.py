"""The words of the pages: the same in both languages, plain, kind, and promising nothing."""

import re
from itertools import product

import pytest

from api.care.codes import AppointmentStatus, ContactResult, ContactWay, Visit
from api.consents.codes import ContextKind, Purpose, ShareBack
from api.crisis.words import LEAVE
from api.pages.words import LANGUAGES, words
from api.referrals.codes import ReferralStatus
from tests.unit.crisis.plain import ease, grade

EVERY = list(product(LANGUAGES, words("en")))
LONG = 8  # words; a label is too short to be measured by itself


def is_plain(text: str, language: str) -> bool:
    """Whether it is sixth grade at most, by the measure of its language."""
    return grade(text) <= 6 if language == "en" else ease(text) >= 70


def ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."


def test_pages_and_keys_are_the_same_in_every_language() -> None:
    shapes = [{page: list(keys) for page, keys in words(each).items()} for each in LANGUAGES]
    assert shapes[0] == shapes[1]
    assert sum(map(len, shapes[0].values())) > 200


def test_language_that_is_not_written_is_told_in_english() -> None:
    assert words("fr") is words("en")
    assert words("es") is not words("en")


@pytest.mark.parametrize("page", words("en"))
def test_places_in_a_sentence_are_the_same_in_every_language(page: str) -> None:
    for key, sentence in words("en")[page].items():
        places = set(re.findall(r"{(\w*)}", sentence))
        assert set(re.findall(r"{(\w*)}", words("es")[page][key])) == places, key


@pytest.mark.parametrize(("language", "page"), EVERY)
def test_page_is_plain(language: str, page: str) -> None:
    said = words(language)[page].values()
    assert is_plain(" ".join(map(ended, said)), language)
    hard = [each for each in said if len(each.split()) >= LONG and not is_plain(each, language)]
    assert hard == []


@pytest.mark.parametrize(("language", "page"), EVERY)
def test_words_are_kind_whole_and_name_nobody(language: str, page: str) -> None:
    for sentence in words(language)[page].values():
        assert sentence == " ".join(sentence.split())
        assert not re.search(
            r"!|¡|\b(must not|failed|invalid|illegal|patient|paciente|suicid|crazy|guarantee)",
            sentence.lower(),
        )
        assert not re.search(r"\b(promise|always safe|anonymous|100%|prometemos)", sentence.lower())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_that_a_page_shows_has_its_words(language: str) -> None:
    said = words(language)
    kinds = set(ContextKind)
    assert set(said["kinds"]) == kinds | {f"{kind}_means" for kind in kinds}
    for status in ReferralStatus:
        assert said["home"][f"status_{status}"]
        assert said["home"][f"status_{status}_means"]
    for purpose in {*Purpose, "share_back"}:
        assert said["home"][f"purpose_{purpose}"]
    for share_back in ShareBack:
        assert said["back"][share_back]
        assert said["back"][f"{share_back}_means"]
    for prefix, codes in {
        "meeting_": AppointmentStatus,
        "visit_": Visit,
        "way_": ContactWay,
        "result_": ContactResult,
    }.items():
        assert all(said["export"][f"{prefix}{code}"] for code in codes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_named_on_every_page_and_quick_exit_has_the_crisis_pages_words(
    language: str,
) -> None:
    said = words(language)
    assert "988" in said["always"]["crisis"]
    assert "911" in said["always"]["danger"]
    assert said["always"]["leave"] == LEAVE[language]
    for page, key in (("gone", "help"), ("return", "help"), ("emergency", "nobody")):
        assert "988" in said[page][key]


def test_wrong_pin_is_one_sentence_that_tells_nothing() -> None:
    assert words("en")["return"]["wrong"] == "That did not work."
    assert words("es")["return"]["wrong"] == "Eso no funcionó."


def test_choices_are_the_ones_that_the_design_names() -> None:
    said = words("en")
    assert said["item"]["both"] == (
        "Share with the clinician who looks at my request and the one who cares for me"
    )
    assert said["item"]["care"] == "Share only with the clinician who cares for me"
    assert said["item"]["none"] == "Do not share"
    assert said["start"]["safe_question"] == "Is it safe to do this now?"
    assert [said["review"][key] for key in ("share", "share_nothing", "deny")] == [
        "Share this",
        "Share nothing and still be referred",
        "Do not refer me",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_taking_back_and_erasing_say_what_they_cannot_do(language: str) -> None:
    said = words(language)
    for key in ("cannot_unread", "cannot_record", "cannot_told"):
        assert re.match(r"(It cannot|No puede)", said["take_back"][key])
    assert "{days}" in said["erase"]["backups"]
    assert re.search(r"six years|seis años", said["erase"]["kept_ledger"])
