"""The crisis block: 988 in it for everyone, what fits first, in the reader's language."""

import json
from itertools import pairwise, product
from typing import Any, cast

import pytest

from api.crisis.block import crisis_block, crisis_pointer
from api.crisis.levels import Level
from api.crisis.lines import DIRECTORY, LANGUAGES

DOMAINS = ("overdose", "medical", "violence", "abuse", "suicide", "self_harm", "psychosis", "youth")
COUNTRIES = [*DIRECTORY.countries, "ZZ", "FR", ""]
MEMBERS = {
    *("schema", "data_version", "language", "level", "short_circuit", "message", "emergency"),
    *("primary", "options", "choices", "privacy", "quick_exit", "country", "international"),
}
Block = dict[str, Any]


def block(*asked: Any, **reader: str) -> Block:
    return cast("Block", crisis_block(*asked, **reader))


def ids(found: Block) -> list[str]:
    return [option["id"] for option in found["options"]]


@pytest.mark.parametrize(("country", "lang"), list(product(COUNTRIES, LANGUAGES)))
def test_988_is_in_every_block(country: str, lang: str) -> None:
    for level, domain in product(Level, DOMAINS):
        found = block(level, [domain], lang=lang, country=country)
        assert set(found) == MEMBERS
        lines = [found["primary"], *found["options"]]
        assert "tel:988" in {channel["uri"] for line in lines for channel in line["channels"]}
        assert len(lines) == len({line["id"] for line in lines}) > 5
        assert found["language"] == lang
        assert found["emergency"]["number"] in " ".join(found["message"].values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_988_says_where_it_is_when_the_reader_is_abroad(lang: str) -> None:
    for country in set(DIRECTORY.countries) - {"US"}:
        found = block(lang=lang, country=country)
        [abroad] = [line for line in found["options"] if line["id"].startswith("us-")]
        assert "988" in abroad["name"]
        assert {"en": "in the United States", "es": "en Estados Unidos"}[lang] in abroad["name"]
        assert found["primary"]["id"].startswith(country.lower())
        assert found["country"] == country


def test_988_needs_no_place_when_the_reader_is_at_home() -> None:
    assert block()["primary"]["name"] == "988 Suicide & Crisis Lifeline"


def test_spanish_line_is_first_when_the_reader_speaks_spanish() -> None:
    found = block(lang="es")
    assert found["primary"]["id"] == "us-988-es"
    assert found["primary"]["channels"][0]["display"] == "Llama al 988 y oprime 2"
    assert ids(found)[0] == "us-988"
    speaks = ["es" in option["languages"] for option in found["options"][:-3]]
    assert speaks == sorted(speaks, reverse=True)


def test_words_are_spanish_when_the_reader_is() -> None:
    found = block("L2", ["abuse"], lang="es")
    assert found["quick_exit"]["display"] == "Salir de esta página"
    assert found["emergency"]["when"].startswith("Si tú")
    hotline = next(line for line in found["options"] if line["id"] == "us-dv")
    assert (hotline["cost"], hotline["hours"]) == ("gratis", "24/7")
    assert [channel["display"] for channel in hotline["channels"]] == [
        "Llama al 1-800-799-7233",
        "Envía START al 88788",
        "Chatea en thehotline.org",
    ]


def test_channel_says_its_language_only_when_it_is_another_one() -> None:
    for lang in LANGUAGES:
        found = block(lang=lang)
        lines = [found["primary"], *found["options"]]
        marked = {
            channel["language"]
            for line in lines
            for channel in line["channels"]
            if "language" in channel
        }
        assert marked == ({"es"} if lang == "en" else set())


def test_emergency_and_poison_help_come_first_when_someone_took_too_much() -> None:
    found = block("L3", ["suicide", "overdose"])
    assert ids(found)[:2] == ["us-911", "us-poison"]
    for country in ("CA", "AU", "NZ", "ES", "IE"):
        code = country.lower()
        first = ids(block("L3", ["overdose"], country=country))[:2]
        assert [name.partition("-")[0] for name in first] == [code, code]
        assert first[1] == f"{code}-poison"
    assert ids(block("L3", ["overdose"], country="GB"))[0] == "gb-999"


def test_hotlines_for_abuse_come_beside_988_when_someone_is_abused() -> None:
    found = block("L2", ["abuse"])
    assert ids(found)[:3] == ["us-dv", "us-childhelp", "us-rainn"]
    assert "988" in found["message"]["headline"]
    assert found["quick_exit"]["uri"].startswith("https://")


@pytest.mark.parametrize(
    ("domain", "first"),
    [
        ("suicide", "us-ctl"),
        ("veteran", "us-vcl"),
        ("perinatal", "us-maternal"),
        ("youth", "us-ctl"),
        ("lgbtq", "us-trevor"),
        ("native", "us-stronghearts"),
        ("disaster", "us-ddh"),
        ("child_abuse", "us-childhelp"),
        ("sexual_assault", "us-rainn"),
        ("nonsense", "us-vcl"),
    ],
)
def test_line_that_fits_comes_first(domain: str, first: str) -> None:
    assert ids(block("L2", [domain]))[0] == first


def test_body_in_danger_outranks_everything_else() -> None:
    assert ids(block("L3", ["abuse", "suicide", "medical"]))[0] == "us-911"


def test_paired_line_stands_behind_the_one_it_goes_with() -> None:
    for country, domain in product(DIRECTORY.countries, DOMAINS):
        found = block("L3", [domain], country=country)
        order = [found["primary"]["id"], *ids(found)]
        for line in DIRECTORY.countries[country].lines:
            if line.paired_with:
                assert order.index(line.paired_with) < order.index(line.id)
    assert ("us-911", "us-poison") in list(pairwise(ids(block("L2", ["poison"]))))


def test_whole_world_comes_last_at_home_and_first_where_we_have_no_lines() -> None:
    world = [line.id for line in DIRECTORY.international]
    assert ids(block())[-3:] == world
    assert ids(block(country="FR"))[:3] == world
    assert block(country="FR")["country"] == "US"


def test_what_no_source_says_is_left_out() -> None:
    lines = {line["id"]: line for line in block()["options"]}
    assert "hours" not in lines["us-988-asl"]
    assert "cost" not in lines["us-911"]
    assert lines["us-native-strong"]["region"] == "US-WA"
    assert "region" not in lines["us-vcl"]


def test_choices_are_what_the_lines_make_possible() -> None:
    assert block("L3")["choices"] == ["call_now", "text_now", "chat_now", "peer_line"]
    assert "peer_line" not in block(country="GB")["choices"]


@pytest.mark.parametrize(
    ("level", "short"), [("L0", False), ("L1", False), ("L2", True), ("L3", True)]
)
def test_help_goes_first_from_l2_on(level: str, *, short: bool) -> None:
    assert block(level)["short_circuit"] is short


@pytest.mark.parametrize("level", ["", "L9", "l3", "none", None])
def test_level_counts_as_support_when_it_is_unknown(level: Any) -> None:
    assert block(level, ["nonsense"])["level"] == "L1"


@pytest.mark.parametrize("lang", ["", "fr", "ES", "xx-YY"])
def test_language_is_english_when_it_is_unknown(lang: str) -> None:
    assert block(lang=lang) == block()


def test_block_belongs_to_the_caller_who_may_change_it() -> None:
    first = block("L3", ["abuse"])
    first["primary"]["channels"].clear()
    first["emergency"].clear()
    first["options"].clear()
    assert block("L3", ["abuse"]) != first
    assert block()["primary"]["channels"]


def test_block_is_plain_json() -> None:
    assert json.loads(json.dumps(block("L2"))) == block("L2")


def test_pointer_is_small_and_names_988() -> None:
    assert crisis_pointer() == {
        "call": "988",
        "text": "988",
        "chat": "https://988lifeline.org/chat/",
        "emergency_call": "911",
        "url": "/v1/crisis",
    }
