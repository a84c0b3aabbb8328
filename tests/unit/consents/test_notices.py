"""The notice: what it must say, in plain words, and every element of 42 CFR 2.31(a)."""

import hashlib
import re
from pathlib import Path

import pytest

from api.consents import notices
from api.consents.models import Consent, ConsentItem
from api.consents.notices import LANGUAGES, NOTICES, notice_shown, shown_notice
from api.pages.words import words
from tests.unit.crisis.plain import ease, grade

FILES = Path(notices.__file__).parent

# A text that somebody was shown is never changed: a new one gets a new version and a new row here.
SHOWN = {
    ("2026-11", "en"): "e899848a5c461cc1863e1f20740fc63b06c52a97de514ec2c6dc28d23d6f0390",
    ("2026-11", "es"): "d6f97f188b0da8cc82206ad6a88a0ea8fa62e23ae42fe621b90849932dd30c88",
}

# What the notice must say, and the words that say it.
SAYS = {
    "help first": ("call or text 988", "llama al 988"),
    "emergency": ("call 911", "llama al 911"),
    "who runs this": ("We are Warm Handoff", "Somos Warm Handoff"),
    "what a referral is": ("A referral means", "Una solicitud quiere decir"),
    "who sees the card": ("Every clinician with a license", "Todo profesional con licencia"),
    "state, urgency": ("your state and how urgent", "tu estado y si parece urgente"),
    "topics, age, languages, wait": (
        "the topics, your age group, your languages, since when you wait",
        "los temas, tu grupo de edad, tus idiomas, desde cuándo esperas",
    ),
    "no name": ("does not show your name", "No muestra tu nombre"),
    "no words": ("does not show any of your words", "No muestra ninguna de tus palabras"),
    "on call": ("the clinician on call can see a bit more", "quien está de guardia puede ver"),
    "only who takes it": ("Only a clinician who takes", "Solo quien toma tu solicitud"),
    "item by item": ("You choose item by item", "Tú eliges cada cosa"),
    "nothing, and still": ("share nothing and still be referred", "no mostrar nada y tu solicitud"),
    "how long": ("30, 90, 180 or 365 days", "30, 90, 180 o 365 días"),
    "take back at once": ("at any time and it works at once", "cuando quieras y vale al instante"),
    "not undo": ("cannot undo that someone has read it", "no puede hacer que algo ya leído"),
    "own record": ("cannot erase what a clinician wrote", "No puede borrar lo que anotó"),
    "what flows back": ("You choose what it learns", "Tú eliges qué sabe"),
    "both may write": (
        (
            "Your clinician and the staff of your community may write to each other about this"
            " referral"
        ),
        "Quien te atiende y el equipo de tu comunidad se pueden escribir sobre esta solicitud",
    ),
    "ledger": ("we write it down first", "antes lo anotamos"),
    "own list": ("see this list on your own page", "ver esa lista en tu propia página"),
    "community pays nothing": ("pays nothing for you", "no paga nada por ti"),
    "price first": ("the price before you say yes", "el precio antes de que digas que sí"),
    "danger": ("if you are in great danger, or if someone", "gran peligro, o si lo corre otra"),
    "must or may": ("In some states they must. In some they may", "En unos estados debe"),
    "child": ("a child is hurt", "un niño o a una niña"),
    "dependent": ("an old person", "una persona mayor"),
    "court": ("A judge can order", "Un juez le puede ordenar"),
    "no consequence": ("Nothing happens to your place", "No le pasa nada a tu lugar"),
}

