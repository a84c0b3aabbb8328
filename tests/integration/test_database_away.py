"""The database is away: what cannot be saved says so, and help is still there."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from typing import cast
from uuid import uuid4

import pytest
from flask import Flask

from api.app import create_app
from api.db.base import new_id
from api.settings import Settings
from api.web.auth import Actor, Persona, use_verifier
from tests.world import SCOPES, Answer, World, visit

PLATFORM = Actor(
    persona=Persona.PLATFORM,
    id=new_id(),
    client_id="platform",
    grant_id=new_id(),
    scopes=frozenset(SCOPES[Persona.PLATFORM]),
)


@pytest.fixture
def alone(keys: Settings) -> Iterator[Flask]:
    """The app with a database URL behind which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"postgresql://wh_app:x@127.0.0.1:{taken.getsockname()[1]}/warmhandoff"
        app = create_app(replace(keys, database_url=url))
        use_verifier(app, lambda _: PLATFORM)
        yield app


def _submit(app: Flask, body: object) -> Answer:
    headers = {"Authorization": "Bearer x", "Idempotency-Key": str(uuid4())}
    return cast("Answer", app.test_client().post("/v1/referrals", json=body, headers=headers))


def test_nothing_is_said_to_be_saved_and_help_comes_with_the_refusal(
    alone: Flask, world: World
) -> None:
    body = world.body(world.platform(), text="I have a plan to kill myself tonight.")
    answer = _submit(alone, body)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    told = answer.json
    assert (told["saved"], told["level"]) == (False, "L3")
    assert told["crisis"]["primary"]["name"].startswith("988")
    assert "plan to kill" not in answer.text


@pytest.mark.parametrize("path", ["/v1/crisis", "/crisis", "/.well-known/crisis.json"])
def test_crisis_answers(alone: Flask, path: str) -> None:
    answer = visit(alone, path)
    assert answer.status_code == 200
    assert "988" in answer.text


def test_screen_answers(alone: Flask) -> None:
    client = alone.test_client()
    answer = cast("Answer", client.post("/v1/crisis/screen", json={"text": "I want to die"}))
    assert answer.status_code == 200
    assert (answer.json["level"], "988" in answer.text) == ("L2", True)


def test_server_lives_but_is_not_ready(alone: Flask) -> None:
    assert visit(alone, "/livez").status_code == 200
    answer = visit(alone, "/readyz")
    assert (answer.status_code, answer.json["reason"]) == (503, "database-away")


def test_reads_are_refused_with_the_crisis_pointer(alone: Flask) -> None:
    answer = visit(alone, "/v1/referrals", Authorization="Bearer x")
    assert (answer.status_code, answer.json["crisis"]["call"]) == (503, "988")


def test_no_secret_of_the_connection_is_told(
    alone: Flask, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = visit(alone, "/v1/communities")
    assert answer.status_code == 503
    assert "wh_app" not in answer.text + "".join(capfd.readouterr())
