"""Receipts for strangers: one for each state and each disclosure, and none that was not signed."""

import base64
import io
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from joserfc.jwk import ECKey
from werkzeug.serving import make_server

from api.app import create_app
from api.cli.keys import write_private
from api.cli.receipt.verify import verify
from api.consents.receipt import KIND
from api.consents.terms import POLICY_VERSION
from api.db.bootstrap import Urls
from api.oauth.keys import SigningKeys, load_signing_keys
from api.oauth.readable_jws import NotSigned
from api.oauth.statements import signer, verify_statement
from api.settings import Settings
from tests.unit.oauth.forging import encoded
from tests.world import NOTICE, Caller, World, claimed, visit

CANARY = "canary-77aa my words"
DOCUMENT = Path(__file__).parents[3] / "docs/consent-record.md"
Verify = Callable[..., Result]


@pytest.fixture
def keys(keys: Settings, tmp_path: Path) -> Settings:
    """Settings whose signing key is this test's own, to be rotated."""
    shutil.copy(keys.signing_key_file, tmp_path / "signing_key.json")
    return replace(keys, signing_key_file=tmp_path / "signing_key.json")


@pytest.fixture
def run(keys: Settings) -> Verify:
    """Call `warmhandoff receipt verify` as on the server's own machine, or as a stranger."""

    def call(receipt: str, *arguments: str, **more: str) -> Result:
        environment = {
            "BASE_URL": keys.base_url,
            "SIGNING_KEY_FILE": str(keys.signing_key_file),
            **more,
        }
        return CliRunner().invoke(verify, ["-", *arguments], input=receipt, env=environment)

    return call


def _opened(app: Flask, receipt: str) -> dict[str, Any]:
    """Verify a receipt as a stranger does: with what the server publishes."""
    return verify_statement(receipt, visit(app, "/oauth/jwks.json").json, KIND)


def _receipts(world: World, member: Caller, consent_id: str) -> list[dict[str, Any]]:
    items = member.get(f"/v1/consents/{consent_id}/receipt").json["items"]
    claims = [_opened(world.app, item["receipt"]) for item in items]
    assert [each["status"] for each in claims] == [item["status"] for item in items]
    return claims


def _submitted(world: World) -> tuple[dict[str, Any], Caller]:
    platform = world.platform()
    return world.submitted(platform, text=CANARY), world.member_of(platform, "u-77")


def _granted(world: World) -> tuple[dict[str, Any], Caller, str]:
    """Return a consent as its grant answered it, its member, and the receipt."""
    referral, member = _submitted(world)
    consent = world.granted(member, referral)
    return consent, member, consent["receipt"]


def test_grant_has_a_receipt_with_its_whole_terms(world: World) -> None:
    consent, member, receipt = _granted(world)
    claims = _opened(world.app, receipt)
    [kept] = _receipts(world, member, consent["id"])
    assert claims == kept
    assert (claims["receipt"], claims["status"], claims["iss"]) == (
        "consent",
        "active",
        "http://127.0.0.1:8000",
    )
    terms = claims["consent"]
    assert [item["purposes"] for item in terms["items"]] == [["care", "triage"]]
    assert (terms["share_back"], terms["notice"]) == ("outcome", NOTICE)
    assert (terms["method"], terms["grantor"]) == ("member_token", {"role": "self"})
    assert (terms["policy_version"], terms["regimes"]) == (POLICY_VERSION, ["state"])
    decided, ends = (datetime.fromisoformat(terms["period"][name]) for name in ("start", "end"))
    assert ends == datetime.fromisoformat(consent["expires_at"])
    assert 0 <= claims["iat"] - int(decided.timestamp()) <= 1


def test_receipt_of_the_one_tap_says_that_it_covers_the_emergency(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform, crisis_flag={})
    member = world.member_of(platform, "u-77")
    place = {"location": "1 Main St", "notice": NOTICE}
    tapped = member.post(f"/v1/referrals/{referral['id']}/emergency-grant", place)
    assert _opened(world.app, tapped.json["receipt"])["consent"]["covers"] == "emergency"


