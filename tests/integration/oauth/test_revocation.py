"""Revoking a token: its grant ends, and nothing is told about tokens of others."""

from typing import Any

from tests.integration.oauth.browser import body, refused
from tests.integration.oauth.small_site import Site


def _alive(site: Site, token: str) -> bool:
    grant = site.verify(token).grant_id
    [(alive,)] = site.execute("SELECT grant_is_alive(:id)", id=grant)
    return bool(alive)


def _clinician_token(site: Site) -> str:
    browser = site.signed_in()
    token: str = body(browser.redeem(browser.code()))["access_token"]
    return token


def test_public_client_ends_its_own_grant(site: Site) -> None:
    token = _clinician_token(site)
    answer = site.post("/oauth/revoke", {"token": token, "client_id": "clinic"})
    assert (answer.status_code, body(answer)) == (200, {})
    assert not _alive(site, token)
    again = site.post("/oauth/revoke", {"token": token, "client_id": "clinic"})
    assert again.status_code == 200
    [(recorded,)] = site.execute("SELECT count(*) FROM audit_event WHERE action = 'grant.revoked'")
    assert recorded == 1


def test_platform_ends_all_its_tokens_with_one(own_site: Site) -> None:
    first, second = (body(own_site.platform_token())["access_token"] for _ in range(2))
    own_site.post("/oauth/revoke", {"token": first}, auth=(own_site.client_id, own_site.secret))
    assert not _alive(own_site, second)
    assert _alive(own_site, body(own_site.platform_token())["access_token"])


def test_token_of_another_client_is_quietly_left_alone(site: Site) -> None:
    token = _clinician_token(site)
    answer = site.post("/oauth/revoke", {"token": token, "client_id": "cli"})
    assert (answer.status_code, body(answer)) == (200, {})
    assert _alive(site, token)


def test_what_is_no_token_is_quietly_accepted(site: Site, later: Any) -> None:
    token = _clinician_token(site)
    later(seconds=301)
    for odd in ("nothing", "é", token):
        form = {"token": odd, "client_id": "clinic", "token_type_hint": "unknown"}
        assert site.post("/oauth/revoke", form).status_code == 200


def test_client_that_does_not_authenticate_is_a_401(site: Site) -> None:
    token = body(site.platform_token())["access_token"]
    for form in ({"token": token}, {"token": token, "client_id": site.client_id}):
        assert refused(site.post("/oauth/revoke", form)) == (401, "invalid_client")
    assert _alive(site, token)


def test_missing_token_is_an_invalid_request(site: Site) -> None:
    assert refused(site.post("/oauth/revoke", {"client_id": "clinic"})) == (400, "invalid_request")
