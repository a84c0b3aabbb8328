"""Headers that are missing or odd: Authorization, Idempotency-Key and the host."""

import pytest
from flask import Flask

from tests.integration.web.refusals import CANARY, json_of, refused
from tests.world import Caller, World

PATH = "/v1/referrals"
ODD_AUTHORIZATION = {
    "no scheme": CANARY,
    "another scheme": f"Basic {CANARY}",
    "no token": "Bearer",
    "an empty token": "Bearer  ",
    "no token of ours": f"Bearer {CANARY}",
    "a token of dots": "Bearer ..",
    "a token of more dots": "Bearer " + "." * 3000,
    "a token of no algorithm": "Bearer eyJhbGciOiJub25lIn0.e30.",
    "a header that is a list": "Bearer W10.W10.W10",
    "a header that is no JSON": "Bearer e3s.e30.e30",
    "a kid that is a list": "Bearer eyJhbGciOiJFUzI1NiIsImtpZCI6W119.e30.AAAA",
    "letters beyond ASCII": "Bearer caf\u00e9",
    "a long token": "Bearer " + "a" * 60_000,
    "two tokens": f"Bearer {CANARY}, Bearer {CANARY}",
    "a tab": f"Bearer\t{CANARY}",
}


@pytest.fixture
def unknown(app: Flask) -> Caller:
    """Somebody who meets the verifier that is really used."""
    return Caller(app, None)  # type: ignore[arg-type]


def test_answer_is_401_with_a_challenge_when_the_authorization_is_odd(app: Flask) -> None:
    client = app.test_client()
    for why, header in ODD_AUTHORIZATION.items():
        answer = client.get(PATH, headers={"Authorization": header})
        problem = refused(answer, 401, "not-authenticated")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer realm="), why
        assert "/oauth/token" in problem["detail"], why


def test_answer_is_401_when_there_is_no_authorization(site: World) -> None:
    answer = site.app.test_client().get(PATH)
    refused(answer, 401, "not-authenticated")
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="warmhandoff"'


def test_answer_is_403_and_names_the_scope_when_the_token_lacks_it(platform: Caller) -> None:
    answer = platform.get("/v1/audit")
    problem = refused(answer, 403, "not-allowed")
    assert "admin:audit" in problem["detail"]
    assert 'error="insufficient_scope"' in answer.headers["WWW-Authenticate"]


def test_scope_is_checked_before_the_body_when_both_are_wrong(site: World) -> None:
    clinician = site.clinician("NY")
    refused(clinician.post(PATH, {"reference": CANARY}), 403, "not-allowed")


def test_create_is_refused_when_it_has_no_idempotency_key(site: World, platform: Caller) -> None:
    answer = platform.app.test_client().post(
        PATH,
        json=site.body(platform),
        headers={"Authorization": f"Bearer {platform.actor.grant_id}"},
    )
    assert "UUID" in refused(answer, 400, "idempotency-key-missing")["detail"]


@pytest.mark.parametrize("key", ["", " ", f"{CANARY} {CANARY}", "caf\u00e9", "a" * 256, "a\tb"])
def test_create_is_refused_when_its_idempotency_key_is_odd(
    site: World, platform: Caller, key: str
) -> None:
    answer = platform.post(PATH, site.body(platform), Idempotency_Key=key)
    refused(answer, 400, "malformed-request")


def test_key_is_refused_when_it_was_used_for_another_body(site: World, platform: Caller) -> None:
    body = site.body(platform, member_ref="twice")
    assert platform.post(PATH, body, Idempotency_Key="k-1").status_code == 201
    replay = platform.post(PATH, body, Idempotency_Key="k-1")
    assert (replay.status_code, replay.headers["Idempotent-Replayed"]) == (201, "true")
    answer = platform.post(PATH, body | {"reference": "other"}, Idempotency_Key="k-1")
    refused(answer, 422, "idempotency-key-reused")


@pytest.mark.parametrize("host", ["a b", "[::1", "x" * 300, "evil.example.org/@", "caf\u00e9", ""])
def test_answer_is_a_problem_when_the_host_is_odd(platform: Caller, host: str) -> None:
    answer = platform.app.test_client().get(
        "/nowhere", environ_overrides={"HTTP_HOST": host.encode().decode("latin-1")}
    )
    assert answer.status_code in {400, 404}
    assert json_of(answer)["crisis"]["call"] == "988"
