"""The consent page against previews, other sites, other browsers, late clicks and a bad line."""

import io
import json
import re
from contextlib import redirect_stderr
from dataclasses import replace
from threading import Barrier, Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
import structlog
from flask import Flask

from api.app import create_app
from api.db.session import Database, Reach, Role
from api.links.enter import enter
from api.pages.words import words
from api.settings import Settings
from api.web.logs import configure_logging
from tests.integration.pages.reader import (
    Reader,
    decided,
    link_of,
    to_review,
    way_back_shown,
)
from tests.world import World

WATCHED = ("consent_link", "return_link", "consent", "referral", "audit_event", "disclosure")
EN = words("en")


def everything(world: World) -> list[str]:
    return [str(world.rows(f"SELECT t::text FROM {table} t ORDER BY 1")) for table in WATCHED]


def consents(world: World) -> int:
    [(count,)] = world.rows("SELECT count(*) FROM consent")
    return int(count)


# Opening


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Purpose": "prefetch"}, {"User-Agent": "Slackbot-LinkExpanding 1.0"}]
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_opening_consumes_nothing(world: World, method: str, headers: Any) -> None:
    link = link_of(world, world.platform())
    before = everything(world)
    for path in ("", "/later", "/item/1", "/item/2", "/back", "/who", "/review", "/done"):
        answer = world.app.test_client().open(link + path, method=method, headers=headers)
        assert answer.status_code in (200, 303)
    assert everything(world) == before
    reader = decided(Reader(world.app), link)
    assert reader.heading() == EN["done"]["granted_heading"]


