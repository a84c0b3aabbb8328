"""Whether clinician and community may write to each other: asked with no tick, told, and shown."""

import re
from typing import Any

import pytest

from api.consents.notices import shown_notice
from api.pages.words import words
from tests.integration.care.cared import Cared, accepted
from tests.integration.links.way_back import way_back
from tests.integration.pages.member_browser import MemberBrowser, text_of
from tests.integration.pages.reader import Reader, link_of, to_review
from tests.world import World

SENTENCE = "Your clinician and the staff of {} may write to each other about your request."
MAY = SENTENCE.format("Evening Circle")
MAY_NOT = "They may not write to each other."


def _allowed(world: World) -> list[bool]:
    rows = world.rows("SELECT messages_with_platform FROM consent ORDER BY decided_at")
    return [row.messages_with_platform for row in rows]


def _walked(world: World, **choices: Any) -> Reader:
    return to_review(Reader(world.app), link_of(world, world.platform()), **choices)


def _at_back(world: World) -> Reader:
    reader = Reader(world.app)
    reader.open(link_of(world, world.platform()))
    reader.send(safe="yes")
    for choice in ("both", "none"):
        reader.send(choice=choice)
    return reader


def test_box_names_the_community_and_is_not_ticked(world: World) -> None:
    reader = _at_back(world)
    assert MAY in reader.text
    [box] = re.findall(r'<input type="checkbox"[^>]*>', reader.shown.text)
    assert "checked" not in box
    assert "messages" not in reader.fields()


def test_name_of_a_community_is_text_and_no_markup(world: World) -> None:
    reader = Reader(world.app)
    link = link_of(world, world.platform())
    world.rows("UPDATE community SET name = '<b>Circle</b>' RETURNING 1")
    reader.open(link)
    reader.send(safe="yes")
    for choice in ("both", "none"):
        reader.send(choice=choice)
    assert "<b>Circle" not in reader.shown.text
    assert SENTENCE.format("<b>Circle</b>") in reader.text


@pytest.mark.parametrize(("ticked", "said"), [("yes", MAY), (None, MAY_NOT), ("on", MAY_NOT)])
def test_review_says_what_was_chosen_and_the_decision_records_it(
    world: World, ticked: str | None, said: str
) -> None:
    reader = _walked(world, messages=ticked)
    assert said in reader.text
    reader.send(decision="share")
    assert _allowed(world) == [ticked == "yes"]


def test_who_goes_back_can_take_the_tick_away(world: World) -> None:
    reader = _walked(world, messages="yes")
    back = re.search(r'href="([^"]+/back\?lang=en)"', reader.shown.text)
    assert back is not None
    reader.open(back[1])
    assert reader.fields()["messages"] == "yes"
    reader.send(messages=None)
    assert MAY_NOT in reader.text
    reader.send(decision="share")
    assert _allowed(world) == [False]


def test_page_decides_nothing_that_it_does_not_show(world: World) -> None:
    reader = _walked(world)
    path, shown = reader.at, reader.shown
    reader.open(path.replace("review", "back"))
    reader.send(messages="yes")
    reader.shown = shown
    answer = reader.send(decision="share")
    assert answer.status_code == 422
    assert _allowed(world) == []


def test_tick_is_kept_while_something_else_is_asked_for_again(world: World) -> None:
    reader = _at_back(world)
    assert reader.send(share_back="outcome", messages="yes").status_code == 422
    assert reader.fields()["messages"] == "yes"


@pytest.mark.parametrize("decision", ["deny"])
def test_who_refuses_allows_nothing(world: World, decision: str) -> None:
    _walked(world, messages="yes").send(decision=decision)
    assert _allowed(world) == [False]


@pytest.mark.parametrize("language", ["en", "es"])
def test_text_that_is_shown_and_hashed_says_it(language: str) -> None:
    text = shown_notice(language).text
    said = {"en": "may write to each other about this referral", "es": "se pueden escribir sobre"}
    assert said[language] in text


@pytest.fixture
def cared(world: World) -> Cared:
    return accepted(world)


@pytest.fixture
def browser(world: World, cared: Cared) -> MemberBrowser:
    browser = MemberBrowser(world.app)
    assert browser.come_in(way_back(world, cared.member.actor)).status_code == 303
    return browser


def _change(cared: Cared, browser: MemberBrowser, **form: str) -> None:
    rows = cared.world.rows("SELECT id FROM consent WHERE status = 'active'")
    items = cared.world.rows("SELECT id FROM context_item")
    sent = {str(items[0].id): "both", "share_back": "outcome", "days": "keep", **form}
    assert browser.post(f"/my/consents/{rows[0].id}/change", sent).status_code == 303


def _asked(cared: Cared, browser: MemberBrowser) -> str:
    rows = cared.world.rows("SELECT id FROM consent WHERE status = 'active'")
    return browser.get(f"/my/consents/{rows[0].id}/change").text


def test_member_allows_it_later_sees_that_and_takes_it_away(
    cared: Cared, browser: MemberBrowser
) -> None:
    on = words("en")["back"]["messages_on"]
    assert on not in text_of(browser.get("/my"))
    asked = _asked(cared, browser)
    assert SENTENCE.format("Evening Circle") in asked
    assert 'name="messages" value="yes" checked' not in asked
    _change(cared, browser, messages="yes")
    assert on in text_of(browser.get("/my"))
    assert 'name="messages" value="yes" checked' in _asked(cared, browser), "what holds is shown"
    _change(cared, browser)
    assert on not in text_of(browser.get("/my"))
    assert _allowed(cared.world) == [False, True, False]


def test_member_reads_on_their_page_what_the_two_write(
    cared: Cared, browser: MemberBrowser
) -> None:
    _change(cared, browser, messages="yes")
    cared.acts("messages", {"text": "When do they come?", "thread": "platform"})
    cared.platform.post(f"{cared.path}/messages", {"text": "After six."})
    said = text_of(browser.get(f"/my/requests/{cared.referral['id']}/messages"))
    assert words("en")["messages"]["with_platform"] in said
    assert re.search(r"the staff of your community wrote this to a clinician: After six\.", said)
    assert re.search(r"wrote this to the staff of your community: When do they come\?", said)
    kept = text_of(browser.post("/my/export"))
    assert re.search(r"wrote this to the staff of your community: When do they come\?", kept)
    assert "your community was told “a message from your clinician”" in text_of(browser.get("/my"))
