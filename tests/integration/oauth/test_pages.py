"""The login page: what it carries, whom it believes, and how it answers what is wrong."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from api.clock import utc_now
from api.oauth import sign_in
from tests.integration.oauth.browser import PASSWORD, Browser, answered, body, refused
from tests.integration.oauth.small_site import Site, make_app, settings_for

LOGIN = "/oauth/login"


def _cookie(browser: Browser) -> str:
    cookie = browser.client.get_cookie("wh-session", domain="127.0.0.1")
    assert cookie is not None
    return cookie.value


def _post(browser: Browser, headers: Any = None, **changes: str) -> Any:
    form = {
        "username": "ngozi",
        "password": PASSWORD,
        "form_token": browser.form_token(),
        **changes,
    }
    return browser.post(LOGIN, form, headers=headers or {})


def test_page_loads_nothing_foreign_and_is_never_framed_or_kept(site: Site) -> None:
    answer = site.browser().get(LOGIN)
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "<script" not in answer.text
    assert "http://" not in answer.text
    assert "https://" not in answer.text
    assert 'href="/crisis"' in answer.text
    with site.browser().get("/oauth/static/pages.css") as style:
        assert style.mimetype == "text/css"


def test_cookie_is_out_of_reach_of_scripts_and_other_sites(site: Site) -> None:
    header = site.browser().get(LOGIN).headers["Set-Cookie"]
    assert header.startswith("wh-session=")
    assert "HttpOnly" in header
    assert "SameSite=Lax" in header
    assert "Path=/" in header
    assert "Domain" not in header


def test_cookie_is_bound_to_the_host_under_https(site: Site, tmp_path: Path) -> None:
    key = site.settings.signing_key_file.read_text()
    (tmp_path / "signing_key.json").write_text(key)
    settings = settings_for(tmp_path, base_url="https://api.example.org")
    browser = replace(site, app=make_app(settings, site.database)).browser()
    header = browser.get(LOGIN).headers["Set-Cookie"]
    assert header.startswith("__Host-wh-session=")
    assert "Secure" in header


def test_session_id_is_new_after_the_login(site: Site) -> None:
    browser = site.browser()
    browser.get(LOGIN)
    before = _cookie(browser)
    assert _post(browser).status_code == 303
    assert _cookie(browser) != before
    browser.client.set_cookie("wh-session", before, domain="127.0.0.1")
    assert browser.authorize().location.startswith(LOGIN)


def test_name_is_the_same_person_however_it_is_typed(site: Site) -> None:
    assert site.browser().sign_in("  NGOZI ").status_code == 303


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "none"}],
)
def test_form_that_another_site_sent_is_a_403(site: Site, headers: Any) -> None:
    browser = site.browser()
    assert _post(browser, headers).status_code == 403
    assert browser.authorize().location.startswith(LOGIN)


@pytest.mark.parametrize("token", ["", "wrong", "é"])
def test_form_without_its_token_is_a_403(site: Site, token: str) -> None:
    assert _post(site.browser(), form_token=token).status_code == 403


def test_token_of_another_browser_is_a_403(site: Site) -> None:
    assert _post(site.browser(), form_token=site.browser().form_token()).status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "wrong"},
        {"password": ""},
        {"password": "x" * 5000},
        {"username": "nobody"},
        {"username": ""},
        {"username": "a\0b"},
        {"username": "x" * 5000},
    ],
)
def test_whatever_is_wrong_gets_the_same_answer(site: Site, wrong: Any) -> None:
    browser = site.browser()
    told = set()
    for changes in (wrong, {"username": "somebody else", "password": "another wrong one"}):
        answer = _post(browser, **changes)
        assert answer.status_code == 403
        assert "Set-Cookie" in answer.headers
        told.add(re.search('role="alert">(.*?)</p>', answer.text)[1])  # type: ignore[index]
    assert len(told) == 1


def test_disabled_account_gets_the_answer_of_a_wrong_password(own_site: Site) -> None:
    own_site.execute("UPDATE oauth_account SET disabled_at = now()")
    assert own_site.browser().sign_in().status_code == 403


def test_what_was_typed_is_escaped_in_the_answer(site: Site) -> None:
    answer = site.browser().sign_in('"><script>alert(1)</script>', "wrong")
    assert "<script>" not in answer.text


def test_unknown_name_costs_what_a_wrong_password_costs(
    own_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(sign_in, "matches", lambda *_: done.append("hash"))
    engine = own_site.database.engine
    event.listen(engine, "before_cursor_execute", lambda *of: done.append(of[2]))
    work = []
    for name in ("ngozi", "nobody"):
        browser = own_site.browser()
        done.clear()
        for _ in range(6):  # free ones, one that begins the wait, and one that comes too soon
            browser.sign_in(name, "wrong")
        work.append(list(done))
    assert work[0] == work[1]
    assert work[0].count("hash") == 6


def test_wait_grows_after_four_failures_and_ends_by_itself(own_site: Site, later: Any) -> None:
    browser = own_site.browser()
    for _ in range(6):
        assert browser.sign_in(password="wrong").status_code == 403
    assert browser.sign_in().status_code == 403  # right, but too soon
    assert own_site.browser().sign_in("operator").status_code == 303  # others do not wait
    later(seconds=3)
    assert browser.sign_in().status_code == 303
    [(left,)] = own_site.execute("SELECT count(*) FROM oauth_attempt")
    assert left == 0


def test_guessing_is_on_record_without_the_name(own_site: Site) -> None:
    browser = own_site.browser()
    for _ in range(5):
        browser.sign_in("somebody", "wrong")
    facts = "body::json -> 'facts'"
    rows = own_site.execute(f"SELECT action, object_kind, {facts}, actor_persona FROM audit_event")
    assert [tuple(row) for row in rows] == [("sign-in.refused", "name", {"failures": 5}, "system")]


def test_session_ends_after_a_quarter_of_an_hour_without_use(site: Site, later: Any) -> None:
    browser = site.signed_in()
    later(minutes=14)
    assert "code" in answered(browser.authorize())
    later(minutes=14)
    assert "code" in answered(browser.authorize())
    later(minutes=16)
    assert browser.authorize().location.startswith(LOGIN)


def test_session_ends_after_twelve_hours_however_busy(own_site: Site, later: Any) -> None:
    browser = own_site.signed_in()
    later(hours=11, minutes=59)
    own_site.execute("UPDATE oauth_login SET last_seen_at = :now", now=utc_now())
    assert "code" in answered(browser.authorize())
    later(minutes=2)
    assert browser.authorize().location.startswith(LOGIN)


def test_signing_out_ends_the_session_and_its_tokens(site: Site) -> None:
    browser, elsewhere = site.signed_in(), site.signed_in()
    ended = site.verify(body(browser.redeem(browser.code()))["access_token"]).grant_id
    kept = site.verify(body(elsewhere.redeem(elsewhere.code()))["access_token"]).grant_id
    answer = browser.post("/oauth/logout", {"form_token": browser.form_token("/oauth/logout")})
    assert answer.status_code == 200
    assert browser.authorize().location.startswith(LOGIN)
    rows = site.execute("SELECT grant_is_alive(:a), grant_is_alive(:b)", a=ended, b=kept)
    assert [tuple(row) for row in rows] == [(False, True)]


def test_signing_out_needs_our_own_form(site: Site) -> None:
    browser = site.signed_in()
    assert browser.post("/oauth/logout", {}).status_code == 403
    assert "code" in answered(browser.authorize())


def test_signing_in_again_ends_the_session_that_was_there(site: Site) -> None:
    browser = site.signed_in()
    before = _cookie(browser)
    assert browser.sign_in("operator").status_code == 303
    browser.client.set_cookie("wh-session", before, domain="127.0.0.1")
    assert browser.authorize().location.startswith(LOGIN)


def test_login_leads_only_to_our_own_authorization_endpoint(site: Site) -> None:
    path = f"{LOGIN}?redirect_uri=https%3A%2F%2Fattacker.example.org&next=%2F%2Fattacker"
    onward = site.browser().sign_in(path=path).location
    assert onward.startswith("/oauth/authorize?")
    assert site.browser().sign_in().location == "/oauth/logout"


def test_form_that_is_far_too_large_is_a_413(site: Site) -> None:
    assert site.token({"grant_type": "x" * 70_000}).status_code == 413


def test_authorize_takes_no_post(site: Site) -> None:
    assert site.post("/oauth/authorize", site.browser().request_of()).status_code == 405
    assert refused(site.token({}))[0] == 400
