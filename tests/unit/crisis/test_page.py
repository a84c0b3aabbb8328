"""The crisis page: small, whole without scripts or styles, its digits readable by everyone."""

import hashlib
from base64 import b64encode
from html.parser import HTMLParser

import pytest

from api.crisis.lines import DIRECTORY
from api.crisis.page import CONTENT_SECURITY_POLICY, render_page, render_text

VOID = {"meta", "br", "link", "img", "input"}


class Page(HTMLParser):
    """Collects the tags, the text and what was left open."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, list[str]] = {}
        self.open: list[str] = []

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
    read = Page()
    read.feed(render_page())
    return read


def test_page_is_small_and_well_formed(page: Page) -> None:
    assert len(render_page().encode()) < 14_000
    assert page.open == []
    assert [len(page.all(tag)) for tag in ("h1", "main", "title", "html")] == [1, 1, 1, 1]
    assert page.all("html") == [{"lang": "en"}]


def test_page_loads_nothing_and_runs_nothing(page: Page) -> None:
    assert not {"script", "link", "img", "iframe", "form"} & {tag for tag, _ in page.tags}
    assert "url(" not in render_page()
    assert "@import" not in render_page()
    assert not [tag for tag, found in page.tags if set(found) & {"style", "src", "onclick"}]


def test_style_is_the_one_that_the_policy_allows(page: Page) -> None:
    style = "".join(page.text["style"]).encode()
    digest = b64encode(hashlib.sha256(style).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in CONTENT_SECURITY_POLICY
    assert "default-src 'none'" in CONTENT_SECURITY_POLICY


def test_988_is_called_with_one_touch_and_spelt_for_ears(page: Page) -> None:
    calls = [link for link in page.all("a") if link["href"] == "tel:988"]
    assert calls[0]["aria-label"] == "Call 9 8 8"
    assert "Call 988" in page.text["a"]


def test_every_line_and_every_channel_is_on_the_page(page: Page) -> None:
    links = {link["href"] for link in page.all("a")}
    assert links >= {channel.uri for line in DIRECTORY.lines for channel in line.channels}
    assert links >= {"tel:911", "https://findahelpline.com", "tel:+18002738255"}


def test_page_can_be_left_quickly_and_tells_nobody_where_from(page: Page) -> None:
    leave = next(link for link in page.all("a") if "weather" in (link["href"] or ""))
    assert page.tags.index(("a", leave)) < page.tags.index(("h1", {}))
    outside = [link for link in page.all("a") if (link["href"] or "").startswith("https:")]
    assert {link["rel"] for link in outside} == {"noreferrer"}


def test_spanish_is_marked_for_screen_readers(page: Page) -> None:
    spanish = [link for link in page.all("a") if link.get("lang") == "es"]
    assert len(spanish) == 4


def test_text_holds_every_way_to_reach_every_line() -> None:
    text = render_text()
    for line in DIRECTORY.lines:
        assert all(channel.display in text for channel in line.channels)
    assert "https://findahelpline.com" in text
