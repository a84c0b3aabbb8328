"""The member's own pages as they are drawn and used: by thumb, by ear, without a script."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from api.crisis.words import LEAVE_FOR
from tests.browser.chromium import Tab
from tests.browser.pages import CONTROLS, HEADINGS
from tests.browser.test_consent_page import (
    CONTEXT,
    LANGUAGES,
    NAMED,
    NARROW,
    Site,
    heard,
    press,
    site,
)
from tests.browser.test_crisis_page import (
    CONTRASTS,
    DESK,
    PHONE,
    SCREENSHOTS,
    history,
    where_it_leads,
)
from tests.integration.links.way_back import PIN, way_back
from tests.integration.referrals.lives import accepted, fire, in_two_days, path_of
from tests.world import Caller

__all__ = ["site"]  # a fixture of the consent page's tests

pytestmark = pytest.mark.browser

IN_DANGER = "I want to kill myself tonight."


def came_to_us(site: Site) -> str:
    """Return the return link of somebody new: in care, a time to meet, and an alert out."""
    referral, clinician, token, member = in_care(site)
    assert clinician.get(f"{path_of(referral)}/context").status_code == 200
    meeting = f"{path_of(referral)}/appointment"
    named = {"Claim_Token": token, "If_None_Match": "*"}
    assert clinician.put(meeting, in_two_days(), **named).status_code == 201
    path = f"/v1/context/{referral['context'][0]['id']}/disagreement"
    assert member.post(path, {"text": IN_DANGER}).status_code == 201
    return f"{site.address}/my/{way_back(site.world, member.actor)}"


def fill(tab: Tab, field: str, words: str) -> None:
    tab.evaluate(f"document.querySelector('#{field}').value = {words!r}")


def walk(tab: Tab, site: Site, language: str) -> Iterator[str]:
    """Walk through every page, yielding the name of each while it is shown."""
    yield from walk_endings(tab, site, language)
    tab.open(f"{came_to_us(site)}?lang={language}")
    yield "pin"
    fill(tab, "pin", "00000000")
    press(tab, "button.first")
    yield "pin-wrong"
    fill(tab, "pin", PIN)
    press(tab, "button.first")
    yield "home"
    back = ["main .button[href^='/my?']"]
    ways = [
        ("disclosures", ["a[href^='/my/disclosures?']"]),
        ("look", ["a[href^='/my/disclosures/']"]),
        ("receipts", ["a[href^='/my/receipts']"]),
        ("item", ["a[href^='/my/items/']"]),
        ("emergency", ["a[href^='/my/emergency/']"]),
        ("change", ["a[href*='/change?']"]),
        ("take-back", ["a[href*='/take-back?']"]),
        ("export", ["a[href^='/my/export']"]),
        ("export-read", ["a[href^='/my/export']", "button.first"]),
        ("erase", ["a[href^='/my/erase']"]),
    ]
    for name, path in ways:
        for selector in path:
            press(tab, selector)
        yield name
        press(tab, back[0])
    yield from walk_request(tab, back[0])
    press(tab, "a[href^='/my/items/']")
    press(tab, "form[action*='/note'] button")
    yield "item-wrong"
    fill(tab, "note", IN_DANGER)
    press(tab, "form[action*='/note'] button")
    yield "item-help"
    press(tab, back[0])
    press(tab, "a[href^='/my/emergency/']")
    fill(tab, "where", "12 Example Street")
    press(tab, "button.first")
    yield "emergency-shared"
    press(tab, back[0])
    press(tab, "a[href*='/take-back?']")
    press(tab, "button.first")
    yield "taken-back"
    press(tab, back[0])
    yield "home-after"
    press(tab, "a[href^='/my/new-link']")
    yield "new-link-asked"
    press(tab, "button.first")
    yield "new-link"
    press(tab, back[0])
    tab.open(f"{site.address}/my/items/01900000-0000-7000-8000-000000000000?lang={language}")
    yield "missing"
    press(tab, back[0])
    press(tab, "form[action*='/sign-out'] button")
    yield "closed"


def come_in(tab: Tab, site: Site, member: Caller, language: str) -> None:
    tab.open(f"{site.address}/my/{way_back(site.world, member.actor)}?lang={language}")
    fill(tab, "pin", PIN)
    press(tab, "button.first")


def walk_endings(tab: Tab, site: Site, language: str) -> Iterator[str]:
    """Walk where somebody's care has ended, and where somebody else's consent has."""
    done, owner, token, member = in_care(site)
    outcome = {"code": "care_completed", "evidence": "clinician_attested"}
    ended = owner.post(f"{path_of(done)}/outcome", outcome, Claim_Token=token)
    assert ended.status_code == 200
    come_in(tab, site, member, language)
    yield "home-ended"
    press(tab, "a[href^='/my/requests/']")
    yield "request-ended"
    press(tab, "form[action*='/outcome/contest'] button")
    yield "request-contested"
    lapsed, _, _, member = in_care(site)
    sql = (
        "WITH over AS (UPDATE timer SET due_at = now() WHERE referral_id = :id AND kind ="
        " 'consent_expiry') UPDATE consent SET expires_at = now() WHERE referral_id = :id"
        " RETURNING 1"
    )
    site.world.rows(sql, id=lapsed["id"])
    fire(site.world)
    come_in(tab, site, member, language)
    yield "home-lapsed"
    press(tab, "a[href^='/my/requests/']")
    yield "request-lapsed"
    press(tab, "a[href*='/change?']")
    yield "renew"
    press(tab, "button.first")
    yield "renew-wrong"


def in_care(site: Site) -> tuple[dict[str, Any], Caller, str, Caller]:
    """Return the referral of somebody new, its owner with their token, and its member."""
    site.count += 1
    referral, member = site.world.queued(
        site.platform, member_ref=f"v-{site.count}", context=CONTEXT
    )
    clinician = site.world.clinician("NY")
    return referral, clinician, accepted(clinician, referral), member


def walk_request(tab: Tab, back: str) -> Iterator[str]:
    """Walk from home through the pages of one request, and back home."""
    press(tab, "a[href^='/my/requests/']")
    yield "request"
    for name in ("refuse", "withdraw"):
        press(tab, f"a[href*='/{name}?']")
        yield name
        press(tab, "main .button[href^='/my/requests/']")
    press(tab, "a[href*='/messages?']")
    press(tab, "button.first")
    yield "messages-wrong"
    fill(tab, "message", "Yes, I would like that.")
    press(tab, "button.first")
    yield "messages"
    press(tab, back)
    press(tab, "a[href^='/my/where']")
    yield "where"
    press(tab, "button.first")
    yield "where-saved"
    press(tab, back)
    press(tab, "a[href^='/my/requests/']")
    press(tab, "form[action*='/meeting/confirm'] button")
    yield "meeting-confirmed"
    press(tab, "form[action*='/meeting/cancel'] button")
    yield "meeting-called-off"
    press(tab, back)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [NARROW, PHONE, DESK])
def test_pages_are_drawn_within_the_screen_with_controls_large_enough(
    tab: Tab, site: Site, language: str, size: tuple[int, int]
) -> None:
    tab.resize(*size)
    for name in walk(tab, site, language):
        assert tab.evaluate("document.documentElement.scrollWidth") <= size[0], name
        controls = tab.evaluate(CONTROLS)
        small = [each for each in controls if each["width"] < 44 or each["height"] < 44]
        assert not small, (name, small)
        assert all(each["left"] >= 0 and each["right"] <= size[0] for each in controls), name
        height = tab.evaluate("document.documentElement.scrollHeight")
        tab.resize(size[0], max(size[1], height))
        tab.screenshot(SCREENSHOTS / f"my-{name}-{language}-{size[0]}.png")
        tab.resize(*size)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(tab: Tab, site: Site, scheme: str) -> None:
    tab.prefer(scheme)
    for name in walk(tab, site, "en"):
        found = tab.evaluate(CONTRASTS)
        assert len(found) > 5
        assert not [each for each in found if each["contrast"] < each["wanted"]], name
        tab.screenshot(SCREENSHOTS / f"my-{name}-{scheme}.png")


def test_every_page_is_told_in_order_by_ear(tab: Tab, site: Site) -> None:
    for name in walk(tab, site, "es"):
        tree = heard(tab)
        assert not [role for role, said in tree if role in NAMED and not said], name
        levels: Any = tab.evaluate(HEADINGS)
        assert levels.count(1) == 1, (name, levels)
        assert all(after - before <= 1 for before, after in pairwise(levels)), (name, levels)
        roles = [role for role, _ in tree]
        for landmark in ("banner", "complementary", "main", "contentinfo"):
            assert roles.count(landmark) == 1, (name, landmark)
        if name in {"pin-wrong", "item-wrong", "item-help", "messages-wrong", "renew-wrong"}:
            assert "alert" in roles, name


def test_no_page_needs_a_script_and_no_address_holds_a_secret(tab: Tab, site: Site) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    names = []
    for name in walk(tab, site, "en"):
        names.append(name)
        address = tab.evaluate("location.pathname")
        assert name.startswith("pin") or len(address.split("/")[-1]) != 43, name
    assert names[-1] == "closed"


def test_link_from_elsewhere_leads_in_though_the_cookie_is_strict(tab: Tab, site: Site) -> None:
    link = came_to_us(site)
    from_elsewhere(tab, link)
    fill(tab, "pin", PIN)
    press(tab, "button.first")
    assert tab.evaluate("location.pathname") == "/my"
    assert tab.evaluate("document.querySelector('h2').id") == "request-1"
    from_elsewhere(tab, f"{site.address}/my/erase")
    assert tab.evaluate("document.querySelector('form')") is None  # no other site opens a page


def from_elsewhere(tab: Tab, link: str) -> None:
    tab.open("about:blank")
    tab.show(f'<a id="there" href="{link}">There</a>')
    press(tab, "#there")


@pytest.mark.parametrize("way", ["Escape", "click"])
def test_leaving_takes_the_page_out_of_the_way_back(tab: Tab, site: Site, way: str) -> None:
    tab.open(came_to_us(site))
    fill(tab, "pin", PIN)
    press(tab, "button.first")
    assert where_it_leads(tab, way) == LEAVE_FOR
    assert not [each for each in history(tab) if each.endswith("/my?lang=en")]
