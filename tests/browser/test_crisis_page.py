"""The crisis page as it is drawn: for thumbs, for keyboards, for tired eyes, without scripts."""

import re
import urllib.request
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest

from api.crisis.words import LEAVE_FOR
from tests.browser.chromium import Tab

pytestmark = pytest.mark.browser

SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"  # git does not look there
PHONE, SMALL, DESK = (390, 844), (320, 480), (1280, 800)
PAGES = ["/crisis", "/crisis?lang=es", "/crisis/gb", "/crisis/es?lang=es"]
HOME = PAGES[:2]
LINKS = """[...document.links].map(link => {
    const box = link.getBoundingClientRect(), style = getComputedStyle(link)
    return {href: link.getAttribute("href"), text: link.textContent, y: box.y + scrollY,
        left: box.left, right: box.right, bottom: box.bottom, width: box.width,
        height: box.height, hidden: style.visibility != "visible" || style.opacity != "1"}
})"""
# WCAG 2.2 section 1.4.3 and its formulas; every background of the page is opaque
CONTRASTS = """(() => {
    const channels = colour => colour.match(/[\\d.]+/g).map(Number)
    const light = colour => {
        const [r, g, b] = channels(colour).map(c => c / 255)
            .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const behind = node => {
        for (; node; node = node.parentElement) {
            const colour = getComputedStyle(node).backgroundColor
            if (!/, 0\\)$/.test(colour)) return colour
        }
        return "rgb(255, 255, 255)"
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    for (let text; text = walker.nextNode();) {
        const node = text.parentElement
        if (!text.data.trim() || /SCRIPT|STYLE/.test(node.tagName)) continue
        const style = getComputedStyle(node), size = parseFloat(style.fontSize)
        const [low, high] = [light(style.color), light(behind(node))].sort((a, b) => a - b)
        const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700)
        found.push({text: text.data.trim().slice(0, 40), contrast: (high + 0.05) / (low + 0.05),
            wanted: isLarge ? 3 : 4.5})
    }
    return found
})()"""


def look_at(tab: Tab, address: str, size: tuple[int, int]) -> list[dict[str, Any]]:
    tab.resize(*size)
    tab.open(address)
    links: list[dict[str, Any]] = tab.evaluate(LINKS)
    return links


def text_of(tab: Tab) -> list[str]:
    return str(tab.evaluate("document.body.innerText")).split()


@pytest.mark.parametrize(("page", "size"), list(product(PAGES, [PHONE, SMALL, DESK])))
def test_nothing_lies_beside_the_screen(
    tab: Tab, site: str, page: str, size: tuple[int, int]
) -> None:
    links = look_at(tab, site + page, size)
    assert tab.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert all(link["left"] >= 0 and link["right"] <= size[0] for link in links)
    assert not [link for link in links if link["hidden"]]
    name = re.sub(r"[^a-z]+", "-", page).strip("-")
    tab.screenshot(SCREENSHOTS / f"{name}-{size[0]}.png")


@pytest.mark.parametrize(("page", "size"), list(product(HOME, [PHONE, SMALL, DESK])))
def test_thumb_meets_988_on_the_first_screen(
    tab: Tab, site: str, page: str, size: tuple[int, int]
) -> None:
    links = look_at(tab, site + page, size)
    first = next(link for link in links if link["href"] == "tel:988")
    assert first["bottom"] <= size[1]
    assert first["width"] >= min(size[0], 672) * 0.8
    assert first["height"] >= 56
    middle = f"{first['left'] + first['width'] / 2}, {first['bottom'] - first['height'] / 2}"
    hit = f"document.elementFromPoint({middle}).getAttribute('href')"
    assert tab.evaluate(hit) == "tel:988"


@pytest.mark.parametrize("page", PAGES)
def test_every_link_is_large_enough_for_a_trembling_hand(tab: Tab, site: str, page: str) -> None:
    for link in look_at(tab, site + page, PHONE):
        assert link["width"] >= 44, link
        assert link["height"] >= 44, link


@pytest.mark.parametrize(("page", "scheme"), list(product(HOME, ["light", "dark"])))
def test_words_stand_out_from_what_is_behind_them(
    tab: Tab, site: str, page: str, scheme: str
) -> None:
    tab.prefer(scheme)
    look_at(tab, site + page, PHONE)
    found = tab.evaluate(CONTRASTS)
    assert len(found) > 100
    assert not [each for each in found if each["contrast"] < each["wanted"]]
    tab.screenshot(SCREENSHOTS / f"{scheme}-{'es' if 'es' in page else 'en'}.png")


@pytest.mark.parametrize("page", HOME)
def test_keyboard_meets_the_way_out_first_and_the_rest_in_the_order_it_is_read(
    tab: Tab, site: str, page: str
) -> None:
    links = look_at(tab, site + page, DESK)
    met, rings = [], set()
    for _ in links:
        tab.press("Tab")
        met.append(tab.evaluate("document.activeElement.getAttribute('href')"))
        rings.add(tab.evaluate("getComputedStyle(document.activeElement).outlineWidth"))
    assert met == [link["href"] for link in links]
    assert met[0] == LEAVE_FOR
    assert met[2] == "tel:988"
    assert rings == {"3px"}
    heights = [link["y"] for link in links[2:]]
    assert all(after > before - 30 for before, after in pairwise(heights))


@pytest.mark.parametrize("page", PAGES)
def test_page_is_whole_without_scripts(tab: Tab, site: str, page: str) -> None:
    whole = look_at(tab, site + page, PHONE), text_of(tab)
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    assert (look_at(tab, site + page, PHONE), text_of(tab)) == whole


@pytest.mark.parametrize("page", PAGES)
def test_page_is_whole_without_its_style(tab: Tab, site: str, page: str) -> None:
    links, words = look_at(tab, site + page, PHONE), text_of(tab)
    with urllib.request.urlopen(site + page) as answer:
        html = answer.read().decode()
    tab.show(re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))
    plain = tab.evaluate(LINKS)
    assert [link["href"] for link in plain] == [link["href"] for link in links]
    assert text_of(tab) == words
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert next(link for link in plain if link["href"].startswith("tel:"))["bottom"] <= PHONE[1]


@pytest.mark.parametrize("way", ["Escape", "click"])
def test_leaving_takes_the_page_out_of_the_way_back(tab: Tab, site: str, way: str) -> None:
    look_at(tab, f"{site}/crisis", PHONE)
    assert where_it_leads(tab, way) == LEAVE_FOR
    assert not [each for each in history(tab) if "/crisis" in each]


def test_leaving_works_without_scripts_too(tab: Tab, site: str) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    look_at(tab, f"{site}/crisis", PHONE)
    assert where_it_leads(tab, "click") == LEAVE_FOR


def where_it_leads(tab: Tab, way: str) -> str:
    """Leave, and answer in the place of the page that is gone to: no test asks the network."""
    tab.call("Fetch.enable", patterns=[{"urlPattern": "https://*"}])
    if way == "click":
        tab.click("#leave")
    else:
        tab.press(way)
    asked = tab.wait_for("Fetch.requestPaused")
    assert "Referer" not in asked["request"]["headers"]
    tab.call("Fetch.fulfillRequest", requestId=asked["requestId"], responseCode=200, body="")
    tab.wait_for("Page.loadEventFired")
    return str(asked["request"]["url"])


def history(tab: Tab) -> list[str]:
    return [each["url"] for each in tab.call("Page.getNavigationHistory")["entries"]]
