"""`warmhandoff token`, against a real server on a port of its own."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result
from joserfc.jwk import ECKey
from werkzeug.serving import make_server

from api.cli.sandbox import SandboxError, fetch_token
from api.cli.token import token
from api.web.auth import Persona
from tests.integration.oauth.browser import PASSWORD
from tests.integration.oauth.small_site import Site, make_app


@pytest.fixture(scope="module")
def served(site: Site) -> Iterator[Site]:
    """The site again, behind a socket."""
    server = make_server("127.0.0.1", 0, site.app, threaded=True)
    settings = replace(site.settings, base_url=f"http://127.0.0.1:{server.port}")
    server.app = app = make_app(settings, site.database)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield replace(site, app=app, settings=settings)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def sandbox(served: Site) -> dict[str, Any]:
    """What sandbox.json holds."""
    account = {"username": "ngozi", "password": PASSWORD}
    return {
        "base_url": served.settings.base_url,
        "platforms": [
            {
                "name": "Alliance",
                "client_id": served.client_id,
                "client_secret": served.secret,
                "private_jwk": served.member_key.as_dict(private=True),
            }
        ],
        "clinicians": [{"name": "Ngozi Ibe", **account}],
        "members": [{"member_ref": "u-77", "platform": "Alliance"}],
        "operator": {**account, "username": "operator"},
        "coordinator": {**account, "name": "Alex Moreau", "username": "alex"},
        "browser_client": {"client_id": "cli", "redirect_uri": "http://127.0.0.1/return"},
    }


def _run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(token, arguments, env={"DATA_DIR": str(folder)})


@pytest.mark.parametrize(
    ("persona", "name", "subject"),
    [
        ("platform", "alliance", "platform"),
        ("member", "u-77", "member"),
        ("clinician", "Ngozi Ibe", "clinician"),
        ("operator", None, "operator"),
        ("coordinator", "alex", "coordinator"),
    ],
)
def test_each_persona_gets_a_token_through_the_real_endpoints(
    served: Site, sandbox: dict[str, Any], persona: str, name: str | None, subject: str
) -> None:
    actor = served.verify(fetch_token(sandbox, persona, name))
    assert actor.persona is Persona(persona)
    assert actor.id == served.people[subject]


def test_command_prints_the_token_and_nothing_else(
    served: Site, sandbox: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "sandbox.json").write_text(json.dumps(sandbox))
    result = _run(tmp_path, "member")
    assert result.exit_code == 0
    assert served.verify(result.output.removesuffix("\n")).persona is Persona.MEMBER


@pytest.mark.parametrize(
    ("changes", "persona", "reason"),
    [
        ({"base_url": "http://127.0.0.1:1"}, "platform", "is `make run` running"),
        ({"operator": {"username": "operator", "password": "no"}}, "operator", "ended with 403"),
        ({"members": [{"member_ref": "u-1", "platform": "Alliance"}]}, "member", "no token"),
        ({"members": [{"member_ref": "u-1", "platform": "Other"}]}, "member", "is: Alliance"),
        ({"browser_client": {"client_id": "x", "redirect_uri": "x"}}, "operator", "with 400"),
    ],
)
def test_reason_is_told_when_there_is_no_token(
    sandbox: dict[str, Any], changes: Any, persona: str, reason: str
) -> None:
    with pytest.raises(SandboxError, match=reason):
        fetch_token({**sandbox, **changes}, persona)


def test_names_are_told_when_another_is_asked_for(sandbox: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "sandbox.json").write_text(json.dumps(sandbox))
    result = _run(tmp_path, "clinician", "Nobody")
    assert result.exit_code == 1
    assert "there is: Ngozi Ibe." in result.output


def test_reason_is_told_when_there_is_no_sandbox(tmp_path: Path) -> None:
    missing = _run(tmp_path, "platform")
    assert missing.exit_code == 1
    assert "make run" in missing.output
    (tmp_path / "sandbox.json").write_text("{")
    assert "cannot be read" in _run(tmp_path, "platform").output
    assert _run(tmp_path, "nobody").exit_code == 2


def test_wrong_key_is_told_as_the_server_tells_it(sandbox: dict[str, Any]) -> None:
    key = ECKey.generate_key("P-256").as_dict(private=True)
    [platform] = sandbox["platforms"]
    with pytest.raises(SandboxError, match="registered key"):
        fetch_token({**sandbox, "platforms": [{**platform, "private_jwk": key}]}, "member")
