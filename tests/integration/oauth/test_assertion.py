"""The assertion grant: a platform vouches for its own member, once, and for nobody else's."""

import hmac
import json
from base64 import urlsafe_b64encode
from typing import Any

import pytest
from joserfc.jwk import ECKey

from api.clock import utc_now
from api.web.auth import Persona
from tests.integration.oauth.browser import ISSUER, body, refused
from tests.integration.oauth.small_site import Site


def _encoded(part: bytes) -> str:
    return urlsafe_b64encode(part).decode().rstrip("=")


def _forged(site: Site, alg: str) -> str:
    """Return an assertion unsigned (`none`), or with our public key as the shared secret."""
    head, payload, _ = site.assertion().split(".")
    head = _encoded(json.dumps({"alg": alg}).encode())
    secret = site.member_key.as_pem(private=False)
    signature = hmac.digest(secret, f"{head}.{payload}".encode(), "sha256")
    return f"{head}.{payload}.{_encoded(signature) if alg == 'HS256' else ''}"


def test_member_gets_a_token_when_their_platform_vouches_for_them(site: Site) -> None:
    answer = site.member_token()
    assert answer.status_code == 200
    assert body(answer)["scope"] == "consents:manage referrals:self"
    actor = site.verify(body(answer)["access_token"])
    assert actor.persona is Persona.MEMBER
    assert actor.id == site.people["member"]
    assert actor.platform_id == site.people["platform"]
    assert actor.client_id == site.client_id


def test_scope_may_be_less_and_never_more(site: Site) -> None:
    assert body(site.member_token(scope="referrals:self"))["scope"] == "referrals:self"
    assert refused(site.member_token(scope="referrals:write")) == (400, "invalid_scope")


def test_assertion_is_used_up_by_its_first_token(site: Site) -> None:
    assertion = site.assertion()
    assert site.member_token(assertion).status_code == 200
    assert refused(site.member_token(assertion)) == (400, "invalid_grant")


def test_refused_scope_does_not_use_the_assertion_up(site: Site) -> None:
    assertion = site.assertion()
    assert site.member_token(assertion, scope="admin:audit").status_code == 400
    assert site.member_token(assertion).status_code == 200


@pytest.mark.parametrize("member_ref", ["u-78", "u-elsewhere", "U-77", "u-77 ", "é"])
def test_member_whom_the_platform_does_not_have_is_an_invalid_grant(
    site: Site, member_ref: str
) -> None:
    answer = site.member_token(site.assertion(sub=member_ref))
    assert refused(answer) == (400, "invalid_grant")


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "https://other.example.org"},
        {"aud": [ISSUER]},
        {"aud": f"{ISSUER}/"},
        {"aud": None},
        {"iss": "nobody"},
        {"iss": None},
        {"iss": ["x"]},
        {"iss": "a\0b"},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "a\0b"},
        {"sub": "x" * 256},
        {"jti": None},
        {"jti": 7},
        {"jti": "a\0b"},
        {"jti": "x" * 256},
        {"exp": None},
        {"exp": "soon"},
        {"exp": True},
        {"exp": 1e999},
        {"iat": -1e999},
        {"nbf": "now"},
    ],
)
def test_assertion_is_refused_when_a_claim_is_missing_or_odd(site: Site, claims: Any) -> None:
    assert refused(site.member_token(site.assertion(**claims))) == (400, "invalid_grant")


@pytest.mark.parametrize(
    ("claim", "seconds"),
    [("exp", -1), ("exp", 311), ("iat", 30), ("iat", -200), ("nbf", 30)],
)
def test_assertion_is_refused_when_it_is_not_for_now_or_for_too_long(
    site: Site, claim: str, seconds: int
) -> None:
    moment = int(utc_now().timestamp()) + seconds
    claims: dict[str, Any] = {"iat": None, claim: moment}
    assert refused(site.member_token(site.assertion(**claims))) == (400, "invalid_grant")


@pytest.mark.parametrize(("claim", "seconds"), [("exp", 300), ("iat", 9), ("nbf", 9)])
def test_clock_that_is_a_little_ahead_is_forgiven(site: Site, claim: str, seconds: int) -> None:
    moment = int(utc_now().timestamp()) + seconds
    claims: dict[str, Any] = {claim: moment}
    assert site.member_token(site.assertion(**claims)).status_code == 200


def test_server_time_is_told_when_an_assertion_has_expired(site: Site) -> None:
    expired = int(utc_now().timestamp()) - 60
    told = body(site.member_token(site.assertion(exp=expired, iat=None)))
    assert f"{utc_now():%Y-%m-%dT%H:%M}" in told["error_description"]


def test_assertion_of_an_unregistered_key_is_refused(site: Site) -> None:
    forged = site.assertion(ECKey.generate_key("P-256"))
    assert refused(site.member_token(forged)) == (400, "invalid_grant")


@pytest.mark.parametrize("typ", ["at+jwt", "consent-receipt+jwt", "logout+jwt"])
def test_jwt_of_another_type_is_refused(site: Site, typ: str) -> None:
    assert refused(site.member_token(site.assertion(header={"typ": typ}))) == (400, "invalid_grant")


def test_other_algorithms_are_refused_even_with_the_registered_key(site: Site) -> None:
    for token in (
        _forged(site, "none"),
        _forged(site, "NoNe"),
        _forged(site, "HS256"),
        site.assertion(header={"kid": "another"}),
        site.assertion(header={"kid": "../../dev/null"}),
    ):
        assert refused(site.member_token(token)) == (400, "invalid_grant")


@pytest.mark.parametrize(
    "assertion",
    ["a", "a.b.c", "..", "é.é.é", "x" * 9000, "e30.e30.", "eyJhbGciOiJFUzI1NiJ9.W1tbW1tb.AA"],
)
def test_assertion_that_is_no_jwt_is_an_invalid_grant(site: Site, assertion: str) -> None:
    assert refused(site.member_token(assertion)) == (400, "invalid_grant")


def test_missing_assertion_is_an_invalid_request(site: Site) -> None:
    answer = site.token({"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer"})
    assert refused(answer) == (400, "invalid_request")


def test_client_that_is_named_beside_must_be_the_issuer(site: Site) -> None:
    assert site.member_token(client_id=site.client_id).status_code == 200
    assert refused(site.member_token(client_id="clinic")) == (400, "invalid_grant")


def test_client_that_authenticates_beside_must_do_it_right(site: Site) -> None:
    form = {"client_id": site.client_id, "client_secret": site.secret}
    assert site.member_token(**form).status_code == 200
    wrong = site.member_token(**{**form, "client_secret": "wrong"})
    assert refused(wrong) == (401, "invalid_client")


def test_client_without_this_grant_is_unauthorized(own_site: Site) -> None:
    own_site.execute("UPDATE oauth_client SET grant_types = '{client_credentials}'")
    assert refused(own_site.member_token()) == (400, "unauthorized_client")


def test_client_without_a_key_is_an_invalid_grant(own_site: Site) -> None:
    own_site.execute("UPDATE oauth_client SET jwks = NULL")
    assert refused(own_site.member_token()) == (400, "invalid_grant")


def test_suspended_client_is_an_invalid_grant(own_site: Site) -> None:
    own_site.execute("UPDATE oauth_client SET suspended_at = now()")
    assert refused(own_site.member_token()) == (400, "invalid_grant")