def test_receipt_names_each_item_with_its_own_kind(world: World) -> None:
    platform = world.platform()
    kinds = ["narrative", "contact"]
    sent = [{"kind": kind, "text": CANARY} for kind in kinds]
    referral = world.submitted(platform, context=sent)
    consent = world.granted(world.member_of(platform, "u-77"), referral)
    named = _opened(world.app, consent["receipt"])["consent"]["items"]
    ids = [item["id"] for item in referral["context"]]
    assert [(item["context_id"], item["kind"]) for item in named] == [*zip(ids, kinds, strict=True)]


def test_each_change_has_a_receipt_of_its_own(world: World) -> None:
    referral, member = _submitted(world)
    wide, narrow = world.granted(member, referral), world.granted(member, referral, items=[])
    assert [each["status"] for each in _receipts(world, member, wide["id"])] == [
        "active",
        "superseded",
    ]
    answer = member.post(f"/v1/consents/{narrow['id']}/revoke").json
    _, last = _receipts(world, member, narrow["id"])
    assert _opened(world.app, answer["receipt"]) == last
    assert (last["status"], last["consent"]["supersedes"]) == ("revoked", wide["id"])


def test_revocation_certifies_when_keys_went_and_when_backups_end(world: World) -> None:
    consent, member, _ = _granted(world)
    member.post(f"/v1/consents/{consent['id']}/revoke")
    erasure = _receipts(world, member, consent["id"])[-1]["erasure"]
    gone, over = (datetime.fromisoformat(erasure[name]) for name in erasure)
    assert list(erasure) == ["keys_destroyed_at", "backups_end_at"]
    assert over - gone == timedelta(days=7)


def test_denial_has_a_receipt(world: World) -> None:
    referral, member = _submitted(world)
    body = world.terms(referral, decision="deny", items=[])
    denied = _opened(world.app, member.post("/v1/consents", body).json["receipt"])
    assert (denied["status"], denied["consent"]["items"]) == ("denied", [])
    assert "erasure" in denied


def test_each_disclosure_has_a_receipt_and_so_has_what_flows_back(world: World) -> None:
    referral, member = world.queued(world.platform())
    clinician = world.clinician("NY")
    claimed(clinician, referral)
    read = clinician.get(f"/v1/referrals/{referral['id']}/context")
    copy = _opened(world.app, read.json["consents"][0]["receipt"])
    assert copy["consent"]["referral_id"] == referral["id"]
    told = {}
    for entry in member.get("/v1/disclosures").json["items"]:
        receipt = member.get(f"/v1/disclosures/{entry['id']}/receipt").json["receipt"]
        claims = _opened(world.app, receipt)
        told[claims["disclosure"]["purpose"]] = claims["disclosure"]
    assert told.keys() == {"triage", "share_back"}
    assert told["triage"]["context_id"] == referral["context"][0]["id"]
    assert told["triage"]["recipient"] == {
        "persona": "clinician",
        "id": str(clinician.actor.id),
    }
    assert told["share_back"]["recipient"] == {
        "persona": "platform",
        "id": str(member.actor.platform_id),
    }
    [consent] = member.get("/v1/consents").json["items"]
    decided = datetime.fromisoformat(consent["decided_at"])
    for entry in member.get("/v1/disclosures").json["items"]:
        assert datetime.fromisoformat(entry["at"]) > decided
    for each in told.values():
        assert (each["consent_id"], each["notice_version"]) == (consent["id"], NOTICE["version"])


def test_no_receipt_holds_a_word_of_the_member_or_their_name_at_the_platform(world: World) -> None:
    _, _, receipt = _granted(world)
    claims = json.dumps(_opened(world.app, receipt))
    assert [word for word in (CANARY, "u-77", "ref-1") if word in claims] == []


def test_receipts_of_another_member_do_not_exist(world: World) -> None:
    consent, _, _ = _granted(world)
    elsewhere = world.platform("Elsewhere")
    world.submitted(elsewhere)
    stranger = world.member_of(elsewhere, "u-77")
    assert stranger.get(f"/v1/consents/{consent['id']}/receipt").status_code == 404