# 42 CFR 2.31(a) as amended by 89 FR 12472 (2024): the column of the record, or the notice's words.
PART2_ELEMENTS = {
    "(1) name of the patient": {"member_id"},
    "(2) who may disclose": "The one who shares is your community, through us.",
    "(3) what is disclosed": {"context_id"},
    "(4)(i) recipients": {"recipient_class", "recipient_clinician_id", "recipient_organisation_id"},
    "(4)(ii) intermediary": "We are the go-between.",
    "(4)(iii) redisclosure under HIPAA": "may pass it on as that law lets them",
    "(5) purpose": {"purpose"},
    "(6) right to revoke": "You may take it back in writing at any time",
    "(6) how to revoke": "Use your own return link and PIN for that.",
    "(6) reliance": "That does not count for what was done before in trust of your yes.",
    "(7) expiration": {"expires_at"},
    "(8) signature": {"method", "grantor_role"},
    "(8) what signs": "The button that you press is how you sign.",
    "(9) date": {"decided_at"},
    "(10)(i) may be redisclosed, no longer protected": "Then part 2 may not guard it any more.",
    "(10)(i) but not in proceedings": "nobody may use it against you in a court case",
    "(10)(ii) consequences of refusal": "Nothing else follows.",
}


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_notice_is_its_file_to_the_byte(language: str) -> None:
    shown = shown_notice(language)
    exact = (FILES / f"{shown.version}.{language}.txt").read_bytes()
    assert shown.text.encode() == exact
    assert shown.sha256 == hashlib.sha256(exact).hexdigest()
    assert (shown.version, shown.language) == (notices.CURRENT, language)


def test_notice_that_was_shown_is_never_changed_nor_removed() -> None:
    assert {key: notice.sha256 for key, notice in NOTICES.items()} == SHOWN


def test_every_version_is_there_in_every_language() -> None:
    versions = {version for version, _ in NOTICES}
    assert {(version, language) for version in versions for language in ("en", "es")} == set(SHOWN)
    assert LANGUAGES == ("en", "es")


@pytest.mark.parametrize(("asked", "got"), [("es-MX", "es"), ("ES", "es"), ("fr", "en")])
def test_notice_comes_in_the_nearest_language(asked: str, got: str) -> None:
    assert shown_notice(asked).language == got


def test_notice_of_a_consent_is_found_by_its_exact_bytes_only() -> None:
    shown = shown_notice("en")
    assert notice_shown(shown.version, "en", shown.sha256) is shown
    assert notice_shown(shown.version, "en", "0" * 64) is None
    assert notice_shown(shown.version, "fr", shown.sha256) is None
    assert notice_shown("2020-01", "en", shown.sha256) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_notice_is_plain_in_every_paragraph(language: str) -> None:
    for heading, paragraphs in shown_notice(language).sections:
        for paragraph in (f"{heading}. {paragraphs[0]}", *paragraphs):
            hard = grade(paragraph) > 6 if language == "en" else ease(paragraph) < 70
            assert not hard, paragraph


def test_sections_are_the_whole_text_in_its_order() -> None:
    for notice in NOTICES.values():
        told = [line for heading, said in notice.sections for line in (f"# {heading}", *said)]
        assert "\n\n".join(told) + "\n" == notice.text
    shapes = [[len(said) for _, said in shown_notice(each).sections] for each in LANGUAGES]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("must", SAYS)
def test_notice_says_what_it_must(must: str) -> None:
    for language, said in zip(LANGUAGES, SAYS[must], strict=True):
        assert said.lower() in flat(shown_notice(language).text).lower()


def test_help_comes_before_everything_else() -> None:
    for language in LANGUAGES:
        [first, *_] = shown_notice(language).sections
        assert "988" in first[1][0]
        assert "911" in first[1][0]


@pytest.mark.parametrize("element", PART2_ELEMENTS)
def test_every_element_of_a_part_2_consent_is_in_the_record_or_the_notice(element: str) -> None:
    covered = PART2_ELEMENTS[element]
    if isinstance(covered, str):
        assert covered.lower() in flat(shown_notice("en").text).lower()
    else:
        columns = {*Consent.__table__.columns.keys(), *ConsentItem.__table__.columns.keys()}
        assert columns.issuperset(covered)


def test_notice_names_the_periods_that_the_page_offers() -> None:
    offered = [key.removeprefix("days_") for key in words("en")["back"] if key.startswith("days_")]
    assert re.findall(r"\d+", SAYS["how long"][0]) == offered
