"""The directory of lines: checked at import, and right about what must never be wrong."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.crisis import lines
from api.crisis.lines import DIRECTORY, HOME, LANGUAGES, PRIMARY_ID, Channel, Line, read_directory
from api.crisis.words import displayed

FOLDER = Path(lines.__file__).parent
ALL = list(DIRECTORY)
HERE = DIRECTORY.home.lines
BY_ID = {line.id: line for line in ALL}
Raw = dict[str, Any]


def every_channel() -> list[tuple[Line, Channel]]:
    return [(line, channel) for line in ALL for channel in line.channels]


def dialled(channel: Channel) -> str:
    """Return the digits that the link dials, as they are dialled inside the country."""
    number = re.sub(r"[^\d]", "", channel.uri.partition("?")[0])
    is_foreign = "+" in channel.uri or "wa.me" in channel.uri
    return re.sub(r"^(1|44|353|61|34)", "", number) if is_foreign else number


def test_primary_is_988_by_call_text_and_chat() -> None:
    primary = DIRECTORY.home.primary("en")
    assert [(channel.type, channel.uri) for channel in primary.channels] == [
        ("call", "tel:988"),
        ("text", "sms:988"),
        ("chat", "https://988lifeline.org/chat/"),
    ]
    assert primary.channels[0].fallback == "tel:+18002738255"


def test_who_speaks_spanish_presses_2_or_writes_ayuda() -> None:
    said = [displayed(channel, "es") for channel in DIRECTORY.home.primary("es").channels]
    assert said == [
        "Llama al 988 y oprime 2",
        "Envía AYUDA al 988",
        "Chatea en 988lifeline.org",
    ]


@pytest.mark.parametrize(
    ("country", "first", "emergency"),
    [
        ("US", "988", "911"),
        ("CA", "988", "911"),
        ("GB", "116 123", "999"),
        ("IE", "116 123", "112"),
        ("AU", "13 11 14", "000"),
        ("NZ", "1737", "111"),
        ("ES", "024", "112"),
    ],
)
def test_each_country_has_its_own_first_line_and_emergency_number(
    country: str, first: str, emergency: str
) -> None:
    found = DIRECTORY.countries[country]
    assert found.primary("en").channels[0].at == first
    assert found.emergency.channels[0].at == emergency
    assert all(line.id.startswith(country.lower()) for line in found.lines)


def test_every_line_we_promise_is_there() -> None:
    assert {line.id.removeprefix("us-") for line in HERE} == {
        *("988", "988-es", "988-asl", "vcl", "ctl", "ctl-es", "trevor", "translifeline", "dv"),
        *("childhelp", "rainn", "stronghearts", "native-strong", "maternal", "ddh", "samhsa"),
        *("911", "poison"),
    }
    assert set(DIRECTORY.countries) == {"US", "CA", "GB", "IE", "AU", "NZ", "ES"}
    assert [line.id for line in DIRECTORY.international] == [
        "intl-findahelpline",
        "intl-befrienders",
        "intl-iasp",
    ]
    assert len(ALL) > 40


def test_what_is_not_confirmed_is_absent() -> None:
    """Press 3 ended on 17 July 2025; the others were in no source that we saw."""
    said = json.dumps([path.read_text("utf-8") for path in FOLDER.glob("*.json")])
    for unsaid in ("PRIDE", "240", "sms:64673", "HELLO", "604-5841", "BlackLine"):
        assert unsaid not in said
    assert not [channel for _, channel in every_channel() if channel.press == "3"]
    assert not [channel for _, channel in every_channel() if channel.uri == "sms:911"]


def test_trans_lifeline_is_never_alone_and_never_said_to_be_always_open() -> None:
    for name, partner in (("us-translifeline", "us-988"), ("ca-translifeline", "ca-988")):
        assert BY_ID[name].paired_with == partner
        assert not BY_ID[name].is_always_open


@pytest.mark.parametrize("name", ["us-maternal", "us-samhsa"])
def test_what_is_no_crisis_line_says_so(name: str) -> None:
    expected = BY_ID[name].what_to_expect
    assert "not a crisis line" in " ".join(expected["en"])
    assert "No es una línea de crisis" in " ".join(expected["es"])


def test_native_and_strong_is_for_washington_by_phone_alone() -> None:
    line = BY_ID["us-native-strong"]
    assert (line.region, [channel.type for channel in line.channels]) == ("US-WA", ["call"])
    assert (line.channels[0].at, line.channels[0].press) == ("988", "4")
    assert all("Washington" in words for words in line.who.values())


def test_poison_help_is_never_shown_without_the_emergency_number() -> None:
    for line in ALL:
        if "poison" in line.domains:
            partner = BY_ID[line.paired_with or ""]
            assert "emergency" in partner.domains
            assert "overdose" in partner.domains


@pytest.mark.parametrize(
    ("line", "channel"), every_channel(), ids=lambda part: getattr(part, "id", None)
)
def test_digits_are_shown_when_a_link_calls_or_texts(line: Line, channel: Channel) -> None:
    if channel.uri.startswith("https://") and "wa.me" not in channel.uri:
        assert channel.at.removeprefix("online.") in channel.uri, line.id
        return
    shown = re.sub(r"\D", "", channel.at)
    assert dialled(channel) in (shown, shown.removeprefix("1"), shown.removeprefix("0")) or (
        shown.endswith(dialled(channel))  # 442-AYUDAME (442-298-3263)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_keyword_is_shown_when_a_link_sends_it(language: str) -> None:
    for _, channel in every_channel():
        body = channel.uri.partition("?body=")[2]
        assert body in displayed(channel, language)
        if channel.keyword and len(set(channel.keyword.values())) == 1:
            assert body == channel.keyword["en"]


def test_letters_of_a_number_are_its_digits() -> None:
    keys = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999", strict=True))
    shown = BY_ID["us-ctl-es"].channels[1].at
    assert "".join(keys[letter] for letter in "AYUDAME") == "2983263"
    assert "298-3263" in shown


def test_each_fact_was_checked_within_90_days_of_the_version() -> None:
    version = date.fromisoformat(DIRECTORY.data_version)
    assert max((version - line.verified_on).days for line in ALL) <= 90


def test_every_source_fits_the_wire() -> None:
    assert max(len(line.source) for line in ALL) <= 200
    assert all(re.search(r"\.[a-z]{2,}", line.source) or "Gov" in line.source for line in ALL)


@pytest.fixture
def raw() -> Raw:
    found: Raw = json.loads(FOLDER.joinpath("us.json").read_text("utf-8"))
    return found


def read(raw: Raw) -> None:
    world = FOLDER.joinpath("international.json").read_text("utf-8")
    read_directory([json.dumps(raw), world])


def test_files_are_read_in_any_order(raw: Raw) -> None:
    read(raw)


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("channels", []),
        ("languages", []),
        ("name", ""),
        ("who", {"en": "Somebody", "es": ""}),
        ("what_to_expect", {"en": ["You can stop."], "es": []}),
        ("source", ""),
        ("verified_on", "soon"),
        ("paired_with", "us-nobody"),
        ("paired_with", "us-988-asl"),
        ("channels", [{"type": "call", "at": "1", "uri": "javascript:alert(1)"}]),
        ("channels", [{"type": "call", "at": " ", "uri": "tel:988"}]),
        ("channels", [{"type": "fax", "at": "988", "uri": "tel:988"}]),
    ],
)
def test_file_is_refused_when_a_line_is_wrong(raw: Raw, member: str, value: object) -> None:
    raw["lines"][3][member] = value
    with pytest.raises(ValueError, match=r"."):
        read(raw)


@pytest.mark.parametrize("member", ["who", "what_to_expect", "name"])
def test_file_is_refused_when_words_lack_a_language(raw: Raw, member: str) -> None:
    raw["lines"][3][member] = {"en": ["Somebody"]}
    with pytest.raises(KeyError):
        read(raw)


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw["lines"].pop(0),
        lambda raw: raw["lines"].append(raw["lines"][2]),
        lambda raw: raw["lines"].clear(),
        lambda raw: raw["primary"].update(en="us-vcl"),
        lambda raw: raw["primary"].update(en="us-translifeline"),
        lambda raw: raw["lines"][0]["channels"][0].update(at="911"),
        lambda raw: raw.update(country="XX"),
        lambda raw: raw["lines"][0].pop("hours"),
        lambda raw: raw["lines"][0].update(hours={"en": "9 to 5", "es": "de 9 a 5"}),
        lambda raw: raw.update(lines=raw["lines"][:-2]),  # the emergency services, Poison Help
    ],
)
def test_file_is_refused_when_988_or_911_is_not_where_it_belongs(raw: Raw, change: Any) -> None:
    change(raw)
    with pytest.raises(ValueError, match=r"first line|emergenc|unique|goes with|988"):
        read(raw)


def test_directory_is_refused_without_one_for_the_rest_of_the_world(raw: Raw) -> None:
    with pytest.raises(ValueError, match="everywhere else"):
        read_directory([json.dumps(raw)])


def test_line_is_refused_when_a_member_is_missing_or_unknown(raw: Raw) -> None:
    raw["lines"][1]["mail"] = "help@example.org"
    with pytest.raises(TypeError):
        read(raw)
    del raw["lines"][1]["mail"], raw["lines"][1]["who"]
    with pytest.raises((TypeError, KeyError)):
        read(raw)


def test_home_is_the_country_of_988() -> None:
    assert (HOME, DIRECTORY.home.lines[0].id) == ("US", PRIMARY_ID)
