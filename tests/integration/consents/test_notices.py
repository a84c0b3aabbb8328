"""The notice that a consent names must be one that this server shows."""

import hashlib
from typing import Any

import pytest

from api.consents.notices import LANGUAGES
from tests.world import NOTICE, World, visit

UNKNOWN = [
    {"version": "2020-01"},
    {"language": "fr"},
    {"language": "es"},
    {"sha256": "0" * 64},
]


@pytest.mark.parametrize("lang", [*LANGUAGES, "es-MX", "fr"])
def test_current_notice_is_public_and_comes_with_its_digest(world: World, lang: str) -> None:
    answer = visit(world.app, f"/v1/notices/current?lang={lang}")
    assert answer.status_code == 200
    shown = answer.json
    assert shown["language"] == {"es-MX": "es", "fr": "en"}.get(lang, lang)
    assert shown["sha256"] == hashlib.sha256(shown["text"].encode()).hexdigest()


def test_notice_that_was_fetched_is_one_to_consent_with(world: World) -> None:
    lighthouse = world.platform()
    referral = world.submitted(lighthouse)
    shown = visit(world.app, "/v1/notices/current?lang=es").json
    notice = {name: shown[name] for name in NOTICE}
    member = world.member_of(lighthouse, "u-77")
    answer = member.post("/v1/consents", world.terms(referral, notice=notice))
    assert answer.status_code == 201
    assert world.rows("SELECT notice_sha256 FROM consent") == [(shown["sha256"],)]


@pytest.mark.parametrize("decision", [{"decision": "grant"}, {"decision": "deny", "items": []}])
@pytest.mark.parametrize("wrong", UNKNOWN, ids=lambda wrong: str(*wrong.values()))
def test_text_that_nobody_here_wrote_is_no_notice(
    world: World, wrong: dict[str, str], decision: dict[str, Any]
) -> None:
    lighthouse = world.platform()
    referral = world.submitted(lighthouse)
    member = world.member_of(lighthouse, "u-77")
    body = world.terms(referral, notice=NOTICE | wrong) | decision
    refused = member.post("/v1/consents", body)
    assert refused.status_code == 422
    [error] = refused.json["errors"]
    assert error["pointer"] == "/notice"
    assert "GET /v1/notices/current" in error["detail"]
    assert NOTICE["version"] in error["detail"]
    assert world.rows("SELECT 1 FROM consent") == []
    assert world.rows("SELECT status FROM referral") == [("awaiting_consent",)]


def test_retention_is_public_with_a_source_for_each_rule(world: World) -> None:
    rules = visit(world.app, "/v1/retention").json["rules"]
    assert all(rule["source"]["citation"] for rule in rules)
    assert {
        (rule["keep"]["years"], rule["source"]["citation"])
        for rule in rules
        if rule["record_class"] == "disclosure" and rule["confirmed"]
    } >= {(6, "45 CFR 164.528(a)(1)")}
    [audit] = {str(rule["keep"]) for rule in rules if rule["record_class"] == "audit"}
    assert audit == "None"