def _altered(receipt: str) -> Iterator[str]:
    """Change one character in each part of a receipt, and its claims by hand."""
    parts = receipt.split(".")
    for n, part in enumerate(parts):
        middle = len(part) // 2
        changed = part[:middle] + ("A" if part[middle] != "A" else "B") + part[middle + 1 :]
        yield ".".join([*parts[:n], changed, *parts[n + 1 :]])
    claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=="))
    claims["consent"]["share_back"] = "none"
    yield ".".join([parts[0], encoded(json.dumps(claims).encode()), parts[2]])
    yield receipt[:-4]
    yield ".".join(parts[:2])
    yield "not a receipt"
    yield ""


def _with_header(receipt: str, **header: Any) -> str:
    _, claims, signature = receipt.split(".")
    return ".".join([encoded(json.dumps(header).encode()), claims, signature])


def _forged(keys: Settings, receipt: str) -> dict[str, str]:
    """Make what looks like the receipt and was not signed as one by this server."""
    own, stranger = load_signing_keys(keys.signing_key_file), ECKey.generate_key("P-256")
    claims = json.loads(base64.urlsafe_b64decode(receipt.split(".")[1] + "=="))
    unsigned = ".".join(_with_header(receipt, alg="none", typ=KIND).split(".")[:2]) + "."
    return {
        "an access token": signer(own, keys.base_url)(claims, "at+jwt"),
        "alg none": unsigned,
        "alg none with the signature": _with_header(receipt, alg="none", typ=KIND, kid=own.kid),
        "HS256": _with_header(receipt, alg="HS256", typ=KIND, kid=own.kid),
        "an unknown key": signer(
            SigningKeys("unknown", stranger, {"unknown": stranger}), keys.base_url
        )(claims, KIND),
        "another key under our name": signer(
            SigningKeys(own.kid, stranger, {own.kid: stranger}), keys.base_url
        )(claims, KIND),
        "our key in another name": signer(own, "https://other.example.org")(
            {name: claims[name] for name in claims if name != "iss"}, KIND
        ),
    }


def test_altered_receipt_fails(world: World, run: Verify) -> None:
    _, _, receipt = _granted(world)
    jwks = visit(world.app, "/oauth/jwks.json").json
    for altered in _altered(receipt):
        with pytest.raises(NotSigned):
            verify_statement(altered, jwks, KIND)
        refused = run(altered)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert re.fullmatch(r"Error: This receipt does not hold\. .+\.\n", refused.stderr)


def test_what_this_server_did_not_sign_as_a_receipt_fails(
    world: World, keys: Settings, run: Verify
) -> None:
    _, _, receipt = _granted(world)
    for name, forged in _forged(keys, receipt).items():
        refused = run(forged)
        assert (refused.exit_code, refused.stdout) == (1, ""), name
        assert refused.stderr.startswith("Error: This receipt does not hold."), name


def test_receipt_is_told_in_plain_words(world: World, run: Verify) -> None:
    consent, member, receipt = _granted(world)
    told = run(f"{receipt}\n")
    assert told.exit_code == 0, told.output
    assert f"Consent {consent['id']}: active, by member_token" in told.stdout
    assert "Shares: narrative" in told.stdout
    assert "for care, triage" in told.stdout
    assert "For whom: any licensed_clinician" in told.stdout
    answer = member.post(f"/v1/consents/{consent['id']}/revoke").json
    assert "Keys destroyed: " in run(answer["receipt"]).stdout
    assert json.loads(run(receipt, "--json").stdout)["sub"] == str(member.actor.id)


def test_disclosure_and_copy_are_told_in_plain_words(world: World, run: Verify) -> None:
    referral, member = world.queued(world.platform())
    clinician = world.clinician("NY")
    claimed(clinician, referral)
    read = clinician.get(f"/v1/referrals/{referral['id']}/context").json
    assert "Copy of consent" in run(read["consents"][0]["receipt"]).stdout
    for entry in member.get("/v1/disclosures").json["items"]:
        receipt = member.get(f"/v1/disclosures/{entry['id']}/receipt").json["receipt"]
        told = run(receipt)
        assert (told.exit_code, "Disclosed: " in told.stdout) == (0, True), told.output


def test_what_nobody_has_words_for_is_said_so(keys: Settings, run: Verify) -> None:
    own = load_signing_keys(keys.signing_key_file)
    strange = signer(own, keys.base_url)({"receipt": "something new"}, KIND)
    refused = run(strange)
    assert (refused.exit_code, "--json shows it" in refused.stderr) == (1, True)
    assert run(strange, "--json").exit_code == 0


