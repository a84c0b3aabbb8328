"""The client credentials grant: how a platform authenticates, and what its token carries."""

import base64
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from joserfc import jws

from api.oauth.enrol import enrol_platform_client
from api.web.auth import Persona
from api.web.body import read_json
from tests.integration.oauth.browser import ISSUER, body, refused
from tests.integration.oauth.small_site import Site, make_app, settings_for

GRANT = {"grant_type": "client_credentials"}


def test_platform_gets_a_token_that_the_verifier_reads(site: Site) -> None:
    answer = site.platform_token(scope="referrals:write")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    told = body(answer)
    assert (told["token_type"], told["expires_in"]) == ("Bearer", 300)
    assert told["scope"] == "referrals:write"
    actor = site.verify(told["access_token"])
    assert actor.persona is Persona.PLATFORM
    assert actor.id == actor.platform_id == site.people["platform"]
    assert actor.scopes == {"referrals:write"}


def test_token_says_what_rfc_9068_asks_for_when_it_is_minted(site: Site) -> None:
    token = body(site.platform_token())["access_token"]
    signed = jws.extract_compact(token.encode())
    [key] = body(site.app.test_client().get("/oauth/jwks.json"))["keys"]
    assert signed.headers() == {"alg": "ES256", "typ": "at+jwt", "kid": key["kid"]}
    claims = read_json(signed.payload or b"")
    assert claims["iss"] == claims["aud"] == ISSUER
    assert claims["exp"] - claims["iat"] == 300
    assert claims["client_id"] == site.client_id
    assert {"sub", "jti", "scope", "gid", "persona", "platform_id"} < set(claims)


def test_secret_in_the_form_works_like_basic_when_sent_alone(site: Site) -> None:
    answer = site.token({**GRANT, "client_id": site.client_id, "client_secret": site.secret})
    assert answer.status_code == 200


def test_scope_is_all_of_the_client_when_none_is_asked_for(site: Site) -> None:
    assert body(site.platform_token())["scope"] == "events:read referrals:read referrals:write"


@pytest.mark.parametrize(
    "scope", ["referrals:write admin:audit", "webhooks:manage", "consents:manage", "a  b"]
)
def test_scope_is_refused_and_not_narrowed_when_it_goes_beyond(site: Site, scope: str) -> None:
    assert refused(site.platform_token(scope=scope)) == (400, "invalid_scope")


@pytest.mark.parametrize("secret", ["wrong", "", "\0", "é"])
def test_wrong_secret_is_a_401_with_a_basic_challenge(site: Site, secret: str) -> None:
    answer = site.token(GRANT, auth=(site.client_id, secret))
    assert refused(answer) == (401, "invalid_client")
    assert answer.headers["WWW-Authenticate"].startswith("Basic realm=")


@pytest.mark.parametrize("client_id", ["nobody", "", "a\0b", "é", "x" * 5000, "' or 1=1--"])
def test_unknown_client_is_a_401_when_its_id_is_odd_too(site: Site, client_id: str) -> None:
    assert refused(site.token(GRANT, auth=(client_id, "secret"))) == (401, "invalid_client")


@pytest.mark.parametrize(
    "header",
    ["Basic", "Basic !!!", "Basic /w==", "Bearer abc", base64.b64encode(b"no colon").decode()],
)
def test_unreadable_authorization_header_is_a_401(site: Site, header: str) -> None:
    answer = site.token(GRANT, headers={"Authorization": header})
    assert refused(answer) == (401, "invalid_client")


def test_two_ways_of_authenticating_at_once_are_refused(site: Site) -> None:
    answer = site.token({**GRANT, "client_secret": site.secret}, auth=(site.client_id, site.secret))
    assert refused(answer) == (400, "invalid_request")


def test_public_client_gets_no_token_of_its_own(site: Site) -> None:
    assert refused(site.token({**GRANT, "client_id": "clinic"})) == (401, "invalid_client")
    assert refused(site.token(GRANT, auth=("clinic", "x"))) == (401, "invalid_client")


def test_client_without_a_secret_is_a_401_and_no_500(own_site: Site) -> None:
    own_site.execute("UPDATE oauth_client SET secret_hash = NULL")
    assert refused(own_site.platform_token()) == (401, "invalid_client")


@pytest.mark.parametrize("grant_type", ["password", "implicit", "refresh_token", "'\"é", ""])
def test_grant_type_that_is_not_built_is_unsupported(site: Site, grant_type: str) -> None:
    answer = site.token({"grant_type": grant_type}, auth=(site.client_id, site.secret))
    assert refused(answer) == (400, "unsupported_grant_type")
    assert "metadata" in body(answer)["error_description"]


def test_parameters_in_the_address_are_refused(site: Site) -> None:
    auth = (site.client_id, site.secret)
    for path in ("/oauth/token?grant_type=client_credentials", "/oauth/token?scope=events:read"):
        assert refused(site.post(path, GRANT, auth=auth)) == (400, "invalid_request")


@pytest.mark.parametrize("name", ["grant_type", "scope", "client_id", "anything"])
def test_repeated_parameter_is_refused(site: Site, name: str) -> None:
    form: dict[str, Any] = {**GRANT, name: ["events:read", "events:read"]}
    answer = site.token(form, auth=(site.client_id, site.secret))
    assert refused(answer) == (400, "invalid_request")


@pytest.mark.parametrize("content_type", ["application/json", "multipart/form-data", "text/plain"])
def test_other_content_type_than_a_form_is_refused(site: Site, content_type: str) -> None:
    answer = site.token("grant_type=client_credentials", content_type=content_type)
    assert refused(answer) == (400, "invalid_request")


def test_grant_is_absent_when_this_is_no_sandbox(site: Site, tmp_path: Path) -> None:
    key = site.settings.signing_key_file.read_text()
    (tmp_path / "signing_key.json").write_text(key)
    app = make_app(settings_for(tmp_path, sandbox=False), site.database)
    assert refused(replace(site, app=app).platform_token()) == (400, "unsupported_grant_type")


def test_host_header_of_somebody_else_changes_nothing(site: Site) -> None:
    answer = site.app.test_client().post(
        "/oauth/token",
        data=GRANT,
        base_url="http://attacker.example.org",
        auth=(site.client_id, site.secret),
    )
    assert site.verify(body(answer)["access_token"]).client_id == site.client_id


def test_one_live_grant_is_reused_by_every_token(site: Site) -> None:
    first, second = (body(site.platform_token())["access_token"] for _ in range(2))
    assert first != second
    assert site.verify(first).grant_id == site.verify(second).grant_id


def test_grant_lives_on_while_it_is_used(own_site: Site, later: Any) -> None:
    first = own_site.verify(body(own_site.platform_token())["access_token"]).grant_id
    [(before,)] = own_site.execute("SELECT expires_at FROM oauth_grant")
    later(hours=13)
    second = own_site.verify(body(own_site.platform_token())["access_token"]).grant_id
    [(after,)] = own_site.execute("SELECT expires_at FROM oauth_grant")
    assert first == second
    assert after > before


def test_another_platforms_client_gets_its_own_tenant(site: Site) -> None:
    with site.auth() as session:
        other = enrol_platform_client(
            session,
            platform_id=site.people["other_platform"],
            name="Elsewhere",
            scopes=["referrals:read"],
        )
    token = body(site.token(GRANT, auth=other))["access_token"]
    assert site.verify(token).platform_id == site.people["other_platform"]
    assert refused(site.token(GRANT, auth=(other[0], site.secret))) == (401, "invalid_client")
