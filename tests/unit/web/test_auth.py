"""requires: who is asking, and whether that is enough."""

from uuid import UUID

import pytest
from flask import Flask

from api.web.auth import Actor, Persona, current_actor, requires, use_verifier
from api.web.problems import NotAllowed, NotAuthenticated

IDENTIFIER = UUID("0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e")
SOMEBODY = Actor(
    persona=Persona.PLATFORM,
    id=IDENTIFIER,
    client_id="lighthouse",
    grant_id=IDENTIFIER,
    scopes=frozenset({"referrals:read"}),
)


@requires("referrals:read", "referrals:self")
def view() -> Actor:
    """Return who asks."""
    return current_actor()


@pytest.fixture
def guarded(bare: Flask) -> Flask:
    def verify(token: str) -> Actor:
        if token != "good":
            raise NotAuthenticated
        return SOMEBODY

    use_verifier(bare, verify)
    return bare


@pytest.mark.parametrize("header", ["Bearer good", "bearer good", "BEARER   good  "])
def test_view_runs_as_the_actor_when_one_of_its_scopes_is_there(
    guarded: Flask, header: str
) -> None:
    with guarded.test_request_context(headers={"Authorization": header}):
        assert view() == SOMEBODY


@pytest.mark.parametrize("header", ["", "good", "Bearer", "Bearer ", "Basic good", "Bearergood"])
def test_view_does_not_run_when_there_is_no_bearer_token(guarded: Flask, header: str) -> None:
    with (
        guarded.test_request_context(headers={"Authorization": header}),
        pytest.raises(NotAuthenticated) as caught,
    ):
        view()
    assert caught.value.headers == {"WWW-Authenticate": 'Bearer realm="warmhandoff"'}


def test_view_does_not_run_when_the_verifier_refuses(guarded: Flask) -> None:
    with (
        guarded.test_request_context(headers={"Authorization": "Bearer bad"}),
        pytest.raises(NotAuthenticated),
    ):
        view()


def test_view_does_not_run_and_names_the_scopes_when_none_of_them_is_there(
    guarded: Flask,
) -> None:
    ran = requires("events:read", "admin:audit")(lambda: pytest.fail("the view ran"))
    with (
        guarded.test_request_context(headers={"Authorization": "Bearer good"}),
        pytest.raises(NotAllowed) as caught,
    ):
        ran()
    assert caught.value.detail == "This operation needs the scope events:read or admin:audit."
    assert "insufficient_scope" in caught.value.headers["WWW-Authenticate"]


def test_view_says_which_scopes_it_takes_when_it_is_asked() -> None:
    assert view.scopes == ("referrals:read", "referrals:self")  # type: ignore[attr-defined]