def test_old_receipt_holds_after_the_signing_key_was_rotated(
    world: World, keys: Settings, database: Urls, run: Verify
) -> None:
    consent, member, receipt = _granted(world)
    old = json.loads(keys.signing_key_file.read_text())
    new = ECKey.generate_key("P-256", auto_kid=True).as_dict(private=True)
    write_private(keys.signing_key_file, json.dumps({"keys": [new, old]}))
    rotated = create_app(replace(keys, database_url=database.app))
    try:
        later = World(rotated, database, world.actors, world.enrolled)
        again = Caller(rotated, member.actor)
        answer = again.post(f"/v1/consents/{consent['id']}/revoke").json
        assert _header(answer["receipt"])["kid"] == new["kid"] != _header(receipt)["kid"]
        assert _opened(rotated, receipt)["status"] == "active"
        assert [each["status"] for each in _receipts(later, again, consent["id"])] == [
            "active",
            "revoked",
        ]
    finally:
        rotated.extensions["warmhandoff.database"].database.dispose()
    assert run(receipt).exit_code == 0
    write_private(keys.signing_key_file, json.dumps(new))
    assert run(receipt).exit_code == 1, "a key that is gone verifies nothing"


def _header(receipt: str) -> dict[str, Any]:
    header: dict[str, Any] = json.loads(
        base64.urlsafe_b64decode(receipt.split(".", maxsplit=1)[0] + "==")
    )
    return header


@pytest.fixture
def served(keys: Settings, database: Urls) -> Iterator[tuple[str, World]]:
    """The app behind a socket, and its address: what a stranger has."""
    server = make_server("127.0.0.1", 0, Flask("nothing yet"), threaded=True)
    base_url = f"http://127.0.0.1:{server.port}"
    server.app = app = create_app(replace(keys, database_url=database.app, base_url=base_url))
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield base_url, World(app, database)
    server.shutdown()
    thread.join()
    server.server_close()
    app.extensions["warmhandoff.database"].database.dispose()


def test_stranger_verifies_with_published_keys_or_with_a_file_of_them(
    served: tuple[str, World], run: Verify, tmp_path: Path
) -> None:
    base_url, world = served
    _, _, receipt = _granted(world)
    address = f"{base_url}/oauth/jwks.json"
    assert run(receipt, "--jwks", address).exit_code == 0
    path = tmp_path / "jwks.json"
    path.write_text(visit(world.app, "/oauth/jwks.json").text)
    assert run(receipt, "--jwks", str(path)).exit_code == 0
    other = run(receipt, "--jwks", address.replace("127.0.0.1", "localhost"))
    assert (other.exit_code, "in whose name it was not issued" in other.stderr) == (1, True)


@pytest.mark.parametrize(
    ("jwks", "said"),
    [
        ("http://keys.example.org/jwks.json", "https alone"),
        ("http://127.0.0.1:1/jwks.json", "There is no key set at"),
        ("none.json", "holds no key set"),
        (__file__, "holds no key set"),
    ],
)
def test_keys_that_cannot_be_had_are_one_sentence(run: Verify, jwks: str, said: str) -> None:
    refused = run("whatever", "--jwks", jwks)
    assert (refused.exit_code, said in refused.stderr) == (1, True)
    assert refused.stderr.count("\n") == 1


def _script() -> str:
    [script] = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)
    return str(script)


def test_script_in_the_docs_verifies_a_receipt_and_refuses_an_altered_one(
    served: tuple[str, World], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    base_url, world = served
    consent, _, receipt = _granted(world)
    script = compile(_script(), "docs/consent-record.md", "exec")
    monkeypatch.setattr(sys, "argv", ["-", f"{base_url}/oauth/jwks.json"])
    monkeypatch.setattr(sys, "stdin", io.StringIO(receipt))
    exec(script, {})
    assert consent["id"] in capsys.readouterr().out
    for altered in _altered(receipt):
        monkeypatch.setattr(sys, "stdin", io.StringIO(altered))
        with pytest.raises(Exception):  # noqa: B017, PT011 - whatever the library says
            exec(script, {})


def test_script_in_the_docs_has_ten_lines() -> None:
    assert len([line for line in _script().splitlines() if line.strip()]) <= 10
