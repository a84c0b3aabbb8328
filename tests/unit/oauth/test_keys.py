"""The signing key file: what it may hold, and which key signs."""

import json
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OKPKey

from api.oauth.keys import SigningKeyUnusable, load_signing_keys, public_jwk

KEYS = [ECKey.generate_key("P-256", auto_kid=True) for _ in range(3)]


def _file(folder: Path, content: Any) -> Path:
    path = folder / "signing_key.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_single_key_signs(tmp_path: Path) -> None:
    keys = load_signing_keys(_file(tmp_path, KEYS[0].as_dict(private=True)))
    assert keys.kid == KEYS[0].kid
    assert keys.current.is_private


def test_first_key_of_a_set_signs_and_all_are_published(tmp_path: Path) -> None:
    keys = load_signing_keys(_file(tmp_path, {"keys": [key.as_dict(private=True) for key in KEYS]}))
    assert keys.kid == KEYS[0].kid
    published = keys.public_set()["keys"]
    assert [key["kid"] for key in published] == [key.kid for key in KEYS]
    assert all("d" not in key for key in published)


def test_key_without_a_kid_is_known_by_its_thumbprint(tmp_path: Path) -> None:
    bare = {name: KEYS[0].as_dict(private=True)[name] for name in ("kty", "crv", "x", "y", "d")}
    assert load_signing_keys(_file(tmp_path, bare)).kid == KEYS[0].thumbprint()


def test_signing_goes_on_when_the_file_says_what_the_key_is_for(tmp_path: Path) -> None:
    jwk = {**KEYS[0].as_dict(private=True), "use": "sig", "alg": "ES256"}
    keys = load_signing_keys(_file(tmp_path, jwk))
    assert jwt.encode({"alg": "ES256"}, {}, keys.current, algorithms=["ES256"])
    assert keys.public_set()["keys"][0]["use"] == "sig"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"keys": []}',
        '"text"',
        '{"kty": "EC"}',
        '{"keys": 7}',
        KEYS[0].as_dict(private=False),
        ECKey.generate_key("P-384").as_dict(private=True),
        OKPKey.generate_key("Ed25519").as_dict(private=True),
    ],
)
def test_anything_else_is_refused_without_showing_it(tmp_path: Path, content: Any) -> None:
    path = _file(tmp_path, content)
    with pytest.raises(SigningKeyUnusable) as caught:
        load_signing_keys(path)
    assert str(path) in str(caught.value)
    if isinstance(content, dict):
        assert content["x"] not in str(caught.value)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SigningKeyUnusable):
        load_signing_keys(tmp_path / "absent.json")


def test_only_the_public_half_of_another_key_is_kept() -> None:
    assert set(public_jwk(KEYS[0].as_dict(private=True))) == {"kty", "crv", "x", "y", "kid"}
