"""What a client can discover, and that every word of it is true."""

from dataclasses import replace
from pathlib import Path

import pytest
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata
from joserfc.jwk import KeySet

from api.oauth.scopes import SCOPES_OF
from tests.integration.oauth.browser import ISSUER, body
from tests.integration.oauth.small_site import Site, make_app, settings_for

SERVER = "/.well-known/oauth-authorization-server"
RESOURCE = "/.well-known/oauth-protected-resource"


def test_metadata_is_valid_by_rfc_8414(site: Site) -> None:
    told = body(site.browser().get(SERVER))
    AuthorizationServerMetadata(told).validate()
    assert told["issuer"] == ISSUER
    assert told["code_challenge_methods_supported"] == ["S256"]
    assert told["authorization_response_iss_parameter_supported"] is True


def test_each_endpoint_that_is_named_exists(site: Site) -> None:
    told = body(site.browser().get(SERVER))
    rules = {rule.rule for rule in site.app.url_map.iter_rules()}
    for name, value in told.items():
        if name.endswith(("_endpoint", "_uri")):
            assert value.removeprefix(ISSUER) in rules, name
    for absent in ("registration", "introspection", "pushed_authorization_request"):
        assert f"{absent}_endpoint" not in told


def test_client_credentials_are_named_in_a_sandbox_alone(site: Site, tmp_path: Path) -> None:
    assert "client_credentials" in body(site.browser().get(SERVER))["grant_types_supported"]
    key = site.settings.signing_key_file.read_text()
    (tmp_path / "signing_key.json").write_text(key)
    app = make_app(settings_for(tmp_path, sandbox=False), site.database)
    told = body(replace(site, app=app).browser().get(SERVER))
    assert "client_credentials" not in told["grant_types_supported"]
    assert told["token_endpoint_auth_methods_supported"] == ["none"]


def test_resource_names_its_authorization_server(site: Site) -> None:
    told = body(site.browser().get(RESOURCE))
    assert told["resource"] == ISSUER
    assert told["authorization_servers"] == [ISSUER]
    assert set(told["scopes_supported"]) == frozenset().union(*SCOPES_OF.values())


def test_keys_are_published_without_their_private_half(site: Site) -> None:
    answer = site.browser().get("/oauth/jwks.json")
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    [key] = body(answer)["keys"]
    assert set(key) == {"kty", "crv", "x", "y", "kid", "use", "alg"}
    assert KeySet.import_key_set({"keys": [key]})


@pytest.mark.parametrize(
    "base_url", ["http://api.example.org", "https://api.example.org/base", "api.example.org", ""]
)
def test_server_refuses_to_start_when_its_address_is_no_safe_origin(
    site: Site, tmp_path: Path, base_url: str
) -> None:
    with pytest.raises(ValueError, match="BASE_URL"):
        make_app(settings_for(tmp_path, base_url=base_url), site.database)
