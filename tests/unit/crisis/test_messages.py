"""The messages: the action first, plain and kind words, the numbers of the country."""

import re
from itertools import product

import pytest

from api.crisis.levels import Level
from api.crisis.lines import DIRECTORY, LANGUAGES
from api.crisis.messages import invitation, message
from api.crisis.page_words import PAGE
from api.crisis.words import ELSEWHERE, IN_DANGER, PRIVACY
from tests.unit.crisis.plain import ease, grade

COUNTRIES = DIRECTORY.countries
HOME = DIRECTORY.home
DANGERS = ("", "overdose", "medical", "violence", "abuse", "suicide", "youth")
Told = tuple[str, str, str]


def _every_message() -> list[Told]:
    """Return (language, headline, body) of every message there is."""
    found: set[Told] = set()
    for country, language in product(COUNTRIES.values(), LANGUAGES):
        told = [
            message(level, [danger], country, language) for level in Level for danger in DANGERS
        ]
        told.append(invitation(country, language))
        found |= {(language, said["headline"], said["body"]) for said in told}
    return sorted(found)


EVERY = _every_message()


def is_plain(text: str, language: str) -> bool:
    """Whether it is sixth grade at most, by the measure of its language."""
    return grade(text) <= 6 if language == "en" else ease(text) >= 70


@pytest.mark.parametrize(("language", "headline", "body"), EVERY)
def test_message_is_plain_and_kind(language: str, headline: str, body: str) -> None:
    text = f"{headline}. {body}"
    assert is_plain(text, language)
    assert headline.startswith({"en": "Call", "es": "Llama"}[language])
    assert not re.search(
        r"commit|success|fail|method|suicid|must|crazy|attempt|debes|loc[oa]s?\b|!|¡|\{|  ",
        text.lower(),
    )
    shouted = set(re.findall(r"\b[A-ZÁÉÍÓÚ]{4,}\b", text))
    assert shouted <= {"HOME", "START", "AYUDA", "SHOUT", "TALK", "HELP"}  # words to send
    assert len(headline) <= 100
    assert len(body) <= 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_words_are_plain_too(language: str) -> None:
    for words in (PRIVACY, ELSEWHERE, IN_DANGER):
        assert is_plain(f"{words[language]}.", language)
    assert is_plain(PAGE[language]["esc"], language)


@pytest.mark.parametrize(("country", "language"), list(product(COUNTRIES, LANGUAGES)))
def test_lines_are_told_of_in_plain_words(country: str, language: str) -> None:
    told = [
        " ".join([f"{line.who[language]}.", *line.what_to_expect[language]])
        for line in COUNTRIES[country].lines
    ]
    notes = [line.emergency_services_note for line in COUNTRIES[country].lines]
    assert is_plain(" ".join([*told, *(note[language] for note in notes if note)]), language)


def test_measures_know_hard_words_from_plain_ones() -> None:
    assert grade("The cat sat on the mat. It was warm.") < 1
    assert grade("Multidisciplinary intervention necessitates institutional consideration.") > 20
    assert ease("La casa es roja. El sol sale.") > 100
    assert ease("La multidisciplinariedad institucional imposibilita consideraciones.") < 0


def test_body_in_danger_is_spoken_of_before_everything_else() -> None:
    first = message(Level.L3, ["suicide", "abuse", "overdose"], HOME, "en")
    assert first["headline"] == "Call 911 or 1-800-222-1222 now."
    assert first["body"].startswith("Poison Help is at 1-800-222-1222")
    assert "988" in first["body"]
    assert message(Level.L1, ["overdose"], HOME, "en") == message(Level.L0, [], HOME, "en")


def test_suicide_is_spoken_of_before_abuse_and_violence() -> None:
    for other in ("abuse", "violence"):
        assert message(Level.L3, [other, "suicide"], HOME, "en") == message(
            Level.L3, [], HOME, "en"
        )


def test_emergency_number_is_named_when_no_poison_line_answers_at_any_hour() -> None:
    for country in ("GB", "IE"):
        told = message(Level.L3, ["overdose"], COUNTRIES[country], "en")
        assert told["headline"] == f"Call {COUNTRIES[country].emergency.channels[0].at} now."


def test_abuse_is_answered_with_the_hotline_beside_the_first_line() -> None:
    told = message(Level.L2, ["abuse"], HOME, "en")
    assert told["headline"] == "Call 988 or 1-800-799-7233. You deserve to be safe."
    for number in ("911", "START to 88788", "1-800-422-4453", "1-800-656-4673"):
        assert number in told["body"]
    spain = message(Level.L2, ["abuse"], COUNTRIES["ES"], "es")
    assert spain["headline"] == "Llama al 024 o al 016. Mereces estar a salvo."


def test_hotline_for_abuse_is_free_and_always_open_where_it_is_said_to_be() -> None:
    for country in COUNTRIES.values():
        hotline = country.first("abuse")
        assert hotline is None or (hotline.cost == "free" and hotline.is_always_open)


def test_level_is_answered_when_a_country_has_no_hotline_for_abuse() -> None:
    canada = COUNTRIES["CA"]
    assert message(Level.L2, ["abuse"], canada, "en") == message(Level.L2, [], canada, "en")


@pytest.mark.parametrize(
    ("country", "language", "second"),
    [
        ("US", "en", "try again or text HOME to 741741"),
        ("US", "es", "llama otra vez o envía AYUDA al 741741"),
        ("NZ", "en", "try again or text HELP to 4357"),
        ("AU", "en", "try again or text 0477 13 11 14"),
        ("GB", "en", "You can also text SHOUT to 85258"),
        ("IE", "es", "También puedes escribir: envía TALK al 50808"),
        ("CA", "en", "If no one answers, try again."),
    ],
)
def test_second_way_is_named_because_the_first_does_not_always_connect(
    country: str, language: str, second: str
) -> None:
    assert second in message(Level.L2, [], COUNTRIES[country], language)["body"]


def test_nothing_is_called_free_of_which_no_source_says_so() -> None:
    assert "free" not in message(Level.L2, [], COUNTRIES["AU"], "en")["body"]
