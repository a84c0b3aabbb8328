"""The consent page as it is drawn and used: by thumb, by keyboard, by ear, with nothing else."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

from api.app import create_app
from api.clock import utc_now
from api.crisis.words import LEAVE_FOR
from api.db.bootstrap import Urls
from api.settings import Settings
from tests.browser.chromium import Tab
from tests.browser.pages import CONTROLS, HEADINGS
from tests.browser.test_crisis_page import (
    CONTRASTS,
    DESK,
    PHONE,
    SCREENSHOTS,
    history,
    where_it_leads,
)
from tests.conftest import _clone
from tests.world import World, claimed

pytestmark = pytest.mark.browser

NARROW = (320, 640)
LANGUAGES = ("en", "es")
NAMED = {"link", "button", "radio", "textbox", "group", "radiogroup", "heading", "navigation"}
CONTEXT: list[dict[str, Any]] = [
    {
        "kind": "narrative",
        "text": "I feel low most days and sleep badly.\n\nIt began in spring, when I lost my job.",
    },
    {"kind": "screener", "instrument": "phq-9", "answers": {"1": 2, "2": 1, "9": 0}},
    {"kind": "prior_care", "text": "Six weeks in a day program in 2024.", "regime": "part2"},
]


class _Quiet(WSGIRequestHandler):
    def log(self, *_: Any) -> None:
        pass


@dataclass
class Site:
    """The real app, served on this machine, and a platform that refers members."""

    address: str
    world: World
    count: int = 0

    def __post_init__(self) -> None:
        self.platform = self.world.platform()

    def link(self) -> str:
        """Return a fresh consent link of somebody new."""
        self.count += 1
        referral = self.world.submitted(
            self.platform, member_ref=f"u-{self.count}", context=CONTEXT
        )
        return f"{self.address}{urlsplit(referral['consent_url']).path}"

    def standing_link(self) -> str:
        """Return the link of somebody new whose platform attested, and whose items were read."""
        self.count += 1
        self.world.agreed(self.platform)
        attested = self.world.attested(*(item["kind"] for item in CONTEXT))
        referral = self.world.submitted(
            self.platform,
            member_ref=f"u-{self.count}",
            context=CONTEXT,
            attested_consent=attested,
        )
        clinician = self.world.clinician("NY")
        claimed(clinician, referral)
        assert clinician.get(f"/v1/referrals/{referral['id']}/context").status_code == 200
        return f"{self.address}{urlsplit(referral['consent_url']).path}"


@pytest.fixture(scope="module")
def site(server: str, migrated_template: Urls, keys: Settings) -> Iterator[Site]:
    with _clone(server, "migrated_template", migrated_template) as urls:
        app = create_app(replace(keys, database_url=urls.app))
        with make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet) as served:
            thread = Thread(target=served.serve_forever)
            thread.start()
            yield Site(f"http://127.0.0.1:{served.server_port}", World(app, urls))
            served.shutdown()
            thread.join()
        app.extensions["warmhandoff.database"].database.dispose()


def press(tab: Tab, selector: str) -> None:
    """Press a button or follow a link, and wait for the page that comes."""
    tab.evaluate(f"document.querySelector({json.dumps(selector)}).scrollIntoView()")
    tab.events.clear()
    tab.click(selector)
    tab.wait_for("Page.loadEventFired")


def choose(tab: Tab, *ids: str) -> None:
    """Choose by clicking the labels, then go on."""
    for id_ in ids:
        tab.evaluate(f"document.querySelector('label[for={id_}]').click()")
    press(tab, "button.first")


def walk(tab: Tab, link: str, language: str) -> Iterator[str]:
    """Walk the whole way, yielding the name of each page while it is shown."""
    tab.open(f"{link}?lang={language}")
    yield "start"
    press(tab, "button[value=not_now]")
    yield "later"
    press(tab, "main .button")
    for number, choice in enumerate(("both", "care", "none"), 1):
        yield f"item-{number}"
        choose(tab, f"choice-{choice}")
    press(tab, "button.first")
    yield "back-wrong"
    choose(tab, "share_back-open_closed", "days-90")
    yield "who"
    choose(tab, "decider-guardian")
    yield "review"
    press(tab, "button[value=share]")
    yield "review-wrong"
    tab.evaluate("document.querySelector('#basis').value = 'mother'")
    press(tab, "button[value=share]")
    yield "done"


def look_back(tab: Tab, site: Site, language: str) -> Iterator[str]:
    """Open links where a consent stands: take it back, or choose in its place."""
    tab.open(f"{site.standing_link()}?lang={language}")
    yield "standing"
    press(tab, "button.first")
    yield "taken-back"
    tab.open(f"{site.standing_link()}?lang={language}")
    press(tab, "button[value=yes]")
    yield "standing-item"
    for choice in ("both", "care", "none"):
        choose(tab, f"choice-{choice}")
    choose(tab, "share_back-open_closed", "days-90")
    choose(tab, "decider-self")
    yield "standing-review"
    press(tab, "button[value=share]")
    yield "standing-done"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [PHONE, DESK])
def test_link_of_a_standing_consent_is_drawn_and_told(
    tab: Tab, site: Site, language: str, size: tuple[int, int]
) -> None:
    tab.resize(*size)
    for name in look_back(tab, site, language):
        assert tab.evaluate("document.documentElement.scrollWidth") <= size[0], name
        for control in tab.evaluate(CONTROLS):
            assert control["left"] >= 0, (name, control)
            assert control["right"] <= size[0], (name, control)
            assert min(control["width"], control["height"]) >= 44, (name, control)
        assert not [role for role, said in heard(tab) if role in NAMED and not said], name
        levels = tab.evaluate(HEADINGS)
        assert levels.count(1) == 1, (name, levels)
        assert all(after - before <= 1 for before, after in pairwise(levels)), (name, levels)
        height = tab.evaluate("document.documentElement.scrollHeight")
        tab.resize(size[0], max(size[1], height))
        tab.screenshot(SCREENSHOTS / f"consent-{name}-{language}-{size[0]}.png")
        tab.resize(*size)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [PHONE, DESK])
def test_whole_way_is_drawn(tab: Tab, site: Site, language: str, size: tuple[int, int]) -> None:
    tab.resize(*size)
    for name in walk(tab, site.link(), language):
        height = tab.evaluate("document.documentElement.scrollHeight")
        tab.resize(size[0], max(size[1], height))
        tab.screenshot(SCREENSHOTS / f"consent-{name}-{language}-{size[0]}.png")
        tab.resize(*size)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [NARROW, PHONE, DESK])
def test_nothing_lies_beside_the_screen_and_every_control_is_large_enough(
    tab: Tab, site: Site, language: str, size: tuple[int, int]
) -> None:
    tab.resize(*size)
    for name in walk(tab, site.link(), language):
        assert tab.evaluate("document.documentElement.scrollWidth") <= size[0], name
        for control in tab.evaluate(CONTROLS):
            assert control["left"] >= 0, (name, control)
            assert control["right"] <= size[0], (name, control)
            assert control["width"] >= 44, (name, control)
            assert control["height"] >= 44, (name, control)


@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "es")])
def test_words_stand_out_from_what_is_behind_them(
    tab: Tab, site: Site, scheme: str, language: str
) -> None:
    tab.prefer(scheme)
    for name in walk(tab, site.link(), language):
        found = tab.evaluate(CONTRASTS)
        assert len(found) > 5
        assert not [each for each in found if each["contrast"] < each["wanted"]], name
        tab.screenshot(SCREENSHOTS / f"consent-{name}-{scheme}.png")


def test_every_page_is_told_in_order_by_ear(tab: Tab, site: Site) -> None:
    for name in walk(tab, site.link(), "en"):
        tree = heard(tab)
        unnamed = [role for role, said in tree if role in NAMED and not said]
        assert not unnamed, (name, unnamed)
        levels = tab.evaluate(HEADINGS)
        steps = [after - before for before, after in pairwise(levels)]
        assert levels.count(1) == 1, (name, levels)
        assert all(step <= 1 for step in steps), (name, levels)
        roles = [role for role, _ in tree]
        for landmark in ("banner", "complementary", "main", "contentinfo"):
            assert roles.count(landmark) == 1, (name, landmark)
        if name.startswith("item"):
            assert ("radiogroup" in roles) or ("group" in roles)
            assert roles.count("radio") == 3
        if name.endswith("wrong"):
            assert "alert" in roles


def heard(tab: Tab) -> list[tuple[str, str]]:
    """Return what a screen reader is told, as (role, name)."""
    nodes = tab.call("Accessibility.getFullAXTree")["nodes"]
    return [
        (node["role"]["value"], node.get("name", {}).get("value", "").strip())
        for node in nodes
        if not node["ignored"]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_keyboard_meets_the_way_out_first_and_the_rest_in_the_order_it_is_read(
    tab: Tab, site: Site, language: str
) -> None:
    tab.resize(*DESK)
    for name in walk(tab, site.link(), language):
        if name.startswith(("later", "item-2", "item-3")):
            continue
        tab.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        met = [stop(tab) for _ in tab.evaluate(STOPS)]
        assert met[0]["id"] == "leave", name
        assert met[1]["id"] == "skip", name
        assert {each["ring"] for each in met} == {"3px"}, name
        tops = [each["y"] for each in met[2:]]
        assert all(after > before - 30 for before, after in pairwise(tops)), (name, met)


STOPS = """(() => {
    const groups = new Set()
    return [...document.querySelectorAll("a, button:not([disabled]), input:not([type=hidden])")]
    .filter(each => each.type != "radio" || !groups.has(each.name) && groups.add(each.name))
    .map(each => each.id)
})()"""


def stop(tab: Tab) -> Any:
    tab.press("Tab")
    return tab.evaluate("""(() => {
        const at = document.activeElement, ring = getComputedStyle(at).outlineWidth
        return {id: at.id, ring, y: at.getBoundingClientRect().y + scrollY}
    })()""")


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_way_can_be_walked_without_scripts(tab: Tab, site: Site, language: str) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    names = list(walk(tab, site.link(), language))
    assert names[-1] == "done"
    assert tab.evaluate("document.querySelector('.keep span').textContent.length") == 8


def test_pages_are_whole_without_their_style(tab: Tab, site: Site) -> None:
    for name in walk(tab, site.link(), "en"):
        words = tab.evaluate("document.querySelector('main').textContent.split(/\\s+/).join(' ')")
        tab.evaluate("document.querySelector('style').remove()")
        assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE[0], name
        shown = tab.evaluate("document.querySelector('main').innerText.split(/\\s+/).join(' ')")
        assert len(shown) >= 0.95 * len(words.strip()), name


def test_enter_in_a_field_decides_nothing(tab: Tab, site: Site) -> None:
    before = utc_now()
    for name in walk(tab, site.link(), "en"):
        if name == "review":
            break
    tab.evaluate("document.querySelector('#basis').value = 'mother'")
    tab.evaluate("document.querySelector('#basis').focus()")
    tab.press("Enter")
    assert tab.evaluate("location.pathname").endswith("/review")
    assert (
        site.world.rows("SELECT 1 FROM consent_link WHERE decided_at > :before", before=before)
        == []
    )


@pytest.mark.parametrize("way", ["Escape", "click"])
def test_leaving_takes_the_page_out_of_the_way_back(tab: Tab, site: Site, way: str) -> None:
    tab.open(site.link())
    assert where_it_leads(tab, way) == LEAVE_FOR
    assert not [each for each in history(tab) if "/consent" in each]


def test_page_cannot_be_framed(tab: Tab, site: Site) -> None:
    tab.open("about:blank")
    tab.evaluate(f"document.body.innerHTML = '<iframe src=\"{site.link()}\"></iframe>'")
    while "parentId" not in (frame := tab.wait_for("Page.frameNavigated")["frame"]):
        pass
    assert "unreachableUrl" in frame
