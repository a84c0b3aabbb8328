"""Who decides, and the whole record: a guardian or representative, each member of each consent."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from joserfc import jws

from api.clock import utc_now
from tests.world import NOTICE, Answer, Caller, World, claimed

BASIS = "health care proxy of 2026-03-02"


def _claims(receipt: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(jws.extract_compact(receipt.encode()).payload)
    return found


def _decided(world: World, *, decision: str, **changes: Any) -> tuple[Answer, Caller]:
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    items: list[str] | None = [] if decision == "deny" else None
    terms = world.terms(referral, items=items, decision=decision, **changes)
    return member.post("/v1/consents", terms), member


@pytest.mark.parametrize("role", ["guardian", "representative"])
@pytest.mark.parametrize("decision", ["grant", "deny"])
def test_somebody_may_decide_for_the_member(world: World, role: str, decision: str) -> None:
    answer, member = _decided(world, decision=decision, grantor={"role": role, "basis": BASIS})
    assert (answer.status_code, answer.json["grantor_role"]) == (201, role)
    [row] = world.rows("SELECT grantor_role, grantor_basis, status FROM consent")
    status = "active" if decision == "grant" else "denied"
    assert tuple(row) == (role, BASIS, status)
    path = f"/v1/consents/{answer.json['id']}"
    shown = member.get(path).json
    assert (shown["grantor_role"], shown["grantor_basis"]) == (role, BASIS)
    [receipt] = member.get(f"{path}/receipt").json["items"]
    assert _claims(receipt["receipt"])["consent"]["grantor"] == {"role": role}


def test_free_words_of_the_ground_are_told_to_the_member_alone(world: World) -> None:
    grantor = {"role": "guardian", "basis": "canary basis"}
    answer, member = _decided(world, decision="grant", grantor=grantor)
    clinician = world.clinician("NY")
    [referral] = member.get("/v1/referrals").json["items"]
    claimed(clinician, referral)
    read = clinician.get(f"/v1/referrals/{referral['id']}/context")
    receipts = [answer.json["receipt"], *(copy["receipt"] for copy in read.json["consents"])]
    told = [read.text, *(str(_claims(receipt)) for receipt in receipts)]
    audited = [row[0] for row in world.rows("SELECT body FROM audit_event")]
    assert len(receipts) == 2
    assert not [text for text in (*told, *audited) if "canary" in text]
    assert _claims(receipts[1])["consent"]["grantor"] == {"role": "guardian"}


@pytest.mark.parametrize(
    "grantor",
    [
        {"role": "guardian"},
        {"role": "representative", "basis": None},
        {"role": "self", "basis": "own"},
        {"role": "guardian", "basis": ""},
        {"role": "guardian", "basis": "x" * 201},
    ],
)
def test_ground_is_said_for_somebody_else_alone(world: World, grantor: dict[str, str]) -> None:
    answer, _ = _decided(world, decision="grant", grantor=grantor)
    assert answer.status_code == 422
    assert [e["pointer"] for e in answer.json["errors"]] == ["/grantor/basis"]


def test_member_decides_where_nobody_else_is_named(world: World) -> None:
    answer, _ = _decided(world, decision="grant")
    assert answer.json["grantor_role"] == "self"
    assert world.rows("SELECT grantor_basis FROM consent") == [(None,)]


def test_member_cannot_grant_an_emergency_among_the_other_purposes(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    for changes, pointer in (
        ({"purposes": ["emergency"]}, "/items/0/purposes"),
        ({"recipients": [{"class": "on_call_clinician"}]}, "/recipients/0/class"),
    ):
        answer = member.post("/v1/consents", world.terms(referral, **changes))
        assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, pointer)
        assert "/v1/referrals/{id}/emergency-grant" in answer.json["errors"][0]["detail"]


# Every member of the record


def _as_stored(value: Any) -> Any:
    """Read a member of the wire as the database holds it."""
    if isinstance(value, str) and value.endswith("Z"):
        return datetime.fromisoformat(value)
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    return value.astimezone(UTC) if isinstance(value, datetime) else value


SHOWN_AS_STORED = (
    "id",
    "referral_id",
    "status",
    "covers",
    "share_back",
    "messages_with_platform",
    "grantor_role",
    "recipient_class",
    "recipient_clinician_id",
    "recipient_organisation_id",
    "regimes",
    "policy_version",
    "grantor_basis",
    "notice_version",
    "notice_language",
    "notice_sha256",
    "method",
    "evidence_sha256",
    "evidence_reference",
    "supersedes",
    "decided_at",
    "expires_at",
)


@pytest.fixture
def narrowed(world: World) -> tuple[Caller, dict[str, Any], list[str]]:
    """A second consent whose every member has a value of its own, and its two items."""
    platform = world.platform()
    context = [
        {"kind": "narrative", "text": "a", "regime": "part2"},
        {"kind": "contact", "text": "b", "regime": "hipaa"},
    ]
    referral = world.submitted(platform, context=context)
    member, clinician = world.member_of(platform, "u-77"), world.clinician("NY")
    world.granted(member, referral)
    terms = world.terms(
        referral,
        share_back="open_closed",
        recipients=[{"clinician_id": str(clinician.actor.id)}],
        grantor={"role": "representative", "basis": BASIS},
        expires_at=(utc_now() + timedelta(days=7, microseconds=123)).isoformat(),
    )
    ids = [item["id"] for item in referral["context"]]
    terms["items"][1]["purposes"] = ["care"]
    answer = member.post("/v1/consents", terms)
    assert answer.status_code == 201, answer.text
    return member, answer.json, ids


@pytest.mark.parametrize("field", SHOWN_AS_STORED)
def test_each_member_is_shown_as_the_database_holds_it(
    world: World, narrowed: tuple[Caller, dict[str, Any], list[str]], field: str
) -> None:
    member, decided, _ = narrowed
    [(stored,)] = world.rows(f"SELECT {field} FROM consent WHERE id = :id", id=decided["id"])
    alone = member.get(f"/v1/consents/{decided['id']}").json
    listed = member.get("/v1/consents").json["items"][0]
    for shown in (decided, alone, listed):
        assert _as_stored(shown[field]) == _plain(stored), field


def test_values_of_the_record_differ_enough_to_tell_its_members_apart(
    narrowed: tuple[Caller, dict[str, Any], list[str]],
) -> None:
    _, decided, ids = narrowed
    assert decided["regimes"] == ["hipaa", "part2"]
    assert decided["supersedes"] not in (None, decided["id"])
    assert decided["recipient_clinician_id"]
    by_id = {item["context_id"]: item["purposes"] for item in decided["items"]}
    assert by_id == {ids[0]: ["care", "triage"], ids[1]: ["care"]}


def test_evidence_of_an_attested_consent_is_shown_to_the_member(world: World) -> None:
    platform = world.platform()
    world.agreed(platform)
    world.submitted(platform, attested_consent=world.attested("narrative"))
    [shown] = world.member_of(platform, "u-77").get("/v1/consents").json["items"]
    assert (shown["evidence_sha256"], shown["evidence_reference"]) == ("e" * 64, "vault-1042")


def test_every_column_of_the_record_is_shown_or_has_a_reason_not_to_be(
    world: World, narrowed: tuple[Caller, dict[str, Any], list[str]]
) -> None:
    told_otherwise = {
        "platform_id": "the token's own tenant",
        "member_id": "the token's own member",
    }
    columns = world.rows(
        "SELECT attname FROM pg_attribute WHERE attrelid = 'consent'::regclass AND attnum > 0"
    )
    assert {name for (name,) in columns} == {*SHOWN_AS_STORED, *told_otherwise}
    _, decided, _ = narrowed
    terms = _claims(decided["receipt"])["consent"]
    assert terms["notice"] == NOTICE
    assert terms["evidence_sha256"] is None


# The law that words come under


def test_item_comes_under_the_law_of_the_state_where_nothing_is_said(world: World) -> None:
    world.submitted(world.platform())
    assert world.rows("SELECT regime FROM context_item") == [("state",)]


def test_law_of_an_item_that_is_not_shared_is_not_named(world: World) -> None:
    items = [
        {"kind": "narrative", "text": "a", "regime": "part2"},
        {"kind": "contact", "text": "b", "regime": "hipaa"},
    ]
    platform = world.platform()
    referral = world.submitted(platform, context=items)
    member = world.member_of(platform, "u-77")
    world.granted(member, referral, items=[referral["context"][1]["id"]])
    assert world.rows("SELECT regimes FROM consent") == [(["hipaa"],)]


def test_unknown_law_is_refused(world: World) -> None:
    platform = world.platform()
    item = {"kind": "narrative", "text": "a", "regime": "ferpa"}
    answer = platform.post("/v1/referrals", world.body(platform, context=[item]))
    assert answer.status_code == 422
    assert [e["pointer"] for e in answer.json["errors"]] == ["/context/0/regime"]


@pytest.mark.parametrize("attested", [False, True])
def test_statement_goes_with_part_2_words_and_the_account_names_it(
    world: World, *, attested: bool
) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    context = [
        {"kind": "narrative", "text": "a", "regime": "part2"},
        {"kind": "contact", "text": "b"},
    ]
    if attested:
        world.agreed(platform)
        consent = world.attested("narrative", "contact")
        referral = world.submitted(platform, context=context, attested_consent=consent)
        member = world.member_of(platform, "u-77")
    else:
        referral, member = world.queued(platform, context=context)
    claimed(clinician, referral)
    read = clinician.get(f"/v1/referrals/{referral['id']}/context").json
    assert [item["regime"] for item in read["items"]] == ["part2", "state"]
    [statement] = read["statements"]
    assert statement["id"] == "42-cfr-2.32-a-2"
    assert "42 CFR part 2 prohibits" in statement["text"]
    account = member.get("/v1/disclosures").json["items"]
    named = {e["what"]: e["statement"] for e in account if e["purpose"] == "triage"}
    assert named == {"narrative": "42-cfr-2.32-a-2", "contact": None}
    [consent] = member.get("/v1/consents").json["items"]
    assert consent["regimes"] == ["part2", "state"]
