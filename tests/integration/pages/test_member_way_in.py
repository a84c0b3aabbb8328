"""The way into the member's own pages and out: the PIN, its cookies, a visit that ends."""

import re
from datetime import timedelta

from api import clock
from tests.integration.links.way_back import PIN, way_back
from tests.integration.pages.conftest import Visiting
from tests.integration.pages.member_browser import MemberBrowser, form_token
from tests.world import World


def test_page_of_the_pin_is_the_same_for_every_link(visitor: Visiting) -> None:
    browser = MemberBrowser(visitor.world.app)
    known = browser.get(f"/my/{visitor.token}")
    pages = [known, browser.get(f"/my/{visitor.token}"), browser.get(f"/my/{'x' * 43}")]
    assert len({page.text for page in pages[1:]}) == 1
    assert known.status_code == 200
    assert visitor.token not in known.text


def test_pin_leads_to_an_address_without_a_secret_and_a_new_cookie(world: World) -> None:
    platform = world.platform()
    _, member = world.queued(platform)
    token = way_back(world, member.actor)
    browser = MemberBrowser(world.app)
    answer = browser.come_in(token)
    assert (answer.status_code, answer.location) == (303, "/my?lang=en")
    [visit, pin] = answer.headers.getlist("Set-Cookie")
    assert re.fullmatch(r"wh-visit=[\w-]{43}; HttpOnly; Path=/; SameSite=Strict", visit)
    assert pin.startswith("wh-pin=;")
    first = browser.cookie()
    browser.come_in(token)
    assert browser.cookie() != first
    assert len(world.rows("SELECT 1 FROM member_visit")) == 1  # the browser's earlier one ended


def test_cookies_are_bound_to_the_host_under_https(visitor: Visiting) -> None:
    visitor.world.app.config["BASE_URL"] = "https://handoff.example.org"
    browser = MemberBrowser(visitor.world.app)
    page = browser.get(f"/my/{visitor.token}")
    [cookie] = page.headers.getlist("Set-Cookie")
    assert re.fullmatch(
        r"__Host-wh-pin=[\w-]{43}; Secure; HttpOnly; Path=/; SameSite=Strict", cookie
    )
    form = {"pin": PIN, "form_token": form_token(page)}
    answer = visitor.world.app.test_client(use_cookies=False).post(
        f"/my/{visitor.token}",
        data=form,
        base_url="https://127.0.0.1:8000",
        headers={"Cookie": cookie.partition(";")[0]},
    )
    assert answer.status_code == 303
    assert answer.headers.getlist("Set-Cookie")[0].startswith("__Host-wh-visit=")
    assert "; Secure; " in answer.headers.getlist("Set-Cookie")[0]


def test_cookie_that_somebody_planted_becomes_no_visit(visitor: Visiting) -> None:
    browser = MemberBrowser(visitor.world.app)
    planted = "p" * 43
    for name in ("wh-visit", "wh-pin"):
        browser.client.set_cookie(name, planted, domain="127.0.0.1")
    assert browser.come_in(visitor.token).status_code == 303
    assert browser.cookie() != planted
    browser.client.set_cookie("wh-visit", planted, domain="127.0.0.1")
    assert browser.get("/my").status_code == 403


def test_whatever_is_wrong_gets_the_same_page(visitor: Visiting) -> None:
    world = visitor.world
    paused = way_back(world, visitor.member.actor, failures=400)
    browser = MemberBrowser(world.app)
    browser.form_token = form_token(browser.get("/my/x"))
    tries = [("x" * 43, PIN), (visitor.token, "0"), (paused, "0"), (paused, PIN), ("y", "\0é" * 99)]
    answers = [browser.post(f"/my/{token}", {"pin": pin}) for token, pin in tries]
    assert {answer.status_code for answer in answers} == {403}
    assert len({answer.text for answer in answers}) == 1
    assert "That did not work." in answers[0].text
    assert browser.cookie() is None


def test_pin_may_be_typed_with_spaces_and_must_be_typed(visitor: Visiting) -> None:
    browser = MemberBrowser(visitor.world.app)
    assert browser.come_in(visitor.token, f" {PIN[:4]} {PIN[4:]} ").status_code == 303
    assert browser.come_in(visitor.token, " ").status_code == 422


def test_pin_from_another_site_is_not_taken(visitor: Visiting) -> None:
    browser = MemberBrowser(visitor.world.app)
    assert browser.come_in(visitor.token, Sec_Fetch_Site="cross-site").status_code == 403
    browser.form_token = ""
    assert browser.post(f"/my/{visitor.token}", {"pin": PIN}).status_code == 403
    assert browser.cookie() is None
    assert visitor.world.rows("SELECT sum(failures) AS n FROM return_link")[0].n == 0


def test_idle_visit_is_closed_and_says_so(visitor: Visiting) -> None:
    clock.move(timedelta(minutes=16))
    try:
        answer = visitor.browser.get("/my/receipts")
    finally:
        clock.move(-timedelta(minutes=16))
    assert answer.status_code == 403
    assert "nothing was done for a while" in answer.text
    assert visitor.browser.cookie() is None


def test_signing_out_ends_this_visit_and_no_other(visitor: Visiting) -> None:
    elsewhere = MemberBrowser(visitor.world.app)
    elsewhere.come_in(visitor.token)
    kept = visitor.browser.cookie()
    answer = visitor.browser.post("/my/sign-out")
    assert (answer.status_code, answer.location) == (303, "/my/signed-out?lang=en")
    assert "Your page is closed on this phone." in visitor.browser.get(answer.location).text
    assert kept is not None
    visitor.browser.client.set_cookie("wh-visit", kept, domain="127.0.0.1")
    assert visitor.browser.get("/my").status_code == 403
    assert elsewhere.get("/my").status_code == 200


def test_signing_out_by_another_site_does_nothing(visitor: Visiting) -> None:
    assert visitor.browser.post("/my/sign-out", Sec_Fetch_Site="cross-site").status_code == 403
    assert visitor.browser.get("/my").status_code == 200
