"""A database that is away: a 503 in OAuth's words, with the crisis line, and never a 500."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from api.db.session import Database
from tests.integration.oauth.browser import refused
from tests.integration.oauth.small_site import Site, make_app


@pytest.fixture
def stranded(site: Site) -> Iterator[Site]:
    """The same site with a database where nobody listens."""
    database = Database("postgresql://wh_app@127.0.0.1:1/nowhere", pool_size=1)
    yield replace(site, app=make_app(site.settings, database))
    database.dispose()


def _calls(site: Site) -> list[Any]:
    browser = site.browser()
    return [
        site.platform_token,
        site.member_token,
        lambda: site.post("/oauth/revoke", {"token": "x", "client_id": "clinic"}),
        browser.authorize,
        browser.sign_in,
    ]


def test_every_endpoint_that_needs_it_is_temporarily_unavailable(stranded: Site) -> None:
    for call in _calls(stranded):
        answer = call()
        assert refused(answer) == (503, "temporarily_unavailable")
        assert answer.headers["Retry-After"] == "5"


def test_browser_gets_a_page_with_the_crisis_line(stranded: Site) -> None:
    browser = stranded.browser()
    answer = browser.get(
        "/oauth/authorize",
        query_string=browser.request_of(),
        headers={"Accept": "text/html"},
    )
    assert answer.status_code == 503
    assert answer.mimetype == "text/html"
    assert "988" in answer.text


def test_keys_metadata_and_login_form_need_no_database(stranded: Site) -> None:
    for path in ("/oauth/jwks.json", "/.well-known/oauth-authorization-server", "/oauth/login"):
        assert stranded.browser().get(path).status_code == 200


@pytest.mark.slow
def test_row_that_stays_locked_is_a_503(own_site: Site) -> None:
    own_site.platform_token()
    with own_site.database.engine.connect() as connection:
        connection.execute(text("SET ROLE wh_auth"))
        connection.execute(text("LOCK TABLE oauth_client"))
        assert refused(own_site.platform_token()) == (503, "temporarily_unavailable")
