"""The crisis page: small, whole without scripts or styles, its digits readable by everyone."""

import hashlib
from base64 import b64encode
from html.parser import HTMLParser
from itertools import product

import pytest

from api.crisis.lines import DIRECTORY, LANGUAGES
from api.crisis.options import options, reader
from api.crisis.page import CONTENT_SECURITY_POLICY, render_page, render_text
from api.crisis.words import LEAVE_FOR, displayed

VOID = {"meta", "br", "link", "img", "input"}
COUNTRIES = [*DIRECTORY.countries, "ZZ"]
EVERY = list(product(LANGUAGES, COUNTRIES))


class Page(HTMLParser):
    """Collects the tags, the text and what was left open."""

    def __init__(self, language: str = "en", country: str = "US") -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.source = render_page(reader(language, country))
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.setdefault(self.open[-1] if self.open else "", []).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def page() -> Page:
    return Page()


@pytest.fixture(scope="module")
def spanish() -> Page:
    return Page("es")


@pytest.mark.parametrize(("language", "country"), EVERY)
def test_page_is_small_and_well_formed(language: str, country: str) -> None:
    page = Page(language, country)
    assert len(page.source.encode()) < 14_000
    assert page.open == []
    for tag in ("h1", "main", "title", "html", "header", "footer"):
        assert len(page.all(tag)) == 1
    assert page.all("html") == [{"lang": language}]
    assert "$" not in page.source
    assert "988" in page.source


def test_page_loads_nothing_and_runs_only_its_own_few_lines(page: Page) -> None:
    assert not {"link", "img", "iframe", "form"} & {tag for tag, _ in page.tags}
    assert page.all("script") == [{}]
    assert "url(" not in page.source
    assert "@import" not in page.source
    assert not [tag for tag, found in page.tags if set(found) & {"style", "src", "onclick"}]


@pytest.mark.parametrize(("language", "country"), EVERY)
def test_style_and_script_are_those_that_the_policy_allows(language: str, country: str) -> None:
    page = Page(language, country)
    for tag in ("style", "script"):
        found = "".join(page.text[tag]).encode()
        digest = b64encode(hashlib.sha256(found).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in CONTENT_SECURITY_POLICY
    assert "default-src 'none'" in CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY


def test_988_is_called_with_one_touch_and_spelt_for_ears(page: Page) -> None:
    calls = [link for link in page.all("a") if link["href"] == "tel:988"]
    assert calls[0]["aria-label"] == "Call 9 8 8"
    assert "Call 988" in page.text["a"]


def test_what_is_called_first_is_the_first_link_of_the_page_itself(page: Page) -> None:
    links = [link["href"] for link in page.all("a")]
    assert links[:3] == [LEAVE_FOR, "?lang=es", "tel:988"]


@pytest.mark.parametrize(("language", "country"), EVERY)
def test_every_line_and_every_channel_is_on_the_page(language: str, country: str) -> None:
    to = reader(language, country)
    links = {link["href"] for link in Page(language, country).all("a")}
    assert links >= {channel.uri for line in options(to, ()) for channel in line.channels}
    assert links >= {channel.uri for channel in to.primary.channels}
    assert to.country.emergency.channels[0].uri in links
    assert links >= {f"/crisis/{code}?lang={language}" for code in DIRECTORY.countries}


def test_number_is_there_for_phones_that_do_not_know_988(page: Page) -> None:
    assert "tel:+18002738255" in {link["href"] for link in page.all("a")}
    assert "Call 1-800-273-8255" in page.text["a"]


def test_page_can_be_left_quickly_and_tells_nobody_where_from(page: Page) -> None:
    assert page.all("a")[0] == {"id": "leave", "href": LEAVE_FOR}
    assert {"name": "referrer", "content": "no-referrer"} in page.all("meta")


def test_pages_lead_to_each_other_in_both_languages(page: Page, spanish: Page) -> None:
    assert page.all("a")[1] == {"href": "?lang=es", "hreflang": "es", "lang": "es"}
    assert spanish.all("a")[1] == {"href": "?lang=en", "hreflang": "en", "lang": "en"}
    assert "Español" in page.text["a"]
    assert "English" in spanish.text["a"]


def test_foreign_words_are_marked_for_screen_readers(page: Page, spanish: Page) -> None:
    assert len([link for link in page.all("a") if link.get("lang") == "es"]) == 6
    assert [each.get("lang") for each in page.all("h3")].count("es") == 2
    names = dict(zip(spanish.text["h3"], spanish.all("h3"), strict=True))
    assert names["The Trevor Project"] == {"lang": "en"}
    assert names["Crisis Text Line en español"] == {}
    assert names["Servicios de emergencia"] == {}


def test_whole_world_comes_before_the_united_states_when_we_have_no_lines() -> None:
    names = Page("en", "ZZ").text["h3"]
    assert names[0] == "Find A Helpline"
    assert Page().text["h3"][-1] == "International Association for Suicide Prevention"


def test_language_of_a_line_is_told_when_the_reader_has_another_one(spanish: Page) -> None:
    told = " ".join(spanish.text["p"])
    assert "Gratis, 24/7, en inglés." in told
    assert "Gratis, 24/7, en inglés, en español." in told


@pytest.mark.parametrize(("language", "country"), EVERY)
def test_text_holds_every_way_to_reach_every_line(language: str, country: str) -> None:
    to = reader(language, country)
    text = render_text(to)
    assert "988" in text
    for line in (to.primary, *options(to, ())):
        assert all(displayed(channel, language) in text for channel in line.channels)
    assert "findahelpline.com" in text
