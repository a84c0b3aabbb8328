"""Where an authorization response may go: to the registered place, character by character."""

import pytest

from tests.integration.oauth.browser import REDIRECT, Browser, answered, refused
from tests.integration.oauth.small_site import Site

HOSTILE = [
    f"{REDIRECT}/",
    f"{REDIRECT}?a=b",
    f"{REDIRECT}#a",
    "https://clinic.example.org/x/../return",
    "https://clinic.example.org@attacker.example.org/return",
    "https://CLINIC.example.org/return",
    "https://clinic.example.org:8443/return",
    "http://clinic.example.org/return",
    "http://localhost/return",
    f'{REDIRECT}"',
    f"{REDIRECT}\\",
    "https://clinic.example.org/rétour",
    f"{REDIRECT}\n",
    f"{REDIRECT}\0",
    "javascript:alert(1)",
    "x" * 5000,
    "",
    None,
]


@pytest.fixture
def browser(site: Site) -> Browser:
    return site.signed_in()


@pytest.mark.parametrize("uri", HOSTILE)
def test_other_redirect_uri_is_a_400_and_never_a_redirect(
    browser: Browser, uri: str | None
) -> None:
    status, error = refused(browser.authorize(redirect_uri=uri))
    assert (status, error) == (400, "invalid_request")


@pytest.mark.parametrize("client_id", ["nobody", "", '"', "é", "a\0b", None])
def test_unknown_client_is_a_400_and_never_a_redirect(
    browser: Browser, client_id: str | None
) -> None:
    answer = browser.authorize(client_id=client_id)
    assert refused(answer)[0] == 400
    assert "WWW-Authenticate" not in answer.headers  # a browser would open a dialogue


@pytest.mark.parametrize("response_type", ['"', "é", "code\0"])
def test_odd_response_type_is_a_400(browser: Browser, response_type: str) -> None:
    assert refused(browser.authorize(response_type=response_type)) == (400, "invalid_request")


@pytest.mark.parametrize("name", ["redirect_uri", "client_id", "state", "code_challenge", "scope"])
def test_repeated_parameter_is_a_400(browser: Browser, name: str) -> None:
    asked = list(browser.request_of().items())
    answer = browser.get("/oauth/authorize", query_string=[*asked, (name, "a"), (name, "a")])
    assert refused(answer) == (400, "invalid_request")


def test_suspended_client_is_a_400(own_site: Site) -> None:
    browser = own_site.signed_in()
    own_site.execute("UPDATE oauth_client SET suspended_at = now() WHERE id = 'clinic'")
    assert refused(browser.authorize()) == (400, "invalid_client")


def test_error_is_a_page_with_the_crisis_line_when_a_browser_asks(browser: Browser) -> None:
    answer = browser.get(
        "/oauth/authorize",
        query_string=browser.request_of(redirect_uri="https://attacker.example.org/<b>"),
        headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"},
    )
    assert answer.status_code == 400
    assert answer.mimetype == "text/html"
    assert "988" in answer.text
    assert 'href="/crisis"' in answer.text
    assert "<b>" not in answer.text


@pytest.mark.parametrize("port", ["", ":1", ":51004", ":65535"])
def test_native_app_may_choose_its_loopback_port(browser: Browser, port: str) -> None:
    uri = f"http://127.0.0.1{port}/return"
    response = browser.authorize(client_id="cli", redirect_uri=uri)
    code = answered(response, uri)["code"]
    assert browser.redeem(code, client_id="cli", redirect_uri=uri).status_code == 200


@pytest.mark.parametrize(
    "uri",
    [
        "http://localhost:51004/return",
        "http://127.0.0.1:51004/other",
        "http://127.0.0.1:51004",
        "http://127.0.0.1:51004/return/",
        "http://127.0.0.1:123456/return",
        "http://127.0.0.1:@attacker.example.org/return",
        "https://127.0.0.1:51004/return",
        "http://127.0.0.1.attacker.example.org:1/return",
    ],
)
def test_native_app_may_choose_nothing_but_the_port(browser: Browser, uri: str) -> None:
    assert refused(browser.authorize(client_id="cli", redirect_uri=uri))[0] == 400


def test_code_is_bound_to_the_port_that_was_chosen(browser: Browser) -> None:
    uri = "http://127.0.0.1:51004/return"
    code = answered(browser.authorize(client_id="cli", redirect_uri=uri), uri)["code"]
    answer = browser.redeem(code, client_id="cli", redirect_uri="http://127.0.0.1:51005/return")
    assert refused(answer) == (400, "invalid_grant")


def test_browser_app_may_not_choose_a_port(own_site: Site) -> None:
    browser = own_site.signed_in()
    own_site.execute(
        "UPDATE oauth_client SET redirect_uris = '{http://127.0.0.1/return}' WHERE id = 'clinic'"
    )
    answer = browser.authorize(redirect_uri="http://127.0.0.1:51004/return")
    assert refused(answer)[0] == 400