def test_every_get_is_read_only(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    link, begun = link_of(world, world.platform()), []
    reader = to_review(Reader(world.app), link)
    begin = Database.begin

    def noted(self: Database, reach: Reach, *, read_only: bool = False) -> Any:
        begun.append((reach.role, read_only))
        return begin(self, reach, read_only=read_only)

    monkeypatch.setattr(Database, "begin", noted)
    for path in ("", "/later", "/item/1", "/back", "/who", "/review", "/done"):
        reader.open(link + path)
    assert set(begun) == {(Role.AUTH, True), (Role.MEMBER, True)}


def test_page_is_never_kept_framed_indexed_or_sent_along(world: World) -> None:
    headers = Reader(world.app).open(link_of(world, world.platform())).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith(
        "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
    )
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_page_loads_nothing(world: World) -> None:
    text = to_review(Reader(world.app), link_of(world, world.platform())).shown.text
    assert set(re.findall(r'https?://[^"<]*', text)) == {"https://www.weather.gov/"}
    assert not re.search(r"<(img|link|iframe|script src)|@import|url\(", text)


def test_cookie_is_out_of_reach_of_scripts_and_other_sites(world: World) -> None:
    header = Reader(world.app).open(link_of(world, world.platform())).headers["Set-Cookie"]
    assert header.startswith("wh-consent=")
    assert "HttpOnly" in header
    assert "SameSite=Lax" in header
    assert "Domain" not in header


def test_cookie_is_bound_to_the_host_under_https(world: World) -> None:
    link = link_of(world, world.platform())
    world.app.config["BASE_URL"] = "https://api.example.org"
    header = Reader(world.app).open(link).headers["Set-Cookie"]
    assert header.startswith("__Host-wh-consent=")
    assert "Secure" in header
    assert "Path=/" in header


# Deciding


def test_first_decision_burns_the_link_for_every_other_browser(world: World) -> None:
    link = link_of(world, world.platform())
    first, other = decided(Reader(world.app), link), Reader(world.app)
    back, pin = way_back_shown(first)
    for path in ("", "/later", "/item/1", "/back", "/review", "/done"):
        assert other.open(link + path).status_code == 410
        assert other.heading() == EN["gone"]["used_heading"]
        assert pin not in other.shown.text
        assert back not in other.shown.text
    assert consents(world) == 1


def test_late_form_of_another_browser_decides_nothing(world: World) -> None:
    link = link_of(world, world.platform())
    late = to_review(Reader(world.app), link)
    decided(Reader(world.app), link, "share_nothing")
    before = everything(world)
    assert late.send(decision="deny").status_code == 410
    assert late.heading() == EN["gone"]["used_heading"]
    assert everything(world) == before


@pytest.mark.parametrize("again", ["", "/review", "/done", "/item/1"])
def test_browser_that_lost_the_answer_is_shown_it_again(world: World, again: str) -> None:
    link = link_of(world, world.platform())
    reader = decided(Reader(world.app), link)
    shown = way_back_shown(reader)
    reader.open(link + again)
    assert way_back_shown(reader) == shown


def test_button_pressed_twice_decides_once(world: World) -> None:
    link = link_of(world, world.platform())
    reader = to_review(Reader(world.app), link)
    form = {**reader.fields(), "decision": "share"}
    answers = [reader.client.post(f"{link}/review", data=form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    shown = {way_back_shown(_at(reader, answer.location)) for answer in answers}
    assert len(shown) == 1
    assert consents(world) == 1


def _at(reader: Reader, path: str) -> Reader:
    reader.open(path)
    return reader


def test_way_back_is_shown_for_half_an_hour_and_no_longer(world: World, later: Any) -> None:
    link = link_of(world, world.platform())
    reader = decided(Reader(world.app), link)
    later(minutes=29)
    assert reader.open(link).status_code == 200
    later(minutes=2)
    assert reader.open(link).status_code == 410
    assert reader.open(f"{link}/done").status_code == 410


def test_way_back_opens_the_members_page_and_is_kept_as_digests_alone(world: World) -> None:
    reader = decided(Reader(world.app), link_of(world, world.platform()))
    back, pin = way_back_shown(reader)
    token = back.rpartition("/")[2]
    assert Reader(world.app).open(urlsplit(back).path).status_code == 200
    database = world.app.extensions["warmhandoff.database"].database
    with database.begin(Reach(Role.AUTH)) as session:
        assert enter(session, token, pin) is not None
        assert enter(session, token, "00000000" if pin != "00000000" else "1") is None
    for table in ("consent_link", "return_link", "audit_event", "consent", "feed_event"):
        kept = str(world.rows(f"SELECT t::text FROM {table} t"))
        assert pin not in kept
        assert token not in kept
        assert reader.cookie() not in kept


def test_platform_learns_nothing_of_the_way_back(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    link = urlsplit(referral["consent_url"]).path
    back, pin = way_back_shown(decided(Reader(world.app), link, items=("both",)))
    told = platform.get(f"/v1/referrals/{referral['id']}").text + platform.get("/v1/events").text
    assert back not in told
    assert pin not in told
    assert "consent_page" not in told


@pytest.mark.parametrize("ways", [("share", "deny"), ("share", "share"), ("deny", "deny")])
def test_of_two_browsers_that_decide_at_once_one_does(world: World, ways: tuple[str, str]) -> None:
    link = link_of(world, world.platform())
    readers = [to_review(Reader(world.app), link) for _ in ways]
    both_here = Barrier(2)

    def decide(reader: Reader, way: str) -> None:
        both_here.wait()
        reader.send(decision=way)

    threads = [Thread(target=decide, args=each) for each in zip(readers, ways, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(reader.shown.status_code for reader in readers) == [200, 410]
    assert consents(world) == 1
    [(links,)] = world.rows("SELECT count(*) FROM return_link")
    assert links == 1
    [winner] = [reader for reader in readers if reader.shown.status_code == 200]
    way_back_shown(winner)


@pytest.mark.parametrize(
    "first",
    [
        "UPDATE consent_link SET decided_at = now(), decided_by = 'somebody'",
        "UPDATE referral SET status = 'queued', queued_at = now()",
    ],
)
def test_decision_waits_for_one_that_has_not_committed(world: World, first: str) -> None:
    """It comes while another browser, or the member's app, decides: there is nothing left."""
    link = link_of(world, world.platform())
    reader = to_review(Reader(world.app), link)
    sending = Thread(target=lambda: reader.send(decision="share"))
    with world.as_owner() as session:
        connection = session.connection()
        connection.exec_driver_sql("SELECT 1 FROM referral FOR UPDATE")
        sending.start()
        world.wait_for_a_lock()
        connection.exec_driver_sql(first)
    sending.join()
    assert reader.shown.status_code == 410
    assert consents(world) == 0


# Forms that are not what they seem


@pytest.mark.parametrize("step", ["", "/item/1", "/back", "/who", "/review"])
@pytest.mark.parametrize(
    ("headers", "form"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, {}),
        ({"Sec-Fetch-Site": "same-site"}, {}),
        ({"Sec-Fetch-Site": "none"}, {}),
        ({}, {"form_token": "wrong"}),
        ({}, {"form_token": None}),
    ],
)
def test_form_that_another_site_sent_keeps_and_decides_nothing(
    world: World, step: str, headers: Any, form: Any
) -> None:
    link = link_of(world, world.platform())
    reader = to_review(Reader(world.app), link)
    reader.open(link + step)
    before = everything(world)
    chosen = {"safe": "yes", "choice": "care", "share_back": "outcome", "days": 365}
    answer = reader.send(headers, **chosen, decider="guardian", decision="share", **form)
    assert answer.status_code == 403
    assert EN["errors"]["page_old"] in reader.text
    assert everything(world) == before


def test_form_token_of_another_browser_is_refused(world: World) -> None:
    link = link_of(world, world.platform())
    reader, other = to_review(Reader(world.app), link), Reader(world.app)
    other.open(f"{link}/review")
    answer = reader.send(decision="share", form_token=other.fields()["form_token"])
    assert answer.status_code == 403
    assert consents(world) == 0


def test_cookie_is_on_no_page(world: World) -> None:
    reader = to_review(Reader(world.app), link_of(world, world.platform()))
    assert reader.cookie() not in reader.shown.text


def test_item_of_another_referral_is_refused(world: World) -> None:
    platform = world.platform()
    link = link_of(world, platform)
    link_of(world, platform, member_ref="u-2")
    own, foreign = ([str(id_) for (id_,) in world.rows(_ITEMS, ref=ref)] for ref in ("u-77", "u-2"))
    reader = Reader(world.app)
    reader.open(link)
    reader.send(safe="yes")
    for wrong in (foreign[0], own[1], "", None):
        assert reader.send(choice="both", item=wrong).status_code == 422
        assert EN["errors"]["changed"] in reader.text
    [(kept,)] = world.rows("SELECT count(*) FROM consent_link WHERE draft ? 'items'")
    assert kept == 0


_ITEMS = """
SELECT i.id FROM context_item i JOIN member m ON m.id = i.member_id WHERE m.member_ref = :ref
ORDER BY i.id
"""


def test_choices_that_changed_behind_the_review_are_shown_before_they_count(world: World) -> None:
    link = link_of(world, world.platform())
    shown, elsewhere = to_review(Reader(world.app), link), Reader(world.app)
    elsewhere.open(f"{link}/item/2")
    elsewhere.send(choice="both")
    assert shown.send(decision="share").status_code == 422
    assert EN["errors"]["changed"] in shown.text
    assert consents(world) == 0
    shown.send(decision="share")
    assert consents(world) == 1


def test_notice_that_was_not_shown_cannot_be_signed(world: World) -> None:
    reader = to_review(Reader(world.app), link_of(world, world.platform()))
    assert reader.send(decision="share", lang="es").status_code == 422
    assert consents(world) == 0


def test_form_that_is_far_too_large_is_refused(world: World) -> None:
    reader = to_review(Reader(world.app), link_of(world, world.platform()))
    answer = reader.send(decision="share", basis="x" * 20_000)
    assert answer.status_code == 413
    assert answer.mimetype == "text/html"
    assert "988" in answer.text


# Links that lead no further


@pytest.mark.parametrize("path", ["/consent/unknown", f"/consent/{'x' * 3000}", "/consent/%00é"])
def test_link_that_never_existed_says_where_to_get_one(world: World, path: str) -> None:
    reader = Reader(world.app)
    answer = reader.open(path)
    assert answer.status_code == 404
    assert reader.heading() == EN["gone"]["unknown_heading"]
    assert EN["gone"]["help"] in reader.text


def test_step_that_does_not_exist_is_a_page_too(world: World) -> None:
    link = link_of(world, world.platform())
    reader = Reader(world.app)
    reader.open(link)
    reader.send(safe="yes")
    for path in ("/item/0", "/item/3"):
        assert reader.open(link + path).status_code == 404
        assert reader.heading() == EN["gone"]["unknown_heading"]


def test_replaced_link_looks_like_one_that_never_existed(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    assert platform.post(f"/v1/referrals/{referral['id']}/consent-link").status_code == 200
    old = Reader(world.app).open(urlsplit(referral["consent_url"]).path)
    never = Reader(world.app).open("/consent/unknown")
    assert (old.status_code, old.text) == (never.status_code, never.text)


def test_link_stops_with_its_time_though_no_timer_ran(world: World, later: Any) -> None:
    link = link_of(world, world.platform())
    reader = to_review(Reader(world.app), link)
    later(days=7, seconds=1)
    assert reader.send(decision="share").status_code == 410
    assert reader.heading() == EN["gone"]["expired_heading"]
    assert "988" in reader.text
    assert Reader(world.app).open(link).status_code == 410
    assert consents(world) == 0


def test_referral_that_ran_out_of_time_says_so(world: World) -> None:
    link = link_of(world, world.platform())
    world.rows("UPDATE referral SET status = 'expired', due_at = NULL RETURNING 1")
    reader = Reader(world.app)
    assert reader.open(link).status_code == 410
    assert reader.heading() == EN["gone"]["expired_heading"]


@pytest.mark.parametrize("decision", ["grant", "deny"])
def test_decision_in_the_members_app_uses_the_link_up(world: World, decision: str) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    link = urlsplit(referral["consent_url"]).path
    reader = to_review(Reader(world.app), link, items=("both",))
    member = world.member_of(platform, "u-77")
    terms = world.terms(referral, decision=decision)
    answer = member.post("/v1/consents", terms | ({"items": []} if decision == "deny" else {}))
    assert answer.status_code == 201
    assert reader.send(decision="share").status_code == 410
    assert reader.heading() == EN["gone"]["used_heading"]
    assert consents(world) == 1


def test_suspended_platform_closes_no_page(world: World) -> None:
    platform = world.platform()
    link = link_of(world, platform)
    for table in ("platform", "community", "oauth_client"):
        world.rows(f"UPDATE {table} SET suspended_at = now() RETURNING 1")
    world.rows("UPDATE oauth_grant SET revoked_at = now() RETURNING 1")
    reader = decided(Reader(world.app), link)
    assert reader.heading() == EN["done"]["granted_heading"]


# A bad line


@pytest.fixture
def stranded(keys: Settings) -> Flask:
    """The same app with a database where nobody listens."""
    away = "postgresql+psycopg://wh_app@127.0.0.1:1/nowhere"
    return create_app(replace(keys, database_url=away))


@pytest.mark.parametrize("language", ["en", "es"])
def test_database_away_is_a_page_with_the_crisis_line(stranded: Flask, language: str) -> None:
    reader = Reader(stranded)
    for path in ("", "/item/1", "/review", "/done"):
        answer = reader.open(f"/consent/some-token{path}?lang={language}")
        assert (answer.status_code, answer.mimetype) == (503, "text/html")
        assert answer.headers["Retry-After"] == "5"
        assert "988" in reader.text
        assert reader.heading() == words(language)["network"]["unavailable"]


def test_step_that_was_not_saved_says_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlalchemy.exc import OperationalError  # noqa: PLC0415

    reader = to_review(Reader(world.app), link_of(world, world.platform()))

    def away(*_: Any, **__: Any) -> None:
        raise OperationalError("gone", None, Exception())

    with monkeypatch.context() as broken:
        broken.setattr(Database, "begin", away)
        assert (
            reader.client.post(
                f"{reader.at}", data={**reader.fields(), "decision": "share"}
            ).status_code
            == 503
        )
    assert reader.send(decision="share").status_code == 200


# Logs


def test_no_line_names_the_link_the_way_back_or_the_words(world: World) -> None:
    platform = world.platform()
    link = link_of(world, platform)
    before = structlog.get_config()
    with redirect_stderr(io.StringIO()) as written:
        configure_logging("DEBUG")
        reader = decided(Reader(world.app), link)
        Reader(world.app).open(link)
        Reader(world.app).open("/consent/no-such-token")
    structlog.configure(**before)
    back, pin = way_back_shown(reader)
    lines = written.getvalue()
    assert {json.loads(line)["route"] for line in lines.splitlines()} >= {"/consent/<token>"}
    for secret in (link.rpartition("/")[2], back.rpartition("/")[2], pin, reader.cookie()):
        assert secret not in lines
    assert "no-such-token" not in lines
