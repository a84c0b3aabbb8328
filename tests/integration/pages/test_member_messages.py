"""Messages on the member's own pages: read, answered, screened, and closed when nobody reads."""

import re
from html import unescape

import pytest

from tests.integration.care.cared import Cared, accepted
from tests.integration.links.way_back import way_back
from tests.integration.pages.member_browser import MemberBrowser, text_of
from tests.world import World

IN_DANGER = "I want to kill myself tonight."
CLOSED = "Right now there is no one who could read a message."


@pytest.fixture
def cared(world: World) -> Cared:
    return accepted(world)


@pytest.fixture
def browser(world: World, cared: Cared) -> MemberBrowser:
    browser = MemberBrowser(world.app)
    assert browser.come_in(way_back(world, cared.member.actor)).status_code == 303
    return browser


def _path(cared: Cared) -> str:
    return f"/my/requests/{cared.referral['id']}/messages"


def _written(cared: Cared) -> list[str]:
    items = cared.owner.get(f"{cared.path}/messages").json["items"]
    return [each["text"] for each in items if each["author"] == "member"]


def test_member_reads_and_answers(cared: Cared, browser: MemberBrowser) -> None:
    assert "There are no messages yet." in browser.get(_path(cared)).text
    cared.acts("messages", {"text": "Would <b>Tuesday</b> suit you?"})
    page = browser.get(_path(cared))
    assert "Would &lt;b&gt;Tuesday&lt;/b&gt; suit you?" in page.text
    assert "A clinician wrote on" in text_of(page)
    answer = browser.post(_path(cared), {"message": " Yes, Tuesday is good. "})
    assert (answer.status_code, answer.location) == (303, f"{_path(cared)}?lang=en&done=sent")
    page = browser.get(answer.location)
    said = text_of(page)
    assert "Your message is kept here." in said
    assert said.index("Yes, Tuesday is good.") < said.index("A clinician wrote on")
    assert _written(cared) == ["Yes, Tuesday is good."]
    assert cared.place() == "in_progress/engaged", "who answers has been reached"
    sent = cared.world.rows(
        "SELECT client_id FROM audit_event"
        " WHERE action = 'message.sent' AND actor_persona = 'member'"
    )
    assert [row.client_id for row in sent] == ["return-link"]


def test_help_comes_first_when_the_words_ask_for_it(cared: Cared, browser: MemberBrowser) -> None:
    answer = browser.post(_path(cared), {"message": IN_DANGER})
    assert answer.status_code == 200  # no address says it
    main = answer.text[answer.text.index("<main") :]
    assert main.index('href="tel:988"') < main.index("<h1>")
    assert "Your message is kept here." in main
    assert _written(cared) == [IN_DANGER]
    assert cared.row("risk") == ("L3",)
    assert 'role="alert"' not in browser.get(_path(cared)).text


@pytest.mark.parametrize("text", ["", " \0 ", "x" * 8_001])
def test_words_that_cannot_be_kept_are_given_back(
    cared: Cared, browser: MemberBrowser, text: str
) -> None:
    answer = browser.post(_path(cared), {"message": text})
    assert answer.status_code == 422
    assert '<a href="#message">' in answer.text
    assert _written(cared) == []


def test_nothing_is_written_where_nobody_reads(cared: Cared, browser: MemberBrowser) -> None:
    assert CLOSED not in browser.get(_path(cared)).text
    assert cared.acts("hand-back").status_code == 204
    page = browser.get(_path(cared))
    assert CLOSED in page.text
    assert "<textarea" not in page.text
    assert browser.post(_path(cared), {"message": "Hello?"}).status_code == 409
    assert cared.world.rows("SELECT 1 FROM message") == []


def test_messages_are_paged(cared: Cared, browser: MemberBrowser) -> None:
    for n in range(21):
        cared.acts("messages", {"text": f"Message {n}."})
    first = browser.get(_path(cared))
    older = re.search(r'href="([^"]*cursor=[^"]*)"', first.text)
    assert older is not None
    last = browser.get(unescape(older[1]))
    found = [re.findall(r"Message (\d+)\.", page.text) for page in (first, last)]
    assert found == [[str(n) for n in range(20, 0, -1)], ["0"]]
    assert "cursor=" not in last.text


def test_messages_of_what_was_withdrawn_are_gone(cared: Cared, browser: MemberBrowser) -> None:
    cared.acts("messages", {"text": "Would Tuesday suit you?"})
    browser.post(f"/my/requests/{cared.referral['id']}/withdraw")
    page = browser.get(_path(cared))
    assert "Tuesday" not in page.text
    assert CLOSED in page.text
