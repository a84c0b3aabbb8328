"""Attestation: where an agreement allows it, a platform vouches for its member's consent."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from joserfc import jws

from api.clock import utc_now
from api.db.session import Database
from api.worker import number_feeds
from tests.world import Answer, Caller, World, claimed

NARRATIVE = {"kind": "narrative", "text": "I sleep badly."}
CONTACT = {"kind": "contact", "text": "555-0101"}


@pytest.fixture
def platform(world: World) -> Caller:
    """A platform whose community has an agreement."""
    found = world.platform()
    world.agreed(found)
    return found


@pytest.fixture
def worker(world: World) -> Iterator[Database]:
    made = Database(world.urls.app, pool_size=1)
    yield made
    made.dispose()


def _sent(world: World, platform: Caller, *kinds: str, **changes: Any) -> Answer:
    """Submit a narrative with a consent to these kinds; `changes` are of the consent."""
    body = world.body(platform, attested_consent=world.attested(*kinds, **changes))
    return platform.post("/v1/referrals", body)


def _attested(world: World, platform: Caller, **changes: Any) -> dict[str, Any]:
    answer = _sent(world, platform, "narrative", **changes)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json
    return found


def _ago(**delta: float) -> str:
    return (utc_now() - timedelta(**delta)).isoformat()


def _problem(answer: Answer) -> tuple[int, str]:
    return answer.status_code, answer.json["type"].rpartition("/")[2]


def _stored(world: World) -> list[int]:
    tables = ("member", "referral", "context_item", "consent", "intake_card", "feed_event")
    return [world.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables]


def test_attested_referral_waits_for_a_clinician_at_once(world: World, platform: Caller) -> None:
    answer = _sent(world, platform, "narrative", "contact")
    referral = answer.json
    assert (answer.status_code, referral["status"]) == (201, "queued")
    assert (referral["next_action"], referral["next_actor"]) == ("claim", "clinician")
    clinician = world.clinician("NY")
    assert claimed(clinician, referral) == "1"
    read = clinician.get(f"/v1/referrals/{referral['id']}/context")
    assert [item["text"] for item in read.json["items"]] == [
        "I feel low most days and sleep badly."
    ]


def test_feed_tells_that_it_was_submitted_and_queued(
    world: World, platform: Caller, worker: Database
) -> None:
    _attested(world, platform)
    number_feeds(worker)
    types = [event["type"] for event in platform.get("/v1/events").json["items"]]
    assert types == ["referral.submitted", "referral.queued"]


def test_record_says_who_attested_what_with_which_evidence(world: World, platform: Caller) -> None:
    decided_at = _ago(days=3)
    clinician = world.clinician("NY")
    recipients = [{"clinician_id": str(clinician.actor.id)}]
    referral = _attested(
        world,
        platform,
        decided_at=decided_at,
        recipients=recipients,
        grantor={"role": "representative", "basis": "health care proxy"},
    )
    [row] = world.rows(
        "SELECT c.*, r.id AS of FROM consent c JOIN referral r ON r.id = referral_id"
    )
    assert str(row.of) == referral["id"]
    assert (row.status, row.method, row.covers) == ("active", "platform_attestation", "referral")
    assert (row.evidence_sha256, row.evidence_reference) == ("e" * 64, "vault-1042")
    assert (row.grantor_role, row.grantor_basis) == ("representative", "health care proxy")
    assert row.recipient_clinician_id == clinician.actor.id
    assert row.decided_at == datetime.fromisoformat(decided_at)
    assert (row.share_back, row.notice_version, row.regimes) == ("outcome", "2026-11", ["state"])
    [event] = world.rows("SELECT status, method, at FROM consent_event")
    assert (event.status, event.method) == ("active", "platform_attestation")
    assert event.at > row.decided_at, "it came into force here, not when it was decided"
    [(actor, body)] = world.rows(
        "SELECT actor_persona, body FROM audit_event WHERE action = 'consent.granted'"
    )
    assert actor == "platform"
    assert "platform_attestation" in body
    assert "vault" not in body


def test_notice_may_be_one_that_the_platform_wrote(world: World, platform: Caller) -> None:
    own = {"version": "circle-7", "language": "fr", "sha256": "c" * 64}
    _attested(world, platform, notice=own)
    sql = "SELECT notice_version, notice_language, notice_sha256 FROM consent"
    assert [tuple(row) for row in world.rows(sql)] == [tuple(own.values())]


def test_only_the_purposes_of_each_kind_are_consented(world: World, platform: Caller) -> None:
    items = [
        {"kind": "narrative", "purposes": ["triage"]},
        {"kind": "contact", "purposes": ["care"]},
    ]
    consent = world.attested(items=items)
    body = world.body(platform, context=[NARRATIVE, CONTACT, NARRATIVE], attested_consent=consent)
    referral = platform.post("/v1/referrals", body).json
    clinician = world.clinician("NY")
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}"
    triage = clinician.get(f"{path}/context").json["items"]
    assert [item["kind"] for item in triage] == ["narrative", "narrative"]
    clinician.post(f"{path}/accept", Claim_Token=token)
    assert [i["kind"] for i in clinician.get(f"{path}/context").json["items"]] == ["contact"]


def test_community_without_an_agreement_attests_nothing(world: World) -> None:
    platform = world.platform()
    answer = _sent(world, platform, "narrative")
    assert _problem(answer) == (403, "attestation-not-agreed")
    assert "ask the operator" in answer.json["detail"]
    assert _stored(world) == [0] * 6


def test_agreement_is_the_communitys_own(world: World, platform: Caller) -> None:
    other = str(world.second_community(platform))
    body = world.body(platform, community_id=other, attested_consent=world.attested("narrative"))
    assert _problem(platform.post("/v1/referrals", body)) == (403, "attestation-not-agreed")


def test_item_outside_the_consent_is_refused_and_not_trimmed(
    world: World, platform: Caller
) -> None:
    body = world.body(
        platform,
        context=[NARRATIVE, CONTACT, NARRATIVE, CONTACT],
        attested_consent=world.attested("narrative"),
    )
    answer = platform.post("/v1/referrals", body)
    assert answer.status_code == 422
    pointers = [error["pointer"] for error in answer.json["errors"]]
    assert pointers == ["/context/1/kind", "/context/3/kind"]
    assert "555-0101" not in answer.text
    assert _stored(world) == [0] * 6


def test_consent_to_nothing_refers_without_a_word(world: World, platform: Caller) -> None:
    body = world.body(platform, text=None, attested_consent=world.attested())
    answer = platform.post("/v1/referrals", body)
    assert (answer.status_code, answer.json["status"]) == (201, "queued")


TWICE = [{"kind": "narrative", "purposes": [purpose]} for purpose in ("triage", "care")]
IN_AN_EMERGENCY = [{"kind": "narrative", "purposes": ["emergency"]}]
ON_CALL = [{"class": "on_call_clinician"}]


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"items": TWICE}, "items"),
        ({"items": IN_AN_EMERGENCY}, "items/0/purposes"),
        ({"items": [{"kind": "narrative", "purposes": []}]}, "items/0/purposes"),
        ({"decided_at": _ago(hours=-1)}, "decided_at"),
        ({"decided_at": _ago(days=91)}, "decided_at"),
        ({"expires_at": _ago(minutes=1)}, "expires_at"),
        ({"expires_at": _ago(days=-366)}, "expires_at"),
        ({"recipients": ON_CALL}, "recipients/0/class"),
        ({"recipients": [{"clinician_id": str(uuid4())}]}, "recipients/0/clinician_id"),
        ({"recipients": [{"organisation_id": str(uuid4())}]}, "recipients/0/organisation_id"),
        ({"grantor": {"role": "guardian"}}, "grantor/basis"),
        ({"evidence": {"sha256": "E" * 64, "reference": "x"}}, "evidence/sha256"),
        ({"evidence": {"sha256": "e" * 64}}, "evidence/reference"),
        ({"method": "member_token"}, "method"),
        ({"covers": "emergency"}, "covers"),
    ],
)
def test_what_an_attestation_may_not_say_is_named(
    world: World, platform: Caller, changes: dict[str, Any], pointer: str
) -> None:
    answer = _sent(world, platform, "narrative", **changes)
    assert answer.status_code == 422, answer.text
    assert [e["pointer"] for e in answer.json["errors"]] == [f"/attested_consent/{pointer}"]
    assert _stored(world) == [0] * 6


def test_decision_of_90_days_ago_still_counts(world: World, platform: Caller) -> None:
    assert _attested(world, platform, decided_at=_ago(days=89, hours=23))


def test_minor_is_refused_with_an_attested_consent_too(world: World, platform: Caller) -> None:
    body = world.body(platform, attested_consent=world.attested("narrative"))
    body["member"]["age_group"] = "16_17"
    assert _problem(platform.post("/v1/referrals", body)) == (409, "minor-not-served")


def test_member_sees_narrows_and_revokes_what_was_attested(world: World, platform: Caller) -> None:
    referral = _attested(world, platform)
    member, clinician = world.member_of(platform, "u-77"), world.clinician("NY")
    [seen] = member.get("/v1/consents").json["items"]
    assert (seen["method"], seen["status"]) == ("platform_attestation", "active")
    path = f"/v1/referrals/{referral['id']}"
    claimed(clinician, referral)
    assert len(clinician.get(f"{path}/context").json["items"]) == 1
    narrowed = world.granted(member, referral, purposes=["care"])
    assert (narrowed["supersedes"], narrowed["method"]) == (seen["id"], "member_token")
    assert clinician.get(f"{path}/context").json["items"] == []
    revoked = member.post(f"/v1/consents/{narrowed['id']}/revoke")
    assert (revoked.status_code, revoked.json["keys_destroyed"]) == (200, 1)
    assert clinician.get(f"{path}/context").status_code == 410
    assert member.get(path).json["status"] == "withdrawn"


def test_member_revokes_what_was_attested_at_once(world: World, platform: Caller) -> None:
    _attested(world, platform)
    member, clinician = world.member_of(platform, "u-77"), world.clinician("NY")
    [seen] = member.get("/v1/consents").json["items"]
    assert member.post(f"/v1/consents/{seen['id']}/revoke").status_code == 200
    assert clinician.get("/v1/intake-queue").json["items"] == []


@pytest.mark.parametrize("ended", ["revoke", "deny"])
def test_decision_that_was_taken_back_cannot_be_attested_again(
    world: World, platform: Caller, ended: str
) -> None:
    before = _ago(days=1)
    if ended == "revoke":
        _attested(world, platform, decided_at=before)
        member = world.member_of(platform, "u-77")
        [consent] = member.get("/v1/consents").json["items"]
        assert member.post(f"/v1/consents/{consent['id']}/revoke").status_code == 200
    else:
        referral = world.submitted(platform)
        member = world.member_of(platform, "u-77")
        terms = world.terms(referral, decision="deny", items=[])
        assert member.post("/v1/consents", terms).status_code == 201
    answer = _sent(world, platform, "narrative", decided_at=before)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/attested_consent/decided_at"
    assert _attested(world, platform, decided_at=_ago(seconds=0))


def test_another_members_no_changes_nothing(world: World, platform: Caller) -> None:
    world.submitted(platform, member_ref="u-1")
    other = world.member_of(platform, "u-1")
    [denied] = other.get("/v1/referrals").json["items"]
    other.post("/v1/consents", world.terms(denied, decision="deny", items=[]))
    assert _attested(world, platform)


def test_receipt_says_that_it_was_attested_and_on_which_evidence(
    world: World, platform: Caller
) -> None:
    _attested(world, platform)
    member = world.member_of(platform, "u-77")
    [consent] = member.get("/v1/consents").json["items"]
    [receipt] = member.get(f"/v1/consents/{consent['id']}/receipt").json["items"]
    claims = jws.extract_compact(receipt["receipt"].encode()).payload.decode()
    assert '"platform_attestation"' in claims
    assert "e" * 64 in claims
    assert "vault-1042" not in claims


def test_risk_found_by_the_screen_ranks_the_card(world: World, platform: Caller) -> None:
    screener = {"kind": "screener", "instrument": "phq-9", "answers": {"9": 3}}
    attested = world.attested("screener")
    body = world.body(platform, context=[screener], attested_consent=attested)
    referral = platform.post("/v1/referrals", body).json
    assert referral["risk"] >= "L2"
    [(rank,)] = world.rows("SELECT risk_rank FROM intake_card")
    assert rank == 3 - int(referral["risk"][1])


def test_lifecycle_has_the_row_and_no_action_promises_it_later(
    world: World, platform: Caller
) -> None:
    rows = platform.get("/v1/referrals/lifecycle").json["transitions"]
    begun = [r["to_place"] for r in rows if r["action"] == "submit" and r["from_place"] is None]
    assert begun == ["awaiting_consent", "queued"]
    for referral in (_attested(world, platform), world.submitted(platform, member_ref="u-2")):
        actions = platform.get(f"/v1/referrals/{referral['id']}/actions").json["items"]
        named = [each["action"] for each in actions]
        assert named == ["cancel", "void", "message_owner", "move"]


# The operator's part


def test_operator_allows_and_ends_it_and_both_are_on_record(world: World) -> None:
    platform, operator = world.platform(), world.operator()
    community = world.enrolled[platform.actor.id].community_id
    path = f"/v1/admin/communities/{community}/attestation"
    allowed = operator.post(path, {"agreement": "agreement-2026-014"})
    assert (allowed.status_code, allowed.json["agreement"]) == (200, "agreement-2026-014")
    assert allowed.json["id"] == str(community)
    standing = _attested(world, platform)
    assert operator.post(path, {"agreement": None}).json["agreement"] is None
    late = _sent(world, platform, "narrative")
    assert _problem(late) == (403, "attestation-not-agreed")
    assert claimed(world.clinician("NY"), standing) == "1", "what was attested before stands"
    acts = world.rows(
        "SELECT action, actor_persona, object_id FROM audit_event WHERE action LIKE 'community%'"
        " ORDER BY position"
    )
    assert [tuple(act) for act in acts] == [
        ("community.attestation_allowed", "operator", community),
        ("community.attestation_ended", "operator", community),
    ]


def test_agreement_with_a_community_nobody_knows_is_not_found(world: World) -> None:
    path = f"/v1/admin/communities/{uuid4()}/attestation"
    assert world.operator().post(path, {"agreement": "a"}).status_code == 404


@pytest.mark.parametrize("body", [{}, {"agreement": ""}, {"agreement": "x" * 129}])
def test_agreement_is_named_or_null(world: World, platform: Caller, body: dict[str, str]) -> None:
    community = world.enrolled[platform.actor.id].community_id
    path = f"/v1/admin/communities/{community}/attestation"
    assert world.operator().post(path, body).status_code == 422
    assert platform.post(path, {"agreement": "mine"}).status_code == 403
