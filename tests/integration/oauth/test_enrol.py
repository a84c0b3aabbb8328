"""Enrolling clients and accounts, and forgetting what is over."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from joserfc.jwk import ECKey, RSAKey

from api.oauth.enrol import enrol_account, enrol_platform_client, enrol_public_client
from api.oauth.forget import forget_expired
from tests.integration.oauth.browser import PASSWORD, REDIRECT, refused
from tests.integration.oauth.small_site import Site

PUBLIC = {
    "client_id": "another",
    "name": "Another",
    "redirect_uris": [REDIRECT],
    "scopes": ["intake:read"],
    "native": False,
}


def test_only_the_public_half_of_a_platforms_key_is_kept(site: Site) -> None:
    [(jwks,)] = site.execute("SELECT jwks FROM oauth_client WHERE id = :id", id=site.client_id)
    [key] = jwks["keys"]
    assert set(key) == {"kty", "crv", "x", "y", "kid"}


def test_secret_is_kept_as_a_digest_alone(site: Site) -> None:
    [(row,)] = site.execute("SELECT c::text FROM oauth_client c WHERE id = :id", id=site.client_id)
    assert site.secret not in row
    assert len(site.secret) >= 43  # 256 bits


@pytest.mark.parametrize(
    "changes",
    [
        {"redirect_uris": ["http://clinic.example.org/return"]},
        {"redirect_uris": [f"{REDIRECT}#a"]},
        {"redirect_uris": ["/return"]},
        {"redirect_uris": ["https://clinic.example.org/rétour"]},
        {"scopes": ["referrals:write"]},
        {"scopes": []},
    ],
)
def test_unsafe_public_client_is_refused(site: Site, changes: Any) -> None:
    with pytest.raises(ValueError, match=r"safe|Not for"), site.auth() as session:
        enrol_public_client(session, **{**PUBLIC, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"jwk": RSAKey.generate_key(2048).as_dict(private=False)},
        {"jwk": ECKey.generate_key("P-384").as_dict(private=False)},
        {"jwk": {"kty": "EC"}},
        {"scopes": ["consents:manage"]},
        {"scopes": ["admin:audit"]},
    ],
)
def test_unsuitable_platform_client_is_refused(site: Site, changes: Any) -> None:
    whole = {"platform_id": site.people["platform"], "name": "x", "scopes": ["events:read"]}
    with pytest.raises(ValueError, match=r"ES256|P-256|Not for"), site.auth() as session:
        enrol_platform_client(session, **{**whole, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"password": "fourteen chars"},
        {"username": " "},
        {"kind": "clinician"},
        {"kind": "coordinator"},
        {"coordinator_id": uuid4()},
        {"kind": "member"},
    ],
)
def test_unsuitable_account_is_refused(site: Site, changes: Any) -> None:
    whole = {"username": "new", "password": PASSWORD, "kind": "operator"}
    with pytest.raises(ValueError, match=r"password|account|member"), site.auth() as session:
        enrol_account(session, **{**whole, **changes})


def test_grants_go_with_their_account_or_client(own_site: Site) -> None:
    browser = own_site.signed_in()
    browser.redeem(browser.code())
    own_site.member_token()
    own_site.execute("DELETE FROM oauth_account WHERE username = 'ngozi'")
    own_site.execute("DELETE FROM oauth_client WHERE id = :id", id=own_site.client_id)
    for table in ("oauth_grant", "oauth_code", "oauth_login", "oauth_replay"):
        assert own_site.execute(f"SELECT count(*) FROM {table}")[0][0] == 0


def test_what_is_over_is_forgotten_and_nothing_else(own_site: Site, later: Any) -> None:
    browser = own_site.signed_in()
    browser.redeem(browser.code())
    browser.sign_in("nobody", "wrong")
    assertion = own_site.assertion()
    own_site.member_token(assertion)
    with own_site.auth() as session:
        assert forget_expired(session) == 0
    later(seconds=timedelta(days=9).total_seconds())
    with own_site.auth() as session:
        # a login, a person's grant with its code, a member's grant, an assertion, an attempt
        assert forget_expired(session) == 5
    [(codes,)] = own_site.execute("SELECT count(*) FROM oauth_code")
    assert codes == 0
    assert refused(own_site.member_token(assertion)) == (400, "invalid_grant")
