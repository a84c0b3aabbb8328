"""What a reader wants: language, country and form, from whatever was sent."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.crisis.lines import DIRECTORY, LANGUAGES
from api.crisis.wanted import (
    HTML,
    JSON,
    NOWHERE,
    TEXT,
    form,
    language_and_country,
    without_words,
)


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "", "en"),
        ("lang=es", "", "es"),
        ("lang=ES", "", "es"),
        ("lang=es-MX", "", "es"),
        ("lang=es_419", "", "es"),
        ("lang=es", "en", "es"),
        ("lang=en", "es", "en"),
        ("lang=Espa%C3%B1ol", "", "es"),
        ("lang=spanish", "", "es"),
        ("lang=fr", "es", "es"),
        ("lang=", "es", "es"),
        ("lang=xx&lang=es", "", "es"),
        ("", "es", "es"),
        ("", "es-419,es;q=0.9,en;q=0.8", "es"),
        ("", "fr, es;q=0.5, en;q=0.4", "es"),
        ("", "en;q=0.4, es;q=0.5", "es"),
        ("", "es;q=0, en;q=0.1", "en"),
        ("", "es;q=0", "en"),
        ("", "es ; q=1", "es"),
        ("", "en;q=0.9, es;q=nonsense", "es"),
        ("", "*", "en"),
        ("", "fr", "en"),
        ("", ",;q=,,=", "en"),
        ("%ff%fe=%00&;;lang", "\xff\xfe", "en"),
    ],
)
def test_language_is_asked_for_or_accepted_or_english(
    query: str, accepted: str, language: str
) -> None:
    assert language_and_country(query, accepted)[0] == language


@pytest.mark.parametrize(
    ("query", "accepted", "path", "country"),
    [
        ("", "", "", "US"),
        ("", "", "gb", "GB"),
        ("", "", "Uk", "GB"),
        ("country=ie", "", "", "IE"),
        ("country=ie", "", "au", "AU"),
        ("country=ie&lang=en-GB", "en-NZ", "", "IE"),
        ("lang=es-ES", "en-GB", "", "ES"),
        ("lang=es", "en-GB", "", "GB"),
        ("", "en-GB,en;q=0.9", "", "GB"),
        ("", "en-Latn-NZ", "", "NZ"),
        ("", "fr-CA, en;q=0.5", "", "CA"),
        ("", "es-MX,es;q=0.9", "", "US"),  # spoken in many countries, by many in the US
        ("", "es-419", "", "US"),
        ("", "", "fr", NOWHERE),
        ("country=FR", "en-GB", "", NOWHERE),
        ("", "en-GB", "screen", "GB"),
        ("", "", "12", "US"),
        ("", "", "\u0131\u0131", "US"),
        ("country=", "", "", "US"),
        ("country=USA", "", "", "US"),
    ],
)
def test_country_is_named_or_of_the_language_or_the_united_states(
    query: str, accepted: str, path: str, country: str
) -> None:
    assert language_and_country(query, accepted, path)[1] == country


@pytest.mark.parametrize(
    ("path", "accept", "wanted"),
    [
        ("/v1/crisis", "", JSON),
        ("/v1/crisis", "*/*", JSON),
        ("/v1/crisis", "image/png", JSON),
        ("/v1/crisis", "nonsense;q=x,,", JSON),
        ("/v1/crisis", "text/plain", TEXT),
        ("/v1/crisis", "application/json, text/plain, */*", JSON),
        ("/v1/crisis", "text/html,application/xhtml+xml,*/*;q=0.8", HTML),
        ("/v1/crisis", "application/json, text/html;q=0.5", JSON),
        ("/v1/crisis/us", "text/html", HTML),
        ("/.well-known/crisis.json", "text/html,*/*;q=0.8", JSON),
        ("/.well-known/crisis.json", "text/plain", TEXT),
        ("/crisis", "", HTML),
        ("/crisis", "application/json, text/plain, */*", HTML),
        ("/crisis", "application/json", JSON),
        ("/crisis", "text/plain", TEXT),
        ("/crisis", "audio/ogg", HTML),
    ],
)
def test_form_follows_path_and_accept(path: str, accept: str, wanted: str) -> None:
    assert form(path, accept) == wanted


@settings(max_examples=200, deadline=None, database=None)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=10))
def test_any_text_is_understood_as_something(query: str, accepted: str, path: str) -> None:
    language, country = language_and_country(query, accepted, path)
    assert language in LANGUAGES
    assert country in {*DIRECTORY.countries, NOWHERE}
    assert form(path, accepted) in {JSON, HTML, TEXT}


@settings(max_examples=200, deadline=None, database=None)
@given(st.text(max_size=60), st.text(max_size=20))
def test_query_without_its_words_means_the_same(query: str, accepted: str) -> None:
    kept = without_words(query)
    assert language_and_country(kept, accepted) == language_and_country(query, accepted)
    assert all(part.startswith(("lang=", "country=")) for part in kept.split("&") if part)


def test_words_in_a_query_are_not_kept() -> None:
    assert without_words("text=I+am+Quimby&lang=es&x=1") == "lang=es"
