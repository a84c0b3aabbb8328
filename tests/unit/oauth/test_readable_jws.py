"""A readable signature: RFC 7797 as other libraries read it, the same bytes every time."""

import json
from pathlib import Path

import pytest
from joserfc import jws
from joserfc.jwk import ECKey
from joserfc.util import urlsafe_b64decode

from api.oauth.keys import SigningKeys, load_signing_keys
from api.oauth.readable_jws import NotSigned, sign_readable, verify_readable

KIND = "test+jws"
PAYLOAD = '{"call":"988","said":"Llama al 988. ¿Sí?"}'


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> SigningKeys:
    path: Path = tmp_path_factory.mktemp("keys") / "signing_key.json"
    key = ECKey.generate_key("P-256", auto_kid=True)
    path.write_text(json.dumps(key.as_dict(private=True)))
    return load_signing_keys(path)


def test_payload_stays_readable_and_its_signature_holds(keys: SigningKeys) -> None:
    signed = sign_readable(keys, PAYLOAD, KIND)
    assert "Llama al 988. ¿Sí?" in signed
    assert verify_readable(signed, keys.public_set(), KIND) == PAYLOAD


def test_header_says_what_rfc_7797_asks_for(keys: SigningKeys) -> None:
    found = json.loads(sign_readable(keys, PAYLOAD, KIND))
    assert json.loads(urlsafe_b64decode(found["protected"].encode())) == {
        "alg": "ES256",
        "kid": keys.kid,
        "typ": KIND,
        "b64": False,
        "crit": ["b64"],
    }


def test_same_payload_is_signed_with_the_same_bytes(keys: SigningKeys) -> None:
    assert len({sign_readable(keys, PAYLOAD, KIND) for _ in range(3)}) == 1


def test_other_libraries_take_the_payload_as_it_is(keys: SigningKeys) -> None:
    """Sign with joserfc, verify with ours: both read the RFC alike."""
    header = {"alg": "ES256", "kid": keys.kid, "typ": KIND, "b64": False, "crit": ["b64"]}
    theirs = jws.serialize_json({"protected": header}, PAYLOAD, keys.current)
    assert verify_readable(json.dumps(theirs), keys.public_set(), KIND) == PAYLOAD


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("payload", PAYLOAD.replace("988", "989")),
        ("payload", 988),
        ("payload", None),
        ("protected", "e30"),
        ("protected", "\xff"),
        ("signature", ""),
        ("signature", "AAAA"),
    ],
)
def test_nothing_else_is_taken_for_signed(keys: SigningKeys, member: str, value: object) -> None:
    found = json.loads(sign_readable(keys, PAYLOAD, KIND)) | {member: value}
    with pytest.raises(NotSigned):
        verify_readable(json.dumps(found), keys.public_set(), KIND)


@pytest.mark.parametrize("text", ["", "{}", "[]", "988", '{"payload":"988"}'])
def test_text_that_nobody_signed_is_refused(keys: SigningKeys, text: str) -> None:
    with pytest.raises(NotSigned):
        verify_readable(text, keys.public_set(), KIND)


def test_key_of_somebody_else_verifies_nothing(keys: SigningKeys) -> None:
    other = ECKey.generate_key("P-256", auto_kid=True).as_dict(private=False)
    with pytest.raises(NotSigned):
        verify_readable(sign_readable(keys, PAYLOAD, KIND), {"keys": [other]}, KIND)


def test_what_was_signed_as_something_else_is_refused(keys: SigningKeys) -> None:
    with pytest.raises(NotSigned, match="something else"):
        verify_readable(sign_readable(keys, PAYLOAD, "at+jwt"), keys.public_set(), KIND)


def test_long_payload_is_no_reason_to_refuse(keys: SigningKeys) -> None:
    long = PAYLOAD * 10_000
    assert verify_readable(sign_readable(keys, long, KIND), keys.public_set(), KIND) == long
