"""Which access tokens are believed; each attack is refused with the challenge of RFC 6750."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from api import clock
from api.clock import utc_now
from api.oauth import verify
from api.web.auth import Persona
from api.web.problems import NotAuthenticated
from tests.unit.oauth.forging import GRANT, METADATA, SUBJECT, Forge

SECONDS = int(utc_now().timestamp())


@pytest.fixture(scope="module")
def forge() -> Forge:
    return Forge()


@pytest.fixture
def later() -> Iterator[Any]:
    """Move the clock by seconds, and back again at the end."""
    moved: list[timedelta] = []

    def move(seconds: float) -> None:
        moved.append(timedelta(seconds=seconds))
        clock.move(moved[-1])

    yield move
    for by in moved:
        clock.move(-by)


def _refusal(forge: Forge, token: str) -> NotAuthenticated:
    with pytest.raises(NotAuthenticated) as caught:
        forge.verify(token)
    challenge = caught.value.headers["WWW-Authenticate"]
    assert challenge.startswith("Bearer ")
    assert 'error="invalid_token"' in challenge
    assert f'resource_metadata="{METADATA}"' in challenge
    return caught.value


def test_actor_is_read_when_all_is_right(forge: Forge) -> None:
    actor = forge.verify(forge.token(auth_time=SECONDS, platform_id=str(GRANT)))
    assert actor.persona is Persona.CLINICIAN
    assert (actor.id, actor.grant_id, actor.platform_id) == (SUBJECT, GRANT, GRANT)
    assert actor.client_id == "clinic"
    assert actor.scopes == {"intake:read", "intake:claim"}
    assert actor.auth_time == datetime.fromtimestamp(SECONDS, UTC)


def test_scopes_of_another_persona_are_not_believed(forge: Forge) -> None:
    token = forge.token(persona="platform", scope="referrals:read intake:claim context:read")
    assert forge.verify(token).scopes == {"referrals:read"}


@pytest.mark.parametrize("typ", ["at+jwt", "AT+JWT", "application/at+jwt"])
def test_both_spellings_of_the_type_are_accepted(forge: Forge, typ: str) -> None:
    assert forge.verify(forge.token({"typ": typ})).id == SUBJECT


@pytest.mark.parametrize("alg", ["none", "NoNe", "NONE", "", "ES256"])
def test_token_without_a_signature_is_refused(forge: Forge, alg: str) -> None:
    _refusal(forge, forge.unsigned(alg))
    _refusal(forge, forge.unsigned(alg, b"\0" * 64))


@pytest.mark.parametrize("alg", ["HS256", "HS384", "ES256", "RS256", "EdDSA"])
def test_public_key_is_no_shared_secret(forge: Forge, alg: str) -> None:
    _refusal(forge, forge.hashed(alg))


@pytest.mark.parametrize(
    "header",
    [
        {"kid": "../../dev/null"},
        {"kid": "' or 1=1--"},
        {"kid": ""},
        {"kid": None},
        {"kid": 7},
        {"kid": ["x"]},
        {"crit": ["exp"]},
        {"crit": ["unknown"], "unknown": 1},
        {"b64": False},
        {"alg": "none"},
        {"alg": "ES384"},
    ],
)
def test_odd_header_is_refused_though_we_signed_it(forge: Forge, header: Any) -> None:
    _refusal(forge, forge.token(header))


@pytest.mark.parametrize("name", ["jwk", "jku", "x5u", "x5c"])
def test_key_that_the_token_brings_along_is_never_used(forge: Forge, name: str) -> None:
    foreign = ECKey.generate_key("P-256")
    brought: dict[str, Any] = {
        "jwk": foreign.as_dict(private=False),
        "jku": "https://attacker.example.org/keys",
        "x5u": "https://attacker.example.org/cert",
        "x5c": ["MIIB"],
    }
    _refusal(forge, forge.token({name: brought[name]}, foreign))


@pytest.mark.parametrize("typ", [None, "", "JWT", "id_token+jwt", "consent-receipt+jwt", "at+jwt "])
def test_jwt_of_another_type_is_refused_though_we_signed_it(forge: Forge, typ: Any) -> None:
    assert "type" in (_refusal(forge, forge.token({"typ": typ})).detail or "")


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://other.example.org"},
        {"iss": None},
        {"aud": "https://other.example.org"},
        {"aud": ["https://api.example.org"]},
        {"aud": ["https://api.example.org", "https://other.example.org"]},
        {"aud": None},
        {"aud": "https://api.example.org/"},
    ],
)
def test_token_for_another_service_is_refused(forge: Forge, claims: Any) -> None:
    assert "another service" in (_refusal(forge, forge.token(**claims)).detail or "")


@pytest.mark.parametrize("name", ["sub", "client_id", "scope", "gid", "persona", "iat", "exp"])
def test_missing_claim_is_refused(forge: Forge, name: str) -> None:
    changes: dict[str, Any] = {name: None}
    _refusal(forge, forge.token(**changes))


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": "u-77"},
        {"gid": 7},
        {"persona": "moderator"},
        {"scope": ["intake:read"]},
        {"exp": "9999999999"},
        {"exp": True},
        {"iat": True},
        {"exp": 1e999},
        {"nbf": "now"},
        {"platform_id": "x"},
    ],
)
def test_claim_of_another_type_is_refused(forge: Forge, claims: Any) -> None:
    _refusal(forge, forge.token(**claims))


def test_server_time_is_told_when_the_token_has_expired(forge: Forge, later: Any) -> None:
    token = forge.token()
    later(301)
    detail = _refusal(forge, token).detail or ""
    assert "expired" in detail
    assert f"{utc_now():%Y-%m-%dT%H:%M}" in detail


@pytest.mark.parametrize("name", ["iat", "nbf"])
def test_server_time_is_told_when_the_token_begins_later(forge: Forge, name: str) -> None:
    now = int(utc_now().timestamp())
    near: dict[str, Any] = {name: now + verify.LEEWAY - 2}
    far: dict[str, Any] = {name: now + 60}
    assert forge.verify(forge.token(**near)).id == SUBJECT
    assert "begins" in (_refusal(forge, forge.token(**far)).detail or "")


@pytest.mark.parametrize(
    "token",
    ["", "a", "a.b", "a.b.c", "..", "é.é.é", "a.b.c.d.e", "x" * 5000, "\udc80", "bnVsbA.e30.AA"],
)
def test_what_is_no_jwt_is_refused(forge: Forge, token: str) -> None:
    _refusal(forge, token)


def test_changed_claims_are_refused(forge: Forge) -> None:
    head, _, signature = forge.token().split(".")
    _, claims, _ = forge.token(persona="operator").split(".")
    _refusal(forge, f"{head}.{claims}.{signature}")


def test_signature_is_checked_once_and_time_always(
    monkeypatch: pytest.MonkeyPatch, later: Any
) -> None:
    forge = Forge()
    token = forge.token()
    first = forge.verify(token)
    monkeypatch.setattr(jwt, "decode", lambda *_, **__: pytest.fail("checked again"))
    assert forge.verify(token) is first
    later(301)
    _refusal(forge, token)


def test_bad_token_is_never_remembered() -> None:
    forge = Forge()
    token = forge.unsigned("ES256", b"\0" * 64)
    for _ in range(2):
        _refusal(forge, token)
    assert forge.verify._good == {}


def test_memory_is_bounded(later: Any) -> None:
    forge = Forge(remembers=3)
    tokens = [forge.token(jti=str(number)) for number in range(5)]
    for token in tokens:
        forge.verify(token)
    assert len(forge.verify._good) == 3
    assert forge.verify(tokens[0]).id == SUBJECT
    later(301)
    _refusal(forge, tokens[0])
