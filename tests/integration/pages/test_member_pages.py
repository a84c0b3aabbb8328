"""What holds on every one of the member's own pages, whoever asks and whatever is sent."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from api.crisis.words import LEAVE_FOR
from api.db.transactional import in_transaction
from api.pages.member import visited, way_in
from api.web.problems import DatabaseAway
from tests.integration.links.way_back import PIN
from tests.integration.pages.conftest import Visiting, visiting
from tests.integration.pages.member_browser import MemberBrowser, form_token, text_of
from tests.world import Answer, World

PATHS = (
    "/my",
    "/my/requests/{id}",
    "/my/requests/{id}/refuse",
    "/my/requests/{id}/withdraw",
    "/my/requests/{id}/messages",
    "/my/where",
    "/my/disclosures",
    "/my/disclosures/{id}",
    "/my/receipts",
    "/my/consents/{id}",
    "/my/consents/{id}/take-back",
    "/my/consents/{id}/change",
    "/my/items/{id}",
    "/my/emergency/{id}",
    "/my/new-link",
    "/my/export",
    "/my/erase",
)
FORMS = (
    "/my/requests/{id}/keep-waiting",
    "/my/requests/{id}/refuse",
    "/my/requests/{id}/withdraw",
    "/my/requests/{id}/meeting/confirm",
    "/my/requests/{id}/meeting/cancel",
    "/my/requests/{id}/outcome/confirm",
    "/my/requests/{id}/outcome/contest",
    "/my/requests/{id}/messages",
    "/my/where",
    "/my/consents/{id}/take-back",
    "/my/consents/{id}/change",
    "/my/items/{id}/words",
    "/my/items/{id}/note",
    "/my/emergency/{id}",
    "/my/new-link",
    "/my/export",
    "/my/export/file",
    "/my/erase",
)
OPEN = {"/my/<token>", "/my/signed-out", "/my/sign-out"}
FORM = {
    "kind": "narrative",
    "words": "Other words.",
    "note": "Not so.",
    "version": '"1"',
    "share_back": "none",
    "days": "30",
    "message": "Hello.",
    "place": "CA",
}
_TABLES = (
    "consent",
    "consent_event",
    "context_item",
    "return_link",
    "member",
    "referral",
    "message",
    "audit_event",
)


def state_of(world: World) -> list[Any]:
    """Return all that a form could have changed."""
    return [world.rows(f"SELECT * FROM {table} ORDER BY id") for table in _TABLES]


def test_every_address_is_among_those_that_are_tried_here(world: World) -> None:
    rules = [rule for rule in world.app.url_map.iter_rules() if rule.rule.startswith("/my")]
    known = {re.sub(r"<uuid:\w+>", "{id}", rule.rule) for rule in rules}
    assert known == {*PATHS, *FORMS, *OPEN}


def test_without_a_visit_every_page_is_the_same_closed_one(world: World) -> None:
    browser = MemberBrowser(world.app)
    answers = [browser.get(path.format(id=uuid4())) for path in PATHS]
    assert {answer.status_code for answer in answers} == {403}
    assert len({answer.text for answer in answers}) == 1
    assert "open your own return link" in answers[0].text


def test_form_does_nothing_when_it_was_not_sent_from_a_page_of_this_visit(
    visitor: Visiting,
) -> None:
    browser, own = visitor.browser, visitor.browser.form_token
    foreign = form_token(MemberBrowser(visitor.world.app).get("/my/x"))
    form = FORM | {"after": visitor.id_of("return_link")}
    paths = [
        path.format(id=visitor.id_of(table_of(path))) if "{id}" in path else path for path in FORMS
    ]
    before = state_of(visitor.world)
    for path in paths:
        browser.form_token = own
        assert browser.post(path, form, Sec_Fetch_Site="cross-site").status_code == 403, path
        for wrong in ("", "x" * 44, foreign):
            browser.form_token = wrong
            assert browser.post(path, form).status_code == 403, path
    browser.client.delete_cookie("wh-visit", domain="127.0.0.1")
    browser.form_token = own
    assert {browser.post(path, form).status_code for path in paths} == {403}
    assert state_of(visitor.world) == before


def test_visit_that_ended_meanwhile_acts_no_more(
    visitor: Visiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = in_transaction

    def and_then_it_ends(*args: Any, **how: Any) -> Any:
        found = real(*args, **how)
        visitor.world.rows("DELETE FROM member_visit RETURNING 1")
        return found

    consent = visitor.id_of("consent")
    before = state_of(visitor.world)
    monkeypatch.setattr(visited, "in_transaction", and_then_it_ends)
    answers = [
        visitor.browser.post(f"/my/consents/{consent}/take-back"),
        visitor.browser.get("/my"),
    ]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert state_of(visitor.world) == before


def pages_of(visitor: Visiting) -> list[Answer]:
    """Return every page of a visit, as it is when somebody has read."""
    visitor.read_by_clinician()
    ids = {
        "/my/disclosures/{id}": "disclosure",
        "/my/items/{id}": "context_item",
        "/my/emergency/{id}": "referral",
    } | {path: "referral" for path in PATHS if path.startswith("/my/requests/")}
    pages = [
        visitor.browser.get(path.format(id=visitor.id_of(ids.get(path, "consent"))))
        for path in PATHS
    ]
    assert {page.status_code for page in pages} == {200}
    return [*pages, visitor.browser.get("/my/signed-out"), visitor.browser.get(f"/my/{'x' * 43}")]


def test_every_page_keeps_itself_to_itself_and_offers_help(visitor: Visiting) -> None:
    for page in [*pages_of(visitor), visitor.browser.get(f"/my/items/{uuid4()}")]:
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        policy = page.headers["Content-Security-Policy"]
        for part in ("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'"):
            assert part in policy
        assert "unsafe" not in policy
        assert 'href="tel:988"' in page.text
        assert f'href="{LEAVE_FOR}"' in page.text
        assert 'href="?lang=es"' in page.text
        assert page.text.count("<h1>") == 1
        [title] = re.findall(r"<title>(.*)</title>", page.text)
        assert title.endswith(" - Private page")
        assert "Warm Handoff" not in title


def test_no_secret_and_no_name_is_in_any_address_or_title(visitor: Visiting) -> None:
    secrets = [visitor.token, PIN, visitor.browser.cookie() or "", "Dana", "u-77", "ref-1"]
    for page in pages_of(visitor):
        places = re.findall(r'(?:href|action|src)="([^"]*)"', page.text)
        places += re.findall(r"<title>.*</title>", page.text)
        assert [each for each in places if any(secret in each for secret in secrets)] == []


def test_no_log_line_holds_the_link_the_pin_or_a_word(
    visitor: Visiting, capfd: pytest.CaptureFixture[str]
) -> None:
    visitor.browser.come_in(visitor.token)
    visitor.browser.come_in(visitor.token, "73190664")
    pages_of(visitor)
    said = "".join(capfd.readouterr())
    assert "/my/<token>" in said
    for secret in (
        visitor.token,
        PIN,
        "73190664",
        visitor.browser.cookie() or "-",
        "Dana",
        "sleep",
    ):
        assert secret not in said


def test_language_travels_along(visitor: Visiting) -> None:
    page = visitor.browser.get("/my?lang=es")
    assert '<html lang="es">' in page.text
    own = re.findall(r'(?:href|action)="(/my[^"]*)"', page.text)
    assert own
    assert all("lang=es" in each for each in own)
    assert 'name="lang" value="es"' in page.text
    answer = visitor.browser.post("/my/sign-out?lang=es", {"lang": "es"})
    assert answer.location == "/my/signed-out?lang=es"


def test_member_of_a_suspended_platform_still_takes_everything_back(visitor: Visiting) -> None:
    consent = visitor.id_of("consent")
    visitor.world.rows("UPDATE platform SET suspended_at = now() RETURNING 1")
    assert visitor.member.get("/v1/consents").status_code == 401
    browser = MemberBrowser(visitor.world.app)
    assert browser.come_in(visitor.token).status_code == 303
    answer = browser.post(f"/my/consents/{consent}/take-back")
    assert answer.status_code == 303
    assert "You have taken it back" in browser.get(answer.location).text
    [(status,)] = visitor.world.rows("SELECT status FROM consent")
    assert status == "revoked"


def away(*_: object, **__: object) -> None:
    raise DatabaseAway


@pytest.mark.parametrize("ask", [lambda b: b.get("/my"), lambda b: b.come_in("x")])
def test_page_points_to_help_when_the_database_is_away(
    visitor: Visiting, monkeypatch: pytest.MonkeyPatch, ask: Callable[[MemberBrowser], Answer]
) -> None:
    for module in (visited, way_in):
        monkeypatch.setattr(module, "in_transaction", away)
    answer = ask(visitor.browser)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "tel:988" in answer.text
    assert "try again in a few minutes" in answer.text


def test_form_that_is_far_too_long_is_refused_with_a_page(visitor: Visiting) -> None:
    item = visitor.id_of("context_item")
    answer = visitor.browser.post(f"/my/items/{item}/note", {"note": "x" * 300_000})
    assert answer.status_code == 413
    assert "tel:988" in answer.text


def test_somebody_elses_id_is_answered_like_a_random_one(world: World) -> None:
    visitor = visiting(world)
    world.queued(visitor.platform, member_ref="u-78", reference="ref-2")
    visiting(world, "Harbour").read_by_clinician()
    before = state_of(world)
    asks: list[tuple[Callable[[str], Answer], str]]
    asks = [(visitor.browser.get, path) for path in PATHS if "{id}" in path]
    asks += [(partial(visitor.browser.post, form=FORM), path) for path in FORMS if "{id}" in path]
    for ask, path in asks:
        sql = f"SELECT id FROM {table_of(path)} WHERE member_id <> :m"
        others = [str(row.id) for row in world.rows(sql, m=visitor.member.actor.id)]
        assert others
        expected = ask(path.format(id=uuid4()))
        for other in others:
            answer = ask(path.format(id=other))
            assert (answer.status_code, answer.text) == (404, expected.text), path
            assert headers_of(answer) == headers_of(expected)
    assert state_of(world) == before


def table_of(path: str) -> str:
    """Return the table whose ids an address takes."""
    tables = {"consents": "consent", "items": "context_item", "emergency": "referral"}
    tables["requests"] = "referral"
    return tables.get(path.split("/")[2], "disclosure")


def headers_of(answer: Answer) -> list[tuple[str, str]]:
    return sorted(each for each in answer.headers.items() if each[0] != "Request-Id")


def test_cursor_of_another_member_opens_nothing(world: World) -> None:
    visitor = visiting(world)
    answer = visitor.browser.get("/my/disclosures?cursor=eyJ4Ijox")
    assert answer.status_code == 400
    assert "tel:988" in text_of(answer) or "988" in text_of(answer)
