"""`warmhandoff crisis bundle`: for who ships an app."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.crisis import crisis
from api.cli.keys import _new_signing_key
from api.crisis.lines import DIRECTORY
from api.oauth.keys import load_signing_keys


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(crisis, arguments, env=environment)


@pytest.fixture(scope="module")
def signing_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("keys") / "signing_key.json"
    path.write_text(_new_signing_key())
    return path


@pytest.fixture
def bundle(signing_key: Path, tmp_path: Path) -> Path:
    ran = run("bundle", SIGNING_KEY_FILE=str(signing_key))
    assert ran.exit_code == 0
    path = tmp_path / "bundle.json"
    path.write_text(ran.output)
    return path


@pytest.fixture
def jwks(signing_key: Path, tmp_path: Path) -> Path:
    path = tmp_path / "jwks.json"
    path.write_text(json.dumps(load_signing_keys(signing_key).public_set()))
    return path


def test_bundle_is_printed_and_verified(bundle: Path, jwks: Path) -> None:
    ran = run("bundle", "--verify", str(bundle), "--jwks", str(jwks))
    assert (ran.exit_code, ran.output) == (0, f"signed, data_version {DIRECTORY.data_version}\n")


@pytest.mark.parametrize("change", [("988", "989"), ('"payload"', '"load"'), ("{", "")])
def test_bundle_that_was_changed_is_refused(
    bundle: Path, jwks: Path, change: tuple[str, str]
) -> None:
    bundle.write_text(bundle.read_text().replace(*change))
    ran = run("bundle", "--verify", str(bundle), "--jwks", str(jwks))
    assert (ran.exit_code, ran.output[:6]) == (1, "Error:")


def test_keys_that_are_none_are_refused(bundle: Path, jwks: Path) -> None:
    jwks.write_text("[]")
    ran = run("bundle", "--verify", str(bundle), "--jwks", str(jwks))
    assert (ran.exit_code, ran.output[:6]) == (1, "Error:")


def test_bundle_says_what_is_missing(bundle: Path, tmp_path: Path) -> None:
    assert run("bundle", "--verify", str(bundle)).exit_code == 2
    ran = run("bundle", SIGNING_KEY_FILE=str(tmp_path / "nothing"))
    assert (ran.exit_code, "nothing holds no private P-256" in ran.output) == (2, True)
